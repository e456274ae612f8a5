/** Node's crypto module as a provider. It is asked for at run time, so that browsers can read this file, too. */

import { concat } from '../../base/concat.ts';
import { modPow } from '../../base/modular.ts';
import { DerReader } from '../../codec/der/der-reader.ts';
import { encodePkcs1, encodePkcs8, encodeSec1 } from '../crypto/key-encoding.ts';
import type { DsaKey, RsaKey, SigningKey } from '../crypto/keys.ts';
import { generateDsa } from '../crypto/primes.ts';
import type { CryptoProvider, DigestAlgorithm } from '../crypto/provider.ts';

type NodeCrypto = typeof import('node:crypto');
type NodeKey = ReturnType<NodeCrypto['createPrivateKey']>;

const PKCS1 = {
  privateKeyEncoding: { format: 'der', type: 'pkcs1' },
  publicKeyEncoding: { format: 'der', type: 'spki' },
} as const;

const ENCODED = {
  privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  publicKeyEncoding: { format: 'der', type: 'spki' },
} as const;

/** What Bun, which the single-file program is built with, has of its own: its crypto module is slow to load, and nearly every chart takes checksums. */
interface BunCrypto {
  readonly CryptoHasher: { hash(algorithm: DigestAlgorithm, data: Uint8Array | string, encoding: 'hex'): string };
}

/** Node's provider; absent if there is no Node (or one before 20.16, which cannot load its modules on demand). */
export function nodeCrypto(): CryptoProvider | undefined {
  if (typeof process === 'undefined' || !process.getBuiltinModule) return undefined;
  let loaded: NodeCrypto | undefined;
  const provider = providerOf(() => (loaded ??= process.getBuiltinModule('node:crypto')));
  const { Bun } = globalThis as { Bun?: BunCrypto };
  return Bun ? { ...provider, digest: (algorithm, data) => Bun.CryptoHasher.hash(algorithm, data, 'hex') } : provider;
}

function providerOf(load: () => NodeCrypto): CryptoProvider {
  return {
    digest: (algorithm, data) => load().hash(algorithm, data, 'hex'),
    hmacSha256: (key, data) => load().createHmac('sha256', key).update(data).digest(),
    scrypt: (password, salt, { N, r, p, length }) => load().scryptSync(password, salt, length, { N, r, p, maxmem: 256 * N * r }),
    aesCbc(direction, key, iv, blocks) {
      const node = load();
      const name = `aes-${key.length * 8}-cbc`;
      const cipher = direction === 'encrypt' ? node.createCipheriv(name, key, iv) : node.createDecipheriv(name, key, iv);
      cipher.setAutoPadding(false);
      return concat(cipher.update(blocks), cipher.final());
    },
    // Keys leave the generator encoded: asking its key objects later can block for ever on a lock (Node 20).
    generateRsa: (bits) => readRsa(load().generateKeyPairSync('rsa', { modulusLength: bits, ...PKCS1 }).privateKey),
    generateDsa: () => platformDsa(load()) ?? generateDsa(2048, 256, (candidate) => load().checkPrimeSync(candidate)),
    ecPublicKey(curve, scalar) {
      const exchange = load().createECDH(curve.openssl);
      exchange.setPrivateKey(scalar);
      return exchange.getPublicKey();
    },
    ed25519PublicKey(seed) {
      const node = load();
      const key = keyOf(node, { kind: 'ed25519', seed, publicKey: seed });
      return node.createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
    },
    sign: (key, data) => load().sign(hashOf(key), data, keyOf(load(), key)),
  };
}

function hashOf(key: SigningKey): string | null {
  return key.kind === 'rsa' ? 'sha256' : key.kind === 'ec' ? key.curve.hash : null;
}

function keyOf(node: NodeCrypto, key: SigningKey): NodeKey {
  switch (key.kind) {
    case 'rsa':
      return node.createPrivateKey({ key: Buffer.from(encodePkcs1(key)), format: 'der', type: 'pkcs1' });
    case 'ec':
      return node.createPrivateKey({ key: Buffer.from(encodeSec1(key)), format: 'der', type: 'sec1' });
    case 'ed25519':
      return node.createPrivateKey({ key: Buffer.from(encodePkcs8(key)), format: 'der', type: 'pkcs8' });
  }
}

/** What a PKCS#8 key holds: the rest of its algorithm, and the key itself. */
function readPkcs8(bytes: Uint8Array): { algorithm: DerReader; key: DerReader } {
  const info = new DerReader(bytes).sequence() ?? unreadable();
  info.integer();
  const algorithm = info.sequence() ?? unreadable();
  algorithm.oid();
  return { algorithm, key: new DerReader(info.octets() ?? unreadable()) };
}

/** A DSA key of the platform; undefined if it makes none, as BoringSSL, which Bun has. */
function platformDsa(node: NodeCrypto): DsaKey | undefined {
  if ('Bun' in globalThis) return undefined;
  return readDsa(node.generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256, ...ENCODED }).privateKey);
}

/** A PKCS#1 key: version, n, e, d, p, q, dp, dq, qInv. */
function readRsa(bytes: Uint8Array): RsaKey {
  const parts = new DerReader(bytes).sequence() ?? unreadable();
  const next = () => parts.integer() ?? unreadable();
  next();
  const [n, e, d, p, q, dp, dq, qInv] = [next(), next(), next(), next(), next(), next(), next(), next()] as const;
  return { kind: 'rsa', n, e, d, p, q, dp, dq, qInv };
}

function readDsa(bytes: Uint8Array): DsaKey {
  const { algorithm, key } = readPkcs8(bytes);
  const parameters = algorithm.sequence() ?? unreadable();
  const [p, q, g] = [0, 1, 2].map(() => parameters.integer() ?? unreadable()) as [bigint, bigint, bigint];
  const x = key.integer() ?? unreadable();
  return { kind: 'dsa', p, q, g, y: modPow(g, x, p), x };
}

function unreadable(): never {
  throw new Error('unreadable key from Node');
}
