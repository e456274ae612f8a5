/** Private keys as DER, byte for byte as Go's x509 (and sprig, for DSA) writes them. */
import { bits, derSequence, explicit, integer, octets, oid } from '../../codec/der/der.ts';
import type { DsaKey, EcKey, Ed25519Key, RsaKey } from './keys.ts';

/** RSAPrivateKey of PKCS#1 (RFC 8017, A.1.2). */
export function encodePkcs1(key: RsaKey): Uint8Array {
  return derSequence(...[0n, key.n, key.e, key.d, key.p, key.q, key.dp, key.dq, key.qInv].map(integer));
}

/** ECPrivateKey of SEC 1 (RFC 5915), with curve and public point. */
export function encodeSec1({ curve, scalar, point }: EcKey): Uint8Array {
  return derSequence(integer(1), octets(scalar), explicit(0, oid(curve.oid)), explicit(1, bits(point)));
}

/** PrivateKeyInfo of PKCS#8, as RFC 8410 has it for Ed25519. */
export function encodePkcs8({ seed }: Ed25519Key): Uint8Array {
  return derSequence(integer(0), derSequence(oid('1.3.101.112')), octets(octets(seed)));
}

/** OpenSSL's traditional form of a DSA key. */
export function encodeDsa({ p, q, g, y, x }: DsaKey): Uint8Array {
  return derSequence(...[0n, p, q, g, y, x].map(integer));
}
