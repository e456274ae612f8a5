/** JavaScript's stack is smaller than Go's: where it ends, the words of Go's own limits are used. */

/** Whether the error says that the JavaScript stack is full, in any engine's words. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof Error && (/call stack/i.test(error.message) || error.name === 'InternalError') && error.constructor !== Error;
}
