/** Failures as expressions, for the many steps of reading keys and certificates. */
import { wrapping } from '../../base/errors.ts';
import { failure } from '../failure.ts';

/** Throws the error that Go's library returns here. */
export function fail(text: string): never {
  throw failure(text);
}

/** Runs a step; its error gets more words in front, as by Go's `fmt.Errorf("<prefix>: %s", err)`. */
export function prefixedError<T>(prefix: string, step: () => T): T {
  return wrapping(prefix, step, 'function');
}
