/** Private keys as sprig's functions make them and write them into PEM. */

import { fromBytes } from '../../base/modular.ts';
import { platformCrypto } from '../../host/crypto/crypto.ts';
import { type Curve, P256 } from '../../host/crypto/curves.ts';
import { encodeDsa, encodePkcs1, encodePkcs8, encodeSec1 } from '../../host/crypto/key-encoding.ts';
import type { DsaKey, EcKey, Ed25519Key, RsaKey, SigningKey } from '../../host/crypto/keys.ts';
import type { Random } from '../../host/random.ts';
import { encodePem } from './pem.ts';

/** A key that only PKCS#8 can bring in, and that no certificate can use. */
export interface X25519Key {
  readonly kind: 'x25519';
}

export type PrivateKey = SigningKey | DsaKey | X25519Key;

/** A fresh key. Drawn from the platform's own randomness, so never the same twice. */
export function generateRsa(bits: number): RsaKey {
  return platformCrypto().generateRsa(bits);
}

/** The key of `genPrivateKey`: RSA of 4096 bits for "" and `rsa`; undefined for a type that sprig does not know. */
export function generateKey(type: string, random: Random): SigningKey | DsaKey | undefined {
  switch (type) {
    case '':
    case 'rsa':
      return generateRsa(4096);
    case 'dsa':
      return platformCrypto().generateDsa();
    case 'ecdsa':
      return ecKey(P256, randomScalar(P256, random));
    case 'ed25519':
      return ed25519Key(random.bytes(32));
    default:
      return undefined;
  }
}

/** The EC key of a private scalar of the curve's size, between 0 and its order. */
export function ecKey(curve: Curve, scalar: Uint8Array): EcKey {
  return { kind: 'ec', curve, scalar, point: platformCrypto().ecPublicKey(curve, scalar) };
}

/** The Ed25519 key of a seed of 32 bytes. */
export function ed25519Key(seed: Uint8Array): Ed25519Key {
  return { kind: 'ed25519', seed, publicKey: platformCrypto().ed25519PublicKey(seed) };
}

/** The key in PEM: RSA, EC and DSA in their traditional forms, Ed25519 in PKCS#8. */
export function formatPrivateKey(key: SigningKey | DsaKey): string {
  switch (key.kind) {
    case 'rsa':
      return encodePem({ type: 'RSA PRIVATE KEY', bytes: encodePkcs1(key) });
    case 'ec':
      return encodePem({ type: 'EC PRIVATE KEY', bytes: encodeSec1(key) });
    case 'dsa':
      return encodePem({ type: 'DSA PRIVATE KEY', bytes: encodeDsa(key) });
    case 'ed25519':
      return encodePem({ type: 'PRIVATE KEY', bytes: encodePkcs8(key) });
  }
}

function randomScalar(curve: Curve, random: Random): Uint8Array {
  for (;;) {
    const scalar = random.bytes(curve.size);
    const value = fromBytes(scalar);
    if (value > 0n && value < curve.n) return scalar;
  }
}
