/** A sieve over an arithmetic progression of large numbers: what small primes divide is no candidate for a large prime. */

/** Beyond this, a candidate more to be tested costs less than a prime more to sieve with. */
const LIMIT = 1 << 14;

let primes: readonly number[] | undefined;

/**
 * Which of start, start + step, … (`length` of them) have a divisor below 16384: 1 for those that have.
 * All are to be larger than that. Residues are taken by products of primes, since a big number's division costs most.
 */
export function sieve(start: bigint, step: bigint, length: number): Uint8Array {
  const composite = new Uint8Array(length);
  primes ??= primesBelow(LIMIT);
  for (let from = 0, to = 0; from < primes.length; from = to) {
    let product = 1;
    while (to < primes.length && product * primes[to]! <= Number.MAX_SAFE_INTEGER) product *= primes[to++]!;
    const first = Number(start % BigInt(product));
    const stride = Number(step % BigInt(product));
    for (const prime of primes.slice(from, to)) strike(composite, prime, first % prime, stride % prime);
  }
  return composite;
}

/** Marks each place whose number the prime divides; `first` and `stride` are the progression's residues. */
function strike(composite: Uint8Array, prime: number, first: number, stride: number): void {
  if (stride === 0) return;
  for (let i = ((prime - first) * inverse(stride, prime)) % prime; i < composite.length; i += prime) composite[i] = 1;
}

/** The number below `prime` whose product with `value` leaves 1. */
function inverse(value: number, prime: number): number {
  let [a, b] = [value, prime];
  let [x, y] = [1, 0];
  while (a > 1) {
    const quotient = Math.floor(b / a);
    [a, b] = [b - quotient * a, a];
    [x, y] = [y - quotient * x, x];
  }
  return x < 0 ? x + prime : x;
}

function primesBelow(limit: number): number[] {
  const composite = new Uint8Array(limit);
  const found: number[] = [];
  for (let i = 2; i < limit; i++) {
    if (composite[i]) continue;
    found.push(i);
    for (let multiple = i * i; multiple < limit; multiple += i) composite[multiple] = 1;
  }
  return found;
}
