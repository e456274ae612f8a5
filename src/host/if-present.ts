/** Steps on files that may not be there. Separate from attempt, which ignores all errors. */
import { isNotFound } from './files.ts';

/** The result of a step; undefined if its file is not there. Throws all other errors. */
export function ifPresent<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
