/** Errors as JSON, for programs that read what another program prints. */
import { ChartwrightError, errorText, type Frame, type SourcePosition } from '../base/errors.ts';
import { errorHints } from './print-frame.ts';

/** An error as plain data. */
export interface ErrorObject {
  readonly code: string;
  readonly message: string;
  readonly position?: SourcePosition;
  readonly frames?: readonly Omit<Frame, 'text'>[];
  readonly hints?: readonly string[];
}

/** The parts of an error that are set. */
export function errorObject(error: unknown): ErrorObject {
  if (!(error instanceof ChartwrightError)) return { code: 'internal', message: errorText(error) };
  const { code, message, position, frames } = error;
  const hints = errorHints(error);
  return {
    code,
    message,
    ...(position && { position }),
    ...(frames.length > 0 && { frames: frames.map(({ text: _, ...frame }) => frame) }),
    ...(hints.length > 0 && { hints }),
  };
}
