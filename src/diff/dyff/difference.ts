/** What dyff finds, as data: where two streams of documents differ, and how. */
import type { TreeMapping, TreeNode, TreeSequence } from '../../codec/yaml/tree/tree.ts';

/** A key of a mapping, the name that identifies an element of a list, or its index. */
export type Step = { readonly key: string } | { readonly name: string } | { readonly index: number };

export interface Place {
  /** The name of the object. */
  readonly root: string;
  readonly steps: readonly Step[];
}

export type Detail =
  | { readonly kind: 'added' | 'removed'; readonly what: Part }
  | { readonly kind: 'modified'; readonly from: TreeNode; readonly to: TreeNode }
  | { readonly kind: 'reordered'; readonly from: readonly TreeNode[]; readonly to: readonly TreeNode[] };

/** A whole document, entries of a mapping, or elements of a list. */
export type Part =
  | { readonly of: 'document'; readonly node: TreeNode }
  | { readonly of: 'part'; readonly node: TreeMapping | TreeSequence };

export interface Difference {
  /** Absent if it is about the documents themselves. */
  readonly place?: Place;
  readonly details: readonly Detail[];
}

export interface Differences {
  readonly found: readonly Difference[];
  /** Whether there is more than one object on the first side, so that places need its name. */
  readonly namesObjects: boolean;
}

/** Refused as dyff refuses it: then nothing at all is compared. */
export class NotComparable extends Error {}

export function pathWithin({ root, steps }: Place, step: Step): Place {
  return { root, steps: [...steps, step] };
}
