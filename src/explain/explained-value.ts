/** A value, explained: which layers set it, and which one wins. */
import type { Value } from '../go/value.ts';
import type { Origin } from '../values/origins.ts';
import type { PathStep } from './value-path.ts';

/** The outcome of a value: what wins has another type, or is a null that removes it. */
export type Outcome = 'wins' | 'overridden' | 'type-changed' | 'removed';

/** What one layer sets at a place. */
export interface ChainLink {
  readonly value: Value;
  /** The Go type; `nil` for null. */
  readonly type: string;
  readonly outcome: Outcome;
  readonly origin: Origin;
}

/** A leaf (a scalar, null, a list, an empty table) and the values that layers set for it, the winner first. */
export interface ExplainedValue {
  /** `a[0].b`; keys that hold dots are quoted. */
  readonly path: string;
  readonly steps: readonly PathStep[];
  readonly value: Value;
  readonly type: string;
  readonly chain: readonly ChainLink[];
}
