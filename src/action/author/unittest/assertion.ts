/** An assertion on the documents of a template. */
import type { Dict, Value } from '../../../go/value.ts';
import type { SnapshotComparer } from './snapshot.ts';

export interface Assertion {
  /** As the suite calls it: `equal`, `notEqual`, `isKind`, … */
  readonly type: string;
  readonly not: boolean;
  /** Empty if the assertion does not say. */
  readonly template: string;
  readonly documentIndex: number | undefined;
  readonly documentSelector: DocumentSelector | undefined;
  /** The assertion is about a chart that renders; `failedTemplate` is not. */
  readonly expectsRendering: boolean;
  readonly check: Check;
  /** The name says the opposite of the check: `notEqual`. */
  readonly opposite: boolean;
}

/** A rendered document, or `{ raw: text }` for what is none. */
export type Manifest = Dict;

export interface CheckInput {
  /** All documents of the template. */
  readonly documents: readonly Manifest[];
  /** Those that the assertion selects. */
  readonly selected: readonly Manifest[];
  /** The check should not hold. */
  readonly negative: boolean;
  readonly snapshots: SnapshotComparer;
  /** The error that stopped the rendering. */
  readonly renderError: string | undefined;
  /** Stop at the first failure. */
  readonly failFast: boolean;
}

/** Whether an assertion passes, and the lines that explain why not. */
export interface Outcome {
  readonly passed: boolean;
  readonly lines: readonly string[];
  /** What it is that does not hold; absent if that is no place in a document. */
  readonly culprits?: readonly Culprit[];
}

/** A place in a document that an assertion does not hold for. */
export interface Culprit {
  readonly manifest: Manifest;
  /** As the suite writes it; empty for the whole document. */
  readonly path: string;
  /** Which of the values that the path finds; absent for all of them. */
  readonly value?: number;
}

export type Check = (input: CheckInput) => Outcome;

/** Which documents an assertion is about: those where the path is found, with that value if one is given. */
export interface DocumentSelector {
  readonly path: string;
  readonly value: Value;
  readonly matchMany: boolean;
  readonly skipEmptyTemplates: boolean;
}
