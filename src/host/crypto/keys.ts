/** Private keys as numbers: what the providers sign with and the encodings are made from. */

import { greatestCommonDivisor, modInverse } from '../../base/modular.ts';
import type { Curve } from './curves.ts';

export interface RsaKey {
  readonly kind: 'rsa';
  readonly n: bigint;
  readonly e: bigint;
  readonly d: bigint;
  readonly p: bigint;
  readonly q: bigint;
  readonly dp: bigint;
  readonly dq: bigint;
  readonly qInv: bigint;
}

export interface EcKey {
  readonly kind: 'ec';
  readonly curve: Curve;
  /** The private scalar, big-endian, of the curve's size. */
  readonly scalar: Uint8Array;
  /** The public point, uncompressed. */
  readonly point: Uint8Array;
}

export interface Ed25519Key {
  readonly kind: 'ed25519';
  readonly seed: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Signs nothing here, as in Go's x509: it can only be made and encoded. */
export interface DsaKey {
  readonly kind: 'dsa';
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
  readonly y: bigint;
  readonly x: bigint;
}

export type SigningKey = RsaKey | EcKey | Ed25519Key;

/** The RSA key of two primes and 65537; the private exponent is the smallest one, taken modulo lcm(p−1, q−1). */
export function rsaKey(p: bigint, q: bigint): RsaKey {
  const e = 65537n;
  const lambda = ((p - 1n) * (q - 1n)) / greatestCommonDivisor(p - 1n, q - 1n);
  const d = modInverse(e, lambda);
  return { kind: 'rsa', n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qInv: modInverse(q, p) };
}
