/** Client-side throttling as client-go's: a bucket of `burst` requests, filled again at `qps` per second. */

export interface ThrottleOptions {
  /** Requests per second; 0 is client-go's default of 5, negative is no limit. */
  readonly qps: number;
  /** Requests at once; 0 is client-go's default of 10. */
  readonly burst: number;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

/** A function to await before each request. */
export function throttle({ qps, burst, now }: ThrottleOptions): () => Promise<void> {
  if (qps < 0) return async () => {};
  const rate = (qps || 5) / 1000;
  const size = burst || 10;
  let tokens = size;
  let last = now();
  return async () => {
    const at = now();
    tokens = Math.min(size, tokens + (at - last) * rate) - 1;
    last = at;
    if (tokens < 0) await new Promise((done) => setTimeout(done, -tokens / rate));
  };
}
