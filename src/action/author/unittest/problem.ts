/** The reason why a chart, a suite or a test cannot run, as plain data that can cross threads. */
import { ChartwrightError, type ErrorCode, errorText, type SourcePosition } from '../../../base/errors.ts';

export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly position?: SourcePosition;
  /** If the position is in what a template rendered: the places of templates that wrote it, the innermost first. */
  readonly writers?: readonly SourcePosition[];
  /** What may help, a sentence each. */
  readonly hints?: readonly string[];
}

export function problemOf(error: unknown): Problem {
  if (!(error instanceof ChartwrightError)) return { code: 'internal', message: errorText(error) };
  const { code, message, position, hints } = error;
  return { code, message, ...(position && { position }), ...(hints.length > 0 && { hints }) };
}
