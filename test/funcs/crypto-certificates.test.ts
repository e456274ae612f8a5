/**
 * Certificates of Helm 4.3.1 in test/fixtures/certificates.json, made again from the same keys, times and serial numbers.
 * RSA and Ed25519 sign the same bytes the same way; an ECDSA signature has chance in it, so the bytes before it are compared.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { TAG } from '../../src/codec/der/der.ts';
import { DerReader } from '../../src/codec/der/der-reader.ts';
import { cryptoFunctions } from '../../src/funcs/crypto.ts';
import { encodeBase64 } from '../../src/go/base64.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { GoObject, int, typeOf } from '../../src/go/value.ts';
import { portableCrypto } from '../../src/host/browser/crypto.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { useCrypto } from '../../src/host/crypto/crypto.ts';
import fixture from '../fixtures/certificates.json' with { type: 'json' };
import { callFunction, givenRandom } from '../support/call-function.ts';

type Keys = Record<string, string>;
const keys = fixture.keys as Keys;
const rows = fixture.rows as { call: string; args: unknown[]; now: number; serial: string; Cert: string; Key: string }[];

const CERTIFICATE = typeOf(call('genCAWithKey', 'a', 1, keys.ed25519));

function call(name: string, ...args: unknown[]): GoObject {
  return callFunction(cryptoFunctions, name, args) as GoObject;
}

function certificate(cert: string, key: string): GoObject {
  return new GoObject(CERTIFICATE, new Map(Object.entries({ Cert: cert, Key: key })));
}

/** An argument of the fixture: a key by name, the result of an earlier row, or itself. */
function argument(arg: unknown): unknown {
  const reference = (typeof arg === 'object' && arg !== null ? arg : {}) as { key?: string; row?: number };
  if (reference.key !== undefined) return keys[reference.key];
  if (reference.row !== undefined) return certificate(rows[reference.row]!.Cert, rows[reference.row]!.Key);
  return arg;
}

const derOf = (pem: string) => new X509Certificate(pem).raw;
const signedPart = (pem: string) => new DerReader(derOf(pem)).sequence()?.element(TAG.sequence)?.whole;
const ECDSA = Buffer.from('2a8648ce3d0403', 'hex');

afterAll(() => useCrypto(undefined));

describe.each(['Node', 'portable'])('with the provider %s', (provider) => {
  test.each(rows.map((row, i) => [i, row.call, row.args[0], row] as const))('row %i: %s %j', (_, name, __, row) => {
    useCrypto(provider === 'Node' ? undefined : portableCrypto);
    const env = { clock: fixedClock(BigInt(row.now) * 1_000_000n), random: givenRandom(Buffer.from(row.serial, 'hex')) };
    const { fields } = callFunction(cryptoFunctions, name, row.args.map(argument), env) as GoObject;
    const cert = fields.get('Cert') as string;
    expect(fields.get('Key')).toBe(row.Key);
    expect(signedPart(cert)).toEqual(signedPart(row.Cert));
    if (!derOf(row.Cert).includes(ECDSA)) expect(cert).toBe(row.Cert);
    const signer = row.args.map((arg) => (arg as { row?: number } | null)?.row).find((index) => index !== undefined);
    const parent = new X509Certificate(signer === undefined ? cert : rows[signer]!.Cert);
    expect(new X509Certificate(cert).verify(parent.publicKey)).toBe(true);
  });
});

describe('with fresh keys', () => {
  const parsed = (made: GoObject) => new X509Certificate(made.fields.get('Cert') as string);
  const owns = (made: GoObject) => parsed(made).checkPrivateKey(createPrivateKey(made.fields.get('Key') as string));

  test('an authority signs', () => {
    const ca = call('genCA', 'my-ca', 365);
    const leaf = call('genSignedCert', 'svc', ['10.0.0.1'], ['a.example'], 10, ca);
    expect([owns(ca), owns(leaf), parsed(leaf).checkIssued(parsed(ca)), parsed(leaf).verify(parsed(ca).publicKey)]).toEqual(
      Array(4).fill(true),
    );
    expect(parsed(ca)).toMatchObject({ ca: true, subject: 'CN=my-ca', validTo: 'Jan  1 00:00:00 1971 GMT' });
    expect(parsed(leaf)).toMatchObject({ ca: false, subject: 'CN=svc', subjectAltName: 'DNS:a.example, IP Address:10.0.0.1' });
    expect(parsed(leaf).publicKey.asymmetricKeyDetails).toEqual({ modulusLength: 2048, publicExponent: 65537n });
  });

  test('a certificate signs itself', () => {
    const made = call('genSelfSignedCert', 'self', [], [], 1);
    expect([owns(made), parsed(made).verify(parsed(made).publicKey), parsed(made).ca]).toEqual([true, true, false]);
    expect(typeOf(made)).toMatchObject({ name: 'sprig.certificate', kind: 'struct' });
  });
});

describe('buildCustomCert', () => {
  const base64 = (text: string) => encodeBase64(encodeUtf8(text));
  const { Cert: cert } = rows[1]!;
  const key = keys.ed25519!;

  test('keeps what it was given', () => {
    const text = `before\n${cert}after`;
    expect(call('buildCustomCert', base64(text), base64(key)).fields).toEqual(new Map(Object.entries({ Cert: text, Key: key })));
  });

  test.each([
    ['%', '', 'unable to decode base64 certificate'],
    ['', '%', 'unable to decode base64 private key'],
    ['', '', 'unable to decode certificate'],
    [base64(key), '', 'error parsing certificate: decodedCert.Bytes: x509: malformed tbs certificate'],
    [base64(cert), base64('x'), 'error parsing private key: no PEM data in input'],
  ])('%.20j %.20j is refused', (cert64, key64, message) => {
    expect(() => call('buildCustomCert', cert64, key64)).toThrow(expect.objectContaining({ code: 'function', message }));
  });
});

const REFUSED: [name: string, args: unknown[], message: string][] = [
  ['genCAWithKey', ['x', 1, ''], 'parsing private key: no PEM data in input'],
  ['genCAWithKey', ['\udcff', 1, keys.ed25519], 'error creating certificate: asn1: string not valid UTF-8'],
  ['genSelfSignedCertWithKey', ['x', [int(1)], [], 1, keys.ed25519], 'error parsing ip: 1 is not a string'],
  ['genSelfSignedCertWithKey', ['x', ['1.2.3.04'], [], 1, keys.ed25519], 'error parsing ip: 1.2.3.04'],
  ['genSelfSignedCertWithKey', ['x', [], [null], 1, keys.ed25519], 'error processing alternate dns name: <nil> is not a string'],
  [
    'genSelfSignedCertWithKey',
    ['x', [], ['ü'], 1, keys.ed25519],
    'error creating certificate: x509: "ü" cannot be encoded as an IA5String',
  ],
  ['genSelfSignedCertWithKey', ['x', [], [], 1, ''], 'parsing private key: no PEM data in input'],
  ['genSignedCertWithKey', ['x', [], [], 1, certificate('', ''), keys.ed25519], 'unable to decode certificate'],
  [
    'genSignedCertWithKey',
    ['x', [], [], 1, certificate(keys.ed25519!, ''), keys.ed25519],
    'error parsing certificate: decodedSignerCert.Bytes: x509: malformed tbs certificate',
  ],
  [
    'genSignedCertWithKey',
    ['x', [], [], 1, certificate(rows[1]!.Cert, ''), keys.ed25519],
    'error parsing private key: no PEM data in input',
  ],
  [
    'genSignedCertWithKey',
    ['x', [], [], 1, certificate(rows[1]!.Cert, keys.p384!), keys.ed25519],
    "error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey",
  ],
  [
    'genSignedCertWithKey',
    ['x', [], [], 1, certificate(rows[1]!.Cert, keys.ed25519!), keys.dsa],
    'error creating certificate: x509: unsupported public key type: *dsa.PublicKey',
  ],
  [
    'genSignedCertWithKey',
    ['x', [], [], 1, certificate(rows[1]!.Cert, keys.ed25519!), keys.x25519],
    'error creating certificate: x509: unsupported public key type: *ecdh.PublicKey',
  ],
];

test.each(REFUSED)('%s is refused: %#', (name, args, message) => {
  expect(() => call(name, ...args)).toThrow(expect.objectContaining({ code: 'function', message }));
});
