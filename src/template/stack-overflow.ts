/** JavaScript's stack is smaller than Go's: where it ends, the words of Go's own limits are used. */
import { ChartwrightError } from '../base/errors.ts';

const WORDS = 'Maximum call stack';

/** The error of a stack that is as good as full. */
export function stackOverflow(): RangeError {
  return new RangeError(WORDS);
}

/**
 * Whether the error says, or was caused by one that says, that the JavaScript stack is full, in any
 * engine's words. It need not be a RangeError: a regular expression that finds no room to be compiled
 * is a SyntaxError.
 */
export function isStackOverflow(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof ChartwrightError) continue;
    if (at.message.includes(WORDS) || at.name === 'InternalError') return true;
  }
  return false;
}
