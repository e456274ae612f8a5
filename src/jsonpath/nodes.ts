/** A JSONPath template as a tree. */

/** A template: texts and actions (`{…}`) one behind the other. */
export type Template = readonly (TextNode | Path)[];

/** What is in an action: steps, each applied to what the one before it found. */
export interface Path {
  readonly kind: 'path';
  readonly steps: readonly Step[];
}

export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
}

export type Step =
  | TextNode
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'slice'; readonly slice: Slice }
  | { readonly kind: 'filter'; readonly left: Path; readonly operator: string; readonly right: Path | undefined }
  | { readonly kind: 'number'; readonly value: number; readonly isInteger: boolean }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'recursive' }
  | { readonly kind: 'union'; readonly paths: readonly Path[] }
  /** `range` and `end`; any other word is an error when it is reached. */
  | { readonly kind: 'word'; readonly word: string };

/** `[start:end:step]`; `[i]` has the end i + 1, `derived` from the start. */
export interface Slice {
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly derived: boolean;
  readonly step: number | undefined;
}
