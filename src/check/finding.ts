/** What a check finds, before it is known in which sets of values. */
import type { Frame, SourcePosition } from '../base/errors.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import type { RuleId } from '../diagnostics/rules.ts';

/** A finding in one of the objects. */
export interface ObjectFinding {
  readonly rule: Extract<RuleId, `kubernetes/${string}`>;
  /** Which of the objects. */
  readonly object: number;
  /** Keys and list indexes that lead to it, from the document's root. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface Finding {
  readonly rule: RuleId;
  readonly message: string;
  /** The path of the value that the finding is about, as the message names it. */
  readonly subject?: string;
  readonly position: SourcePosition;
  /** Less severe than the rule's own severity. */
  readonly severity?: Severity;
  /** The calls that led there, the innermost first. */
  readonly frames?: readonly Frame[];
  /** The place in what a template rendered, if `position` is the one in the template that wrote it. */
  readonly rendered?: SourcePosition;
}
