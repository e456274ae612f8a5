/** The end of a wait: a time limit, or the caller's signal, whatever comes first. */
import { ChartwrightError } from '../../base/errors.ts';
import type { Timers } from '../../host/timers.ts';

export interface Deadline {
  readonly signal: AbortSignal;
  /** Why the time is over, in the words of Go's contexts; undefined while it is not. */
  readonly over: () => ChartwrightError | undefined;
  /** Ends requests and timers that are still under way. */
  readonly release: () => void;
}

/** A limit in milliseconds; none if it is 0 or less. */
export function deadline(timers: Timers, limit: number, outer?: AbortSignal): Deadline {
  const abort = new AbortController();
  let words: string | undefined;
  const end = (why: string) => {
    words ??= why;
    abort.abort();
  };
  const cancelled = () => end('context canceled');
  const cancel = limit > 0 ? timers.after(limit, () => end('context deadline exceeded')) : undefined;
  outer?.addEventListener('abort', cancelled);
  if (outer?.aborted) cancelled();
  return {
    signal: abort.signal,
    over: () => (words === undefined ? undefined : new ChartwrightError('cluster', words, { cause: outer?.reason })),
    release: () => {
      cancel?.();
      outer?.removeEventListener('abort', cancelled);
      abort.abort();
    },
  };
}
