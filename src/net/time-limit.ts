/** The time that a request has with all its redirects and its body. */

export interface TimeLimit {
  readonly signal: AbortSignal;
  readonly passed: () => boolean;
  readonly end: () => void;
}

/** Begins to count; without end where no milliseconds are given. */
export function timeLimit(timeout: number | undefined): TimeLimit {
  const abort = new AbortController();
  const timer = timeout ? setTimeout(() => abort.abort(), timeout) : undefined;
  // A timer takes a millisecond at least, in which a near server may have answered.
  if (timeout && timeout < 1) abort.abort();
  return { signal: abort.signal, passed: () => abort.signal.aborted, end: () => clearTimeout(timer) };
}
