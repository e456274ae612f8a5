/** Public keys in certificates: read and checked as by Go's x509, written, compared. */

import { concat } from '../../base/concat.ts';
import { bits, derSequence, integer, NOTHING, oid } from '../../codec/der/der.ts';
import { DerReader } from '../../codec/der/der-reader.ts';
import { type Curve, curveOf } from '../../host/crypto/curves.ts';
import type { SigningKey } from '../../host/crypto/keys.ts';
import { checkPoint } from './elliptic-curve.ts';
import { fail } from './fail.ts';

export type PublicKey =
  | { readonly kind: 'rsa'; readonly n: bigint; readonly e: bigint }
  | { readonly kind: 'ec'; readonly curve: Curve; readonly point: Uint8Array }
  | { readonly kind: 'ed25519'; readonly bytes: Uint8Array }
  | { readonly kind: 'dsa' };

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const ED25519 = '1.3.101.112';
const DSA = '1.2.840.10040.4.1';

/** The key in what a SubjectPublicKeyInfo holds; undefined for an algorithm that Go does not know. */
export function readPublicKey(info: DerReader): PublicKey | undefined {
  const algorithm = info.sequence() ?? fail('x509: malformed public key algorithm identifier');
  const name = algorithm.oid() ?? fail('x509: malformed OID');
  const parameters = algorithm.empty ? undefined : (algorithm.any()?.whole ?? fail('x509: malformed parameters'));
  const key = info.bits() ?? fail('x509: malformed subjectPublicKey');
  switch (name) {
    case RSA:
      return readRsa(key, parameters);
    case EC:
      return readEc(key, parameters);
    case ED25519:
      if (parameters) fail('x509: Ed25519 key encoded with illegal parameters');
      return key.length === 32 ? { kind: 'ed25519', bytes: key } : fail('x509: wrong Ed25519 public key size');
    case DSA:
      checkDsa(key, parameters);
      return { kind: 'dsa' };
    default:
      return undefined;
  }
}

function readRsa(key: Uint8Array, parameters: Uint8Array | undefined): PublicKey {
  if (parameters?.length !== 2 || parameters[0] !== NOTHING[0] || parameters[1] !== 0) fail('x509: RSA key missing NULL parameters');
  const reader = new DerReader(key).sequence() ?? fail('x509: invalid RSA public key');
  const n = reader.integer() ?? fail('x509: invalid RSA modulus');
  const e = reader.integer() ?? fail('x509: invalid RSA public exponent');
  if (BigInt.asIntN(64, e) !== e) fail('x509: invalid RSA public exponent');
  if (n <= 0n) fail('x509: RSA modulus is not a positive number');
  if (e <= 0n) fail('x509: RSA public exponent is not a positive number');
  return { kind: 'rsa', n, e };
}

function readEc(point: Uint8Array, parameters: Uint8Array | undefined): PublicKey {
  const name = new DerReader(parameters ?? new Uint8Array()).oid() ?? fail('x509: invalid ECDSA parameters');
  const curve = curveOf(name) ?? fail('x509: unsupported elliptic curve');
  checkPoint(curve, point);
  return { kind: 'ec', curve, point };
}

function checkDsa(key: Uint8Array, parameters: Uint8Array | undefined): void {
  const y = new DerReader(key).integer() ?? fail('x509: invalid DSA public key');
  const reader = new DerReader(parameters ?? new Uint8Array()).sequence();
  const values = [y, reader?.integer(), reader?.integer(), reader?.integer()];
  if (values.includes(undefined)) fail('x509: invalid DSA parameters');
  if (values.some((value) => value! <= 0n)) fail('x509: zero or negative DSA parameter');
}

/** The key's public half: `info` is its SubjectPublicKeyInfo, `bits` what that has in its BIT STRING. */
export function encodePublicKey(key: SigningKey): { info: Uint8Array; bits: Uint8Array } {
  switch (key.kind) {
    case 'rsa':
      return encoded(concat(oid(RSA), NOTHING), derSequence(integer(key.n), integer(key.e)));
    case 'ec':
      return encoded(concat(oid(EC), oid(key.curve.oid)), key.point);
    case 'ed25519':
      return encoded(oid(ED25519), key.publicKey);
  }
}

function encoded(algorithm: Uint8Array, key: Uint8Array): { info: Uint8Array; bits: Uint8Array } {
  return { info: derSequence(derSequence(algorithm), bits(key)), bits: key };
}

/** Whether the private key belongs to the public one. */
export function belongsTo(key: SigningKey, publicKey: PublicKey): boolean {
  switch (key.kind) {
    case 'rsa':
      return publicKey.kind === 'rsa' && key.n === publicKey.n && key.e === publicKey.e;
    case 'ec':
      return publicKey.kind === 'ec' && key.curve === publicKey.curve && sameBytes(key.point, publicKey.point);
    case 'ed25519':
      return publicKey.kind === 'ed25519' && sameBytes(key.publicKey, publicKey.bytes);
  }
}

/** Whether two byte sequences are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
