/** Reads parts of a suite one by one, so that one error names the mistakes of all of them. */
import { ChartwrightError } from '../../../base/errors.ts';

/** What `read` makes of the items. Throws one error for all that it throws; its message has a line for each, its position is the first one's. */
export function readAll<T, R>(items: readonly T[], read: (item: T) => R): R[] {
  const errors: ChartwrightError[] = [];
  const results = items.flatMap((item) => {
    try {
      return [read(item)];
    } catch (error) {
      if (!(error instanceof ChartwrightError)) throw error;
      errors.push(error);
      return [];
    }
  });
  const [first, ...others] = errors;
  if (!first) return results;
  if (others.length === 0) throw first;
  const message = errors.map((error) => error.message).join('\n\t\t');
  throw new ChartwrightError(first.code, message, { position: first.position, cause: first });
}

/** What two steps return. Throws as `readAll`. */
export function readTogether<A, B>(first: () => A, second: () => B): readonly [A, B] {
  const [a, b] = readAll<() => unknown, unknown>([first, second], (step) => step());
  return [a as A, b as B];
}
