/** Private keys out of PEM, as sprig reads them with Go's x509: PKCS#1, SEC 1, PKCS#8 and OpenSSL's form of DSA. */

import { attempt, wrapError } from '../../base/errors.ts';
import { curveOf } from '../../host/crypto/curves.ts';
import type { EcKey, RsaKey } from '../../host/crypto/keys.ts';
import { type Asn1Struct, unmarshalDer } from './asn1.ts';
import { sizedScalar } from './elliptic-curve.ts';
import { fail, prefixedError } from './fail.ts';
import { decodePem } from './pem.ts';
import { ecKey, ed25519Key, type PrivateKey } from './private-key.ts';
import { PKCS1, type Pkcs1Fields, rsaKeyOf } from './rsa-key.ts';

const SEC1: Asn1Struct = {
  name: 'ecPrivateKey',
  fields: [{ type: 'int' }, { type: 'bytes' }, { type: 'oid', optional: true, explicit: 0 }, { type: 'bits', optional: true, explicit: 1 }],
};
type Sec1Fields = [version: bigint, scalar: Uint8Array, curve: string | undefined];

const ALGORITHM: Asn1Struct = { name: 'AlgorithmIdentifier', fields: [{ type: 'oid' }, { type: 'raw', optional: true }] };
const PKCS8: Asn1Struct = { name: 'pkcs8', fields: [{ type: 'int' }, { type: ALGORITHM }, { type: 'bytes' }] };
type Pkcs8Fields = [version: bigint, algorithm: [oid: string, parameters: Uint8Array | undefined], key: Uint8Array];

const NUMBER = { type: 'bigint' } as const;
const DSA: Asn1Struct = { name: 'DSAKeyFormat', fields: [{ type: 'int' }, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER] };
type DsaFields = [version: bigint, p: bigint, q: bigint, g: bigint, y: bigint, x: bigint];

const READERS: Readonly<Record<string, [prefix: string, read: (bytes: Uint8Array) => PrivateKey]>> = {
  'PRIVATE KEY': ['decoding PEM as PKCS#8', readPkcs8],
  'RSA PRIVATE KEY': ['parsing RSA private key from PEM', readPkcs1],
  'EC PRIVATE KEY': ['parsing EC private key from PEM', (bytes) => readSec1(bytes)],
  'DSA PRIVATE KEY': ['parsing DSA private key from PEM', readDsa],
};

/** The key in a PEM text. Throws sprig's messages, such as `no PEM data in input`. */
export function parsePrivateKey(text: string): PrivateKey {
  const { type, bytes } = decodePem(text) ?? fail('no PEM data in input');
  if (!Object.hasOwn(READERS, type)) {
    return fail(type.endsWith(' PRIVATE KEY') ? `invalid private key type ${type}` : `no private key data in PEM block of type ${type}`);
  }
  const [prefix, read] = READERS[type]!;
  return prefixedError(prefix, () => read(bytes));
}

/** What Go's parsers are called, for their hints to each other. */
const PARSERS = new Map([
  [SEC1, 'ParseECPrivateKey'],
  [PKCS8, 'ParsePKCS8PrivateKey'],
  [PKCS1, 'ParsePKCS1PrivateKey'],
]);

function readPkcs8(bytes: Uint8Array): PrivateKey {
  const [, [oid, parameters], key] = readStruct<Pkcs8Fields>(bytes, PKCS8);
  switch (oid) {
    case '1.2.840.113549.1.1.1':
      return prefixedError('x509: failed to parse RSA private key embedded in PKCS#8', () => readPkcs1(key));
    case '1.2.840.10045.2.1':
      return prefixedError('x509: failed to parse EC private key embedded in PKCS#8', () => readSec1(key, parameters));
    case '1.3.101.112':
      return readEd25519(key, parameters);
    case '1.3.101.110':
      return readX25519(key, parameters);
    default:
      return fail(`x509: PKCS#8 wrapping contained private key with unknown algorithm: ${oid}`);
  }
}

function readPkcs1(bytes: Uint8Array): RsaKey {
  return rsaKeyOf(readStruct<Pkcs1Fields>(bytes, PKCS1));
}

/** A key names its curve itself, unless PKCS#8 has done so in `parameters`. */
function readSec1(bytes: Uint8Array, parameters?: Uint8Array): EcKey {
  const [version, scalar, own] = readStruct<Sec1Fields>(bytes, SEC1);
  if (version !== 1n) fail(`x509: unknown EC private key version ${version}`);
  const curve = curveOf(namedCurve(parameters) ?? own ?? '') ?? fail('x509: unknown elliptic curve');
  return ecKey(curve, sizedScalar(curve, scalar));
}

function namedCurve(parameters: Uint8Array | undefined): string | undefined {
  return attempt(() => parameters && (unmarshalDer(parameters, 'oid').value as string));
}

function readEd25519(key: Uint8Array, parameters: Uint8Array | undefined): PrivateKey {
  if (parameters) fail('x509: invalid Ed25519 private key parameters');
  const seed = prefixedError('x509: invalid Ed25519 private key', () => unmarshalDer(key, 'bytes').value as Uint8Array);
  return seed.length === 32 ? ed25519Key(seed) : fail(`x509: invalid Ed25519 private key length: ${seed.length}`);
}

function readX25519(key: Uint8Array, parameters: Uint8Array | undefined): PrivateKey {
  if (parameters) fail('x509: invalid X25519 private key parameters');
  const scalar = prefixedError('x509: invalid X25519 private key', () => unmarshalDer(key, 'bytes').value as Uint8Array);
  return scalar.length === 32 ? { kind: 'x25519' } : fail('crypto/ecdh: invalid private key size');
}

function readDsa(bytes: Uint8Array): PrivateKey {
  const [, p, q, g, y, x] = unmarshalDer(bytes, DSA).value as DsaFields;
  return { kind: 'dsa', p, q, g, y, x };
}

/** The fields of a key's struct; if it is another kind of key, the error names Go's parser for it. */
function readStruct<Fields>(bytes: Uint8Array, type: Asn1Struct): Fields {
  try {
    const { value, rest } = unmarshalDer(bytes, type);
    if (!rest || type !== PKCS1) return value as Fields;
  } catch (error) {
    for (const [other, parser] of PARSERS) {
      if (other !== type && fits(bytes, other)) {
        fail(`x509: failed to parse private key (use ${parser} instead for this key format)`);
      }
    }
    throw type === SEC1 ? wrapError('x509: failed to parse EC private key', error) : error;
  }
  return fail('asn1: syntax error: trailing data');
}

function fits(bytes: Uint8Array, type: Asn1Struct): boolean {
  return attempt(() => unmarshalDer(bytes, type)) !== undefined;
}
