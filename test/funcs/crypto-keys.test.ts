/** Private keys, made and read: errors are those of Helm 4.3.1 (sprig 3.3.0 on Go 1.26). */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodePem, encodePem } from '../../src/funcs/crypto/pem.ts';
import { cryptoFunctions } from '../../src/funcs/crypto.ts';
import type { GoObject } from '../../src/go/value.ts';
import fixture from '../fixtures/certificates.json' with { type: 'json' };
import { callFunction, seededRandom } from '../support/call-function.ts';

const { keys } = fixture;
const call = (name: string, ...args: unknown[]) => callFunction(cryptoFunctions, name, args);

describe('genPrivateKey', () => {
  test.each([
    ['rsa', 'RSA PRIVATE KEY', { modulusLength: 4096, publicExponent: 65537n }],
    ['dsa', 'DSA PRIVATE KEY', { modulusLength: 2048, divisorLength: 256 }],
    ['ecdsa', 'EC PRIVATE KEY', { namedCurve: 'prime256v1' }],
    ['ed25519', 'PRIVATE KEY', {}],
  ])(
    '%s',
    (type, label, details) => {
      const pem = call('genPrivateKey', type) as string;
      expect(pem.split('\n', 1)).toEqual([`-----BEGIN ${label}-----`]);
      const key = createPrivateKey(pem);
      expect(key.asymmetricKeyDetails).toEqual(details);
      expect(createPublicKey(key).asymmetricKeyType).toBe(type === 'ecdsa' ? 'ec' : type);
    },
    60_000,
  );

  test('an unknown type is named in the result', () => {
    expect(call('genPrivateKey', 'foo')).toBe('Unknown type foo');
  });

  test.each(['ecdsa', 'ed25519'])('%s repeats with the same chance', (type) => {
    const make = (seed: number) => callFunction(cryptoFunctions, 'genPrivateKey', [type], { random: seededRandom(seed) });
    expect(make(7)).toBe(make(7));
    expect(make(7)).not.toBe(make(8));
  });
});

describe('a key that a function is given', () => {
  test.each([
    ['PKCS#1', keys.rsa, keys.rsa],
    ['with blanks around', `junk\n\n${keys.rsa.replaceAll('\n', ' \r\n')}junk`, keys.rsa],
    ['PKCS#8 of RSA', keys.rsa8, undefined],
    ['PKCS#8 of EC', keys.p256, undefined],
    ['SEC 1', keys.p384, keys.p384],
    ['Ed25519', keys.ed25519, keys.ed25519],
  ])('comes back in its own form: %s', (_, given, expected) => {
    const made = call('genCAWithKey', 'x', 1, given) as GoObject;
    const pem = made.fields.get('Key') as string;
    if (expected) expect(pem).toBe(expected);
    expect(createPrivateKey(pem).equals(createPrivateKey(decodePem(given) ? encodePem(decodePem(given)!) : ''))).toBe(true);
  });

  test.each([
    ['nothing', 'nothing', 'parsing private key: no PEM data in input'],
    ['public', keys.public, 'parsing private key: no private key data in PEM block of type PUBLIC KEY'],
    ['with parameters before', keys.withParameters, 'parsing private key: no private key data in PEM block of type EC PARAMETERS'],
    ['encrypted', keys.encrypted, 'parsing private key: parsing RSA private key from PEM: asn1: structure error: length too large'],
    ['encrypted PKCS#8', keys.encrypted8, 'parsing private key: invalid private key type ENCRYPTED PRIVATE KEY'],
    [
      'DSA in PKCS#8',
      keys.dsa8,
      'parsing private key: decoding PEM as PKCS#8: x509: PKCS#8 wrapping contained private key with unknown algorithm: 1.2.840.10040.4.1',
    ],
    ['of a curve that Go lacks', keys.secp256k1, 'parsing private key: parsing EC private key from PEM: x509: unknown elliptic curve'],
    [
      'under a wrong name',
      keys.ed25519.replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY'),
      'parsing private key: parsing RSA private key from PEM: x509: failed to parse private key (use ParsePKCS8PrivateKey instead for this key format)',
    ],
    ['DSA', keys.dsa, 'error creating certificate: x509: certificate private key does not implement crypto.Signer'],
    ['X25519', keys.x25519, 'error creating certificate: x509: certificate private key does not implement crypto.Signer'],
    [
      'short',
      keys.rsa512,
      'error creating certificate: crypto/rsa: 512-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)',
    ],
  ])('is refused: %s', (_, key, message) => {
    expect(() => call('genCAWithKey', 'x', 1, key)).toThrow(expect.objectContaining({ code: 'function', message }));
  });
});
