/** Why a field differs: what differs in what the two renderings are made of. */
import type { SourcePosition } from '../base/errors.ts';
import type { Value } from '../go/value.ts';
import type { Origin } from '../values/origins.ts';

/** A value on one side, and the layer that sets it. */
export interface LayerValue {
  readonly value: Value;
  readonly origin: Origin;
}

export type Cause =
  /** A side without a value does not set it. */
  | { readonly kind: 'values'; readonly path: string; readonly before?: LayerValue; readonly after?: LayerValue }
  /** A line of a template; a side without a place does not have it. */
  | { readonly kind: 'template'; readonly before?: SourcePosition; readonly after?: SourcePosition }
  /** Another version of a dependency, or one that is there on one side only. */
  | { readonly kind: 'dependency'; readonly name: string; readonly before?: string; readonly after?: string }
  /** A field of Chart.yaml. */
  | { readonly kind: 'chart'; readonly field: string; readonly before: string; readonly after: string }
  /** What the two sides are rendered for: their version of Kubernetes. */
  | { readonly kind: 'option'; readonly name: string; readonly before: string; readonly after: string }
  /** Somebody who changed an object on a cluster, and when. */
  | { readonly kind: 'manager'; readonly name: string; readonly operation: string; readonly time: string; readonly subresource: string }
  /** Another version of Helm; `differences` are the entries of the table of its versions that make the change. */
  | { readonly kind: 'helm'; readonly before: string; readonly after: string; readonly differences?: readonly string[] };
