/** Certificates written and signed as Go's x509.CreateCertificate does from sprig's template. */

import { bitLength, fromBytes, toBytes } from '../../base/modular.ts';
import { bits, derSequence, element, explicit, integer, NOTHING, octets, oid, TAG } from '../../codec/der/der.ts';
import { platformCrypto } from '../../host/crypto/crypto.ts';
import type { SigningKey } from '../../host/crypto/keys.ts';
import { type AlternativeNames, encodeAlternativeNames } from './alternative-names.ts';
import { encodeName } from './certificate-name.ts';
import { fail } from './fail.ts';
import type { ParsedCertificate } from './parse-certificate.ts';
import type { PrivateKey } from './private-key.ts';
import { belongsTo, encodePublicKey, sameBytes } from './public-key.ts';

/** The contents of a certificate. */
export interface CertificateTemplate {
  readonly commonName: string;
  readonly names: AlternativeNames;
  /** Nanoseconds since the epoch; written in whole seconds. */
  readonly notBefore: bigint;
  readonly notAfter: bigint;
  /** 16 bytes, big-endian. */
  readonly serial: Uint8Array;
  readonly isCa: boolean;
}

/** Who signs: the template's own key if there is no certificate. */
export interface Signer {
  readonly key: PrivateKey;
  readonly certificate?: ParsedCertificate;
}

const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const BASIC_CONSTRAINTS = '2.5.29.19';
const SUBJECT_KEY_ID = '2.5.29.14';
const AUTHORITY_KEY_ID = '2.5.29.35';
const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

const YES = Uint8Array.of(TAG.boolean, 1, 0xff);

/** The certificate in DER. Throws what Go's CreateCertificate returns, without sprig's words before it. */
export function issueCertificate(template: CertificateTemplate, subjectKey: PrivateKey, signer: Signer): Uint8Array {
  const { key } = signer;
  if (!canSign(key)) return fail('x509: certificate private key does not implement crypto.Signer');
  if (!canSign(subjectKey)) return fail(`x509: unsupported public key type: *${subjectKey.kind === 'dsa' ? 'dsa' : 'ecdh'}.PublicKey`);
  const publicKey = encodePublicKey(subjectKey);
  const subject = encodeName(template.commonName);
  const parent = signer.certificate;
  const issuer = parent?.subject ?? subject;
  if (parent?.publicKey && !belongsTo(key, parent.publicKey)) fail("x509: provided PrivateKey doesn't match parent's PublicKey");
  const authority = sameBytes(issuer, subject) ? undefined : parent?.subjectKeyId;
  const algorithm = signatureAlgorithm(key);
  const body = derSequence(
    explicit(0, integer(2)),
    integer(fromBytes(template.serial)),
    algorithm,
    issuer,
    derSequence(time(template.notBefore), time(template.notAfter)),
    subject,
    publicKey.info,
    explicit(3, derSequence(...extensions(template, publicKey.bits, authority))),
  );
  return derSequence(body, algorithm, bits(sign(key, body)));
}

function canSign(key: PrivateKey): key is SigningKey {
  return key.kind !== 'dsa' && key.kind !== 'x25519';
}

function sign(key: SigningKey, body: Uint8Array): Uint8Array {
  if (key.kind === 'rsa' && bitLength(key.n) < 1024) {
    fail(`crypto/rsa: ${bitLength(key.n)}-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)`);
  }
  return platformCrypto().sign(key, body);
}

function signatureAlgorithm(key: SigningKey): Uint8Array {
  switch (key.kind) {
    case 'rsa':
      return derSequence(oid('1.2.840.113549.1.1.11'), NOTHING);
    case 'ec':
      return derSequence(oid(`1.2.840.10045.4.3.${{ sha256: 2, sha384: 3, sha512: 4 }[key.curve.hash]}`));
    case 'ed25519':
      return derSequence(oid('1.3.101.112'));
  }
}

/** In Go's order; there is always a key usage, an extended one and basic constraints. */
function extensions(template: CertificateTemplate, publicKey: Uint8Array, authority: Uint8Array | undefined): Uint8Array[] {
  const { isCa } = template;
  const names = encodeAlternativeNames(template.names);
  const list = [
    extension(KEY_USAGE, true, isCa ? bits(Uint8Array.of(0xa4), 2) : bits(Uint8Array.of(0xa0), 5)),
    extension(EXTENDED_KEY_USAGE, false, derSequence(oid(SERVER_AUTH), oid(CLIENT_AUTH))),
    extension(BASIC_CONSTRAINTS, true, isCa ? derSequence(YES) : derSequence()),
  ];
  if (isCa) list.push(extension(SUBJECT_KEY_ID, false, octets(keyId(publicKey))));
  if (authority?.length) list.push(extension(AUTHORITY_KEY_ID, false, derSequence(element(0x80, authority))));
  if (names) list.push(extension(SUBJECT_ALTERNATIVE_NAME, template.commonName === '', names));
  return list;
}

function extension(name: string, critical: boolean, value: Uint8Array): Uint8Array {
  return derSequence(oid(name), ...(critical ? [YES] : []), octets(value));
}

/** RFC 7093, method 1, as Go does since 1.25: the first 160 bits of the SHA-256. */
function keyId(publicKey: Uint8Array): Uint8Array {
  return toBytes(BigInt(`0x${platformCrypto().digest('sha256', publicKey).slice(0, 40)}`), 20);
}

/** UTCTime from 1950 to 2049, GeneralizedTime before and after. */
function time(nanoseconds: bigint): Uint8Array {
  const second = 1_000_000_000n;
  const seconds = nanoseconds / second - (nanoseconds % second < 0n ? 1n : 0n);
  const date = new Date(Number(seconds) * 1000);
  const year = date.getUTCFullYear();
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '');
  const short = year >= 1950 && year < 2050;
  return element(short ? TAG.utcTime : TAG.generalizedTime, new TextEncoder().encode(short ? digits.slice(2) : digits));
}
