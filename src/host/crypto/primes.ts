/**
 * Random primes in plain JavaScript, for platforms that make no such keys while one waits: a browser, whose generator is
 * asynchronous, and DSA keys if the platform has none. Nothing here runs where the platform's generator does.
 */

import { bitLength, fromBytes, modPow, toBytes } from '../../base/modular.ts';
import { systemRandom } from '../random.ts';
import type { DsaKey } from './keys.ts';

const ROUNDS = 24;
/** How many candidates are tried from one starting point. */
const STRETCH = 1 << 12;
/** Primes below this, except two, are what a candidate is divided by before it is tested. */
const SMALL = 2000;
const EXPONENT = 65537n;

/** Says whether a number without small divisors is a prime, beyond reasonable doubt. */
export type PrimalityTest = (candidate: bigint) => boolean;

/** Two primes whose product has exactly `bits` bits, both usable with the public exponent 65537. */
export function rsaPrimes(bits: number): { p: bigint; q: bigint } {
  const usable = (size: number, besides?: bigint): bigint => {
    for (;;) {
      const found = randomPrime(size, isProbablePrime);
      if (found !== besides && (found - 1n) % EXPONENT !== 0n) return found;
    }
  };
  const p = usable(bits - (bits >> 1));
  return { p, q: usable(bits >> 1, p) };
}

/** A DSA key of FIPS 186-4's sizes L and N: q divides p − 1, g generates the subgroup of order q. `isPrime` is the platform's test if it has one. */
export function generateDsa(l = 2048, n = 256, isPrime: PrimalityTest = isProbablePrime): DsaKey {
  const q = randomPrime(n, isPrime);
  for (;;) {
    const start = randomBits(l);
    const p = firstPrime(start - (start % (2n * q)) + 1n, 2n * q, (candidate) => bitLength(candidate) === l && isPrime(candidate));
    if (p === undefined) continue;
    const cofactor = (p - 1n) / q;
    let g = 1n;
    for (let h = 2n; g === 1n; h++) g = modPow(h, cofactor, p);
    const x = randomBelow(q - 1n) + 1n;
    return { kind: 'dsa', p, q, g, y: modPow(g, x, p), x };
  }
}

/** A number of exactly `bits` bits, its two highest set, so that two of them multiply to all the bits. */
function randomBits(bits: number): bigint {
  const number = BigInt.asUintN(bits, fromBytes(systemRandom.bytes((bits + 7) >> 3)));
  return number | (3n << BigInt(bits - 2));
}

function randomBelow(limit: bigint): bigint {
  return fromBytes(systemRandom.bytes(toBytes(limit).length + 8)) % limit;
}

function randomPrime(bits: number, isPrime: PrimalityTest): bigint {
  for (;;) {
    const found = firstPrime(randomBits(bits) | 1n, 2n, (candidate) => bitLength(candidate) === bits && isPrime(candidate));
    if (found !== undefined) return found;
  }
}

/** The first prime among start, start + step, … as `accept` has it; undefined if a stretch of them holds none. */
function firstPrime(start: bigint, step: bigint, accept: PrimalityTest): bigint | undefined {
  let candidate = start;
  for (let i = 0; i < STRETCH; i++, candidate += step) {
    if (!smallPrimes().some((prime) => candidate % prime === 0n) && accept(candidate)) return candidate;
  }
  return undefined;
}

let sieve: readonly bigint[] | undefined;

/** Found when they are first needed: most runs make no keys. */
function smallPrimes(): readonly bigint[] {
  if (sieve) return sieve;
  const found: number[] = [];
  for (let number = 3; number < SMALL; number += 2) if (found.every((prime) => number % prime !== 0)) found.push(number);
  sieve = found.map(BigInt);
  return sieve;
}

/** Miller–Rabin with random bases, for odd candidates above the sieve. */
function isProbablePrime(candidate: bigint): boolean {
  const last = candidate - 1n;
  const twos = bitLength(last & -last) - 1;
  const odd = last >> BigInt(twos);
  for (let round = 0; round < ROUNDS; round++) {
    let power = modPow(2n + randomBelow(candidate - 3n), odd, candidate);
    for (let i = 1; i < twos && power !== 1n && power !== last; i++) {
      power = (power * power) % candidate;
      if (power === 1n) return false;
    }
    if (power !== 1n && power !== last) return false;
  }
  return true;
}
