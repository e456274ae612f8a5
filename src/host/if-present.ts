/** Steps on files that may not be there. Apart from attempt, which minds no error at all. */
import { isNotFound } from './files.ts';

/** What a step gives; undefined if the file it is about is not there. Throws whatever else it meets. */
export function ifPresent<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
