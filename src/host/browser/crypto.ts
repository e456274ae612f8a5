/**
 * The provider for places without Node: the noble libraries, and RSA and DSA over JavaScript's own big numbers.
 * Apart, and loaded by browsers only when a chart needs it, because its libraries are large. An RSA key of 2048 bits takes about
 * half a second here, one of 4096 several. Keys are drawn from Web Crypto.
 */
import { cbc } from '@noble/ciphers/aes.js';
import { ecdsa, weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat } from '../../base/concat.ts';
import { fromBytes, modPow, toBytes } from '../../base/modular.ts';
import { derSequence, NOTHING, octets, oid } from '../../codec/der/der.ts';
import type { Curve } from '../crypto/curves.ts';
import { type RsaKey, rsaKey } from '../crypto/keys.ts';
import { generateDsa, rsaPrimes } from '../crypto/primes.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { portableDigests } from './digests.ts';

/** Pure JavaScript throughout. */
export const portableCrypto: CryptoProvider = {
  ...portableDigests,
  scrypt: (password, salt, { N, r, p, length }) => scrypt(password, salt, { N, r, p, dkLen: length }),
  aesCbc: (direction, key, iv, blocks) => cbc(key, iv, { disablePadding: true })[direction](blocks),
  generateRsa: (bits) => {
    const { p, q } = rsaPrimes(bits);
    return rsaKey(p, q);
  },
  generateDsa,
  ecPublicKey: (curve, scalar) => curveFunctions(curve).getPublicKey(scalar, false),
  ed25519PublicKey: (seed) => ed25519.getPublicKey(seed),
  sign(key, data) {
    switch (key.kind) {
      case 'rsa':
        return signRsa(key, data);
      case 'ec':
        return curveFunctions(key.curve).sign(data, key.scalar, { format: 'der', lowS: false });
      case 'ed25519':
        return ed25519.sign(data, key.seed);
    }
  },
};

function curveFunctions(curve: Curve): typeof p256 {
  switch (curve.name) {
    case 'P-224':
      return p224(curve);
    case 'P-256':
      return p256;
    case 'P-384':
      return p384;
    case 'P-521':
      return p521;
  }
}

/** The one curve that noble leaves out. */
function p224({ p, n, b }: Curve): typeof p256 {
  const Gx = 0xb70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21n;
  const Gy = 0xbd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34n;
  return ecdsa(weierstrass({ p, n, h: 1n, a: p - 3n, b, Gx, Gy }), sha256);
}

/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.1), by the Chinese remainder theorem. */
function signRsa({ n, p, q, dp, dq, qInv }: RsaKey, data: Uint8Array): Uint8Array {
  const size = toBytes(n).length;
  const digest = derSequence(derSequence(oid('2.16.840.1.101.3.4.2.1'), NOTHING), octets(sha256(data)));
  const padding = new Uint8Array(size - digest.length - 3).fill(0xff);
  const message = fromBytes(concat(Uint8Array.of(0, 1), padding, Uint8Array.of(0), digest));
  const [a, b] = [modPow(message, dp, p), modPow(message, dq, q)];
  return toBytes(b + q * (((((a - b) % p) + p) * qInv) % p), size);
}
