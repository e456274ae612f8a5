/**
 * RSA private keys out of PKCS#1, with the checks of Go's crypto/rsa in their order and words. Keys of more than two
 * primes, which Go still takes, are refused.
 */

import { bitLength, modInverse } from '../../base/modular.ts';
import type { RsaKey } from '../../host/crypto/keys.ts';
import type { Asn1Struct } from './asn1.ts';
import { fail } from './fail.ts';

/** RSAPrivateKey: version, n, e, d, p, q, the optional dp, dq, qInv, and further primes, which are not looked into. */
export const PKCS1: Asn1Struct = {
  name: 'pkcs1PrivateKey',
  fields: [
    { type: 'int' },
    { type: 'bigint' },
    { type: 'int' },
    { type: 'bigint' },
    { type: 'bigint' },
    { type: 'bigint' },
    { type: 'bigint', optional: true },
    { type: 'bigint', optional: true },
    { type: 'bigint', optional: true },
    { type: { name: '', fields: [] }, optional: true },
  ],
};

/** The values of PKCS1's fields. */
export type Pkcs1Fields = [
  version: bigint,
  n: bigint,
  e: bigint,
  d: bigint,
  p: bigint,
  q: bigint,
  dp: bigint | undefined,
  dq: bigint | undefined,
  qInv: bigint | undefined,
];

/** The key that the fields describe; throws the first thing that is wrong with it. */
export function rsaKeyOf([version, n, e, d, p, q, dp, dq, qInv]: Pkcs1Fields): RsaKey {
  if (version > 1n) fail('x509: unsupported private key version');
  if ([n, d, p, q, dp, dq, qInv].some((value) => value !== undefined && value <= 0n)) {
    fail('x509: private key contains zero or negative value');
  }
  for (const modulus of [n, p, q]) if (modulus <= 1n) fail('modulus must be > 1');
  checkBelow(d, n);
  const given = dp !== undefined && dq !== undefined && qInv !== undefined;
  const key: RsaKey = { kind: 'rsa', n, e, d, p, q, ...(given ? { dp, dq, qInv } : derived(d, p, q)) };
  if (given) checkBelow(qInv, p);
  checkPublic(key);
  checkPrivate(key);
  return key;
}

function derived(d: bigint, p: bigint, q: bigint): Pick<RsaKey, 'dp' | 'dq' | 'qInv'> {
  if (p === 2n || q === 2n) fail('modulus must be > 1');
  if (p % 2n === 0n) fail('crypto/rsa: p is even');
  return { dp: d % (p - 1n), dq: d % (q - 1n), qInv: modInverse(q, p) };
}

/** Go reads the value into as many 64-bit words as the modulus has. */
function checkBelow(value: bigint, modulus: bigint): void {
  if (bitLength(value) > 64 * Math.ceil(bitLength(modulus) / 64)) fail('input overflows the modulus size');
  if (value >= modulus) fail('input overflows the modulus');
}

function checkPublic({ n, e }: RsaKey): void {
  if (n % 2n === 0n) fail('crypto/rsa: public modulus is even');
  if (e < 2n) fail('crypto/rsa: public exponent too small or negative');
  if (e % 2n === 0n) fail('crypto/rsa: public exponent is even');
  if (e >= 1n << 31n) fail('crypto/rsa: public exponent too large');
}

function checkPrivate({ n, e, d, p, q, dp, dq, qInv }: RsaKey): void {
  if (p >= n || q >= n) fail('crypto/rsa: invalid prime');
  if ((p * q) % n !== 0n) fail('crypto/rsa: p * q != n');
  checkExponent(e, dp, p);
  checkExponent(e, dq, q);
  if ((q * qInv) % p !== 1n) fail('crypto/rsa: invalid CRT coefficient');
  if (d % (p - 1n) !== dp) fail('crypto/rsa: d does not match dP');
  if (d % (q - 1n) !== dq) fail('crypto/rsa: d does not match dQ');
  if (p === q) fail('crypto/rsa: p == q');
  const half = bitLength(n) >> 1;
  if (bitLength(p > q ? p - q : q - p) <= half - 100) fail('crypto/rsa: |p - q| too small');
  if (bitLength(d) <= half) fail('crypto/rsa: d too small');
}

function checkExponent(e: bigint, exponent: bigint, prime: bigint): void {
  if (prime === 2n) fail('crypto/rsa: invalid prime');
  if (exponent >= prime - 1n || (e * exponent) % (prime - 1n) !== 1n) fail('crypto/rsa: invalid CRT exponent');
}
