/** What a platform provides of cryptography. Synchronous, because rendering is. */
import type { Curve } from './curves.ts';
import type { DsaKey, RsaKey, SigningKey } from './keys.ts';

export type DigestAlgorithm = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** Costs of scrypt, under RFC 7914's names, and the bytes wanted. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly length: number;
}

export interface CryptoProvider {
  /** The digest in lower-case hex. A string counts as its UTF-8 and must be well-formed. */
  digest(algorithm: DigestAlgorithm, data: Uint8Array | string): string;
  hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array;
  scrypt(password: Uint8Array, salt: Uint8Array, cost: ScryptCost): Uint8Array;
  /** AES in CBC mode without padding: `blocks` are whole blocks of 16 bytes. */
  aesCbc(direction: 'encrypt' | 'decrypt', key: Uint8Array, iv: Uint8Array, blocks: Uint8Array): Uint8Array;
  /** A fresh RSA key of this many bits with the public exponent 65537. The platform's own randomness. */
  generateRsa(bits: number): RsaKey;
  /** A fresh DSA key, L=2048 N=256. The platform's own randomness. */
  generateDsa(): DsaKey;
  /** The public point of a private scalar of the curve's size, uncompressed (SEC 1). */
  ecPublicKey(curve: Curve, scalar: Uint8Array): Uint8Array;
  ed25519PublicKey(seed: Uint8Array): Uint8Array;
  /** A signature as certificates hold it: PKCS#1 v1.5 with SHA-256, ECDSA in DER with the curve's hash, or Ed25519. */
  sign(key: SigningKey, data: Uint8Array): Uint8Array;
}
