/**
 * How long a text or a list may get in a render. Go takes all the memory there is; JavaScript's engines end at lengths of
 * their own, some after gigabytes. These limits are below all of them, so that every build fails with the same message.
 */
import { ChartwrightError } from '../base/errors.ts';

/** Characters of a text: 128 Mi. */
export const MAX_TEXT = 2 ** 27;

/** Elements of a list that a function counts out: 2 Mi. */
export const MAX_LIST = 2 ** 21;

/** Bytes that Go's allocator takes for a slice at most. */
const MAX_ALLOCATION = 2 ** 48;

/** Go's words for a slice of more bytes than there are. */
export function sliceOutOfRange(): ChartwrightError {
  return new ChartwrightError('function', 'runtime error: makeslice: len out of range');
}

/** Refuses a text of that many characters if it is too long; `bytes` is what Go takes for it. */
export function checkText(characters: number, bytes = characters): void {
  if (bytes > MAX_ALLOCATION) throw sliceOutOfRange();
  if (characters > MAX_TEXT)
    throw new ChartwrightError('function', `a text of more than ${MAX_TEXT} characters is too long for this program`);
}

/** Refuses a list of that many elements if it is too long. */
export function checkList(elements: number): void {
  if (elements > MAX_LIST) throw new ChartwrightError('function', `a list of more than ${MAX_LIST} elements is too long for this program`);
}
