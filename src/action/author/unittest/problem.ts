/** The reason why a chart, a suite or a test cannot run, as plain data that can cross threads. */
import { ChartwrightError, type ErrorCode, errorText, type SourcePosition } from '../../../base/errors.ts';

export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly position?: SourcePosition;
}

export function problemOf(error: unknown): Problem {
  if (!(error instanceof ChartwrightError)) return { code: 'internal', message: errorText(error) };
  const { code, message, position } = error;
  return { code, message, ...(position && { position }) };
}
