/** What causes are looked for in: both sides, and the lines that a change is about. */
import type { ExplainedLine } from '../explain/explain-manifest.ts';
import type { Side } from './side.ts';

export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

/** Lines of both sides that a change is about. */
export interface Lines {
  readonly before: readonly ExplainedLine[];
  readonly after: readonly ExplainedLine[];
}
