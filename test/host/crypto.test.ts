/** Node's cryptography and the portable one give the same answers; what chance makes is checked with OpenSSL. */
import { checkPrimeSync, createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fromBytes, modInverse, modPow, toBytes } from '../../src/base/modular.ts';
import { portableCrypto } from '../../src/host/browser/crypto.ts';
import { platformCrypto, useCrypto } from '../../src/host/crypto/crypto.ts';
import { curveOf, isOnCurve } from '../../src/host/crypto/curves.ts';
import { encodeDsa, encodePkcs1, encodeSec1 } from '../../src/host/crypto/key-encoding.ts';
import { rsaKey, type SigningKey } from '../../src/host/crypto/keys.ts';
import { generateDsa, rsaPrimes } from '../../src/host/crypto/primes.ts';

const node = platformCrypto();
const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 37 + 11) & 255);
const pem = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`;

afterEach(() => {
  vi.unstubAllGlobals();
  useCrypto(undefined);
});

test.each(['sha1', 'sha256', 'sha512'] as const)('%s', (algorithm) => {
  for (const data of ['', 'ünï', bytes(1000)]) expect(portableCrypto.digest(algorithm, data)).toBe(node.digest(algorithm, data));
});

test('HMAC, scrypt, AES', () => {
  const answers = (provider: typeof node) => [
    provider.hmacSha256(bytes(80), bytes(10)),
    provider.scrypt(bytes(8), bytes(9), { N: 16, r: 8, p: 2, length: 40 }),
    provider.aesCbc('encrypt', bytes(32), bytes(16), bytes(48)),
    provider.aesCbc('decrypt', bytes(32), bytes(16), bytes(48)),
  ];
  const hex = (provider: typeof node) => answers(provider).map((answer) => Buffer.from(answer).toString('hex'));
  expect(hex(portableCrypto)).toEqual(hex(node));
});

describe.each(['1.3.132.0.33', '1.2.840.10045.3.1.7', '1.3.132.0.34', '1.3.132.0.35'])('curve %s', (oid) => {
  const curve = curveOf(oid)!;
  const scalar = bytes(curve.size).fill(0, 0, 1);
  const point = Uint8Array.from(node.ecPublicKey(curve, scalar));

  test('public keys', () => {
    expect(portableCrypto.ecPublicKey(curve, scalar)).toEqual(point);
    const [x, y] = [fromBytes(point.subarray(1, 1 + curve.size)), fromBytes(point.subarray(1 + curve.size))];
    expect([isOnCurve(curve, x, y), isOnCurve(curve, x, y + 1n)]).toEqual([true, false]);
  });

  test.each([
    ['Node', node],
    ['portable', portableCrypto],
  ])('signatures of %s', (_, provider) => {
    const key: SigningKey = { kind: 'ec', curve, scalar, point };
    const publicKey = createPublicKey(pem('EC PRIVATE KEY', encodeSec1(key)));
    expect(verify(curve.hash, bytes(100), publicKey, provider.sign(key, bytes(100)))).toBe(true);
  });
});

test('Ed25519', () => {
  expect(portableCrypto.ed25519PublicKey(bytes(32))).toEqual(Uint8Array.from(node.ed25519PublicKey(bytes(32))));
});

describe('primes in plain JavaScript', () => {
  test('an RSA key', () => {
    const { p, q } = rsaPrimes(1024);
    expect([p, q].map((prime) => checkPrimeSync(prime))).toEqual([true, true]);
    const key = rsaKey(p, q);
    expect(createPrivateKey(pem('RSA PRIVATE KEY', encodePkcs1(key))).asymmetricKeyDetails).toEqual({
      modulusLength: 1024,
      publicExponent: 65537n,
    });
    expect(Buffer.from(portableCrypto.sign(key, bytes(9)))).toEqual(node.sign(key, bytes(9)));
  });

  test('a DSA key', () => {
    const key = generateDsa(1024, 160);
    const { p, q, g, x, y } = key;
    expect([checkPrimeSync(p), checkPrimeSync(q), (p - 1n) % q, modPow(g, q, p), modPow(g, x, p)]).toEqual([true, true, 0n, 1n, y]);
    expect(createPrivateKey(pem('DSA PRIVATE KEY', encodeDsa(key))).asymmetricKeyDetails).toEqual({
      modulusLength: 1024,
      divisorLength: 160,
    });
  });
});

test('numbers and bytes', () => {
  expect([modPow(3n, 0n, 7n), modPow(5n, 117n, 19n), modInverse(3n, 7n), modInverse(2n, 4n)]).toEqual([1n, 1n, 5n, 0n]);
  expect([toBytes(0n), toBytes(0n, 2), toBytes(258n), toBytes(1n, 3)].map((it) => [...it])).toEqual([[], [0, 0], [1, 2], [0, 0, 1]]);
  expect([fromBytes(bytes(0)), fromBytes(Uint8Array.of(1, 0))]).toEqual([0n, 256n]);
});

test('without Node and without a provider, there is a message', () => {
  vi.stubGlobal('process', undefined);
  expect(() => platformCrypto()).toThrow('no cryptography on this platform: call useCrypto(portableCrypto) first');
  useCrypto(portableCrypto);
  expect(platformCrypto()).toBe(portableCrypto);
});
