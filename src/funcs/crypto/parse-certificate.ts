/** X.509 certificates as Go's x509.ParseCertificate reads them: the same checks in the same order and words, and what a signer needs of the result. */
import { TAG } from '../../codec/der/der.ts';
import { DerReader } from '../../codec/der/der-reader.ts';
import { quote } from '../../go/quote.ts';
import { checkExtension } from './certificate-extensions.ts';
import { checkName } from './certificate-name.ts';
import { fail } from './fail.ts';
import { type PublicKey, readPublicKey, sameBytes } from './public-key.ts';

/** What a certificate lends to those that it signs. */
export interface ParsedCertificate {
  /** The subject in DER. */
  readonly subject: Uint8Array;
  readonly subjectKeyId: Uint8Array | undefined;
  /** Absent for an algorithm that Go does not know. */
  readonly publicKey: PublicKey | undefined;
}

const VERSION = 0xa0;
const ISSUER_ID = 0x81;
const SUBJECT_ID = 0x82;
const EXTENSIONS = 0xa3;
const SUBJECT_KEY_ID = '2.5.29.14';

/** Parses a certificate's DER. Throws Go's words, all beginning with `x509: ` but those about EC points. */
export function parseCertificate(der: Uint8Array): ParsedCertificate {
  const outer = new DerReader(der).element(TAG.sequence) ?? fail('x509: malformed certificate');
  const input = new DerReader(outer.body);
  const tbs = input.sequence() ?? fail('x509: malformed tbs certificate');
  const version = readVersion(tbs);
  const serial = tbs.integer() ?? fail('x509: malformed serial number');
  if (serial < 0n) fail('x509: negative serial number');
  checkAlgorithms(tbs, input);
  checkName(tbs.element(TAG.sequence) ?? fail('x509: malformed issuer'));
  checkValidity(tbs.sequence() ?? fail('x509: malformed validity'));
  const subject = tbs.element(TAG.sequence) ?? fail('x509: malformed issuer');
  checkName(subject);
  const publicKey = readPublicKey(tbs.sequence() ?? fail('x509: malformed spki'));
  const extensions = version > 1 ? readExtensions(tbs, version) : new Map<string, Uint8Array>();
  if (!input.bits()) fail('x509: malformed signature');
  if (outer.whole.length !== der.length) fail('x509: trailing data');
  return { subject: subject.whole, subjectKeyId: subjectKeyId(extensions), publicKey };
}

function subjectKeyId(extensions: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined {
  const value = extensions.get(SUBJECT_KEY_ID);
  return value && new DerReader(value).octets();
}

/** 1 to 3. */
function readVersion(tbs: DerReader): number {
  if (!tbs.peek(VERSION)) return 1;
  const inside = tbs.inside(VERSION);
  const version = inside?.integer();
  if (version === undefined || !inside?.empty || version < 0n || version >= 1n << 63n) return fail('x509: malformed version');
  return version > 2n ? fail('x509: invalid version') : Number(version) + 1;
}

function checkAlgorithms(tbs: DerReader, input: DerReader): void {
  const inner = tbs.element(TAG.sequence) ?? fail('x509: malformed signature algorithm identifier');
  const outer = input.element(TAG.sequence) ?? fail('x509: malformed algorithm identifier');
  if (!sameBytes(inner.body, outer.body)) fail("x509: inner and outer signature algorithm identifiers don't match");
  const reader = new DerReader(inner.body);
  if (reader.oid() === undefined) fail('x509: malformed OID');
  if (!reader.empty && !reader.any()) fail('x509: malformed parameters');
}

function checkValidity(validity: DerReader): void {
  for (let i = 0; i < 2; i++) {
    if (validity.peek(TAG.utcTime)) {
      if (!isTime(validity.element(TAG.utcTime)?.body, /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/))
        fail('x509: malformed UTCTime');
    } else if (validity.peek(TAG.generalizedTime)) {
      if (!isTime(validity.element(TAG.generalizedTime)?.body, /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})$/)) {
        fail('x509: malformed GeneralizedTime');
      }
    } else {
      fail('x509: unsupported time format');
    }
  }
}

/** Whether the text is a time that exists and that Go would write the same way. */
function isTime(body: Uint8Array | undefined, pattern: RegExp): boolean {
  const match = pattern.exec(body ? String.fromCharCode(...body) : '');
  if (!match || /[+-]0000$/.test(match[0])) return false;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const fullYear = match[1]?.length === 2 ? year + (year < 69 ? 2000 : 1900) : year;
  const days = new Date(Date.UTC(2000 + (fullYear % 400), month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60;
}

/** The extensions of version 3 by identifier; versions 2 and 3 may have identifiers of issuer and subject before. */
function readExtensions(tbs: DerReader, version: number): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  if (!tbs.skip(ISSUER_ID)) fail('x509: malformed issuerUniqueID');
  if (!tbs.skip(SUBJECT_ID)) fail('x509: malformed subjectUniqueID');
  if (version < 3 || !tbs.peek(EXTENSIONS)) return found;
  const list = tbs.inside(EXTENSIONS)?.sequence() ?? fail('x509: malformed extensions');
  const checks: (() => void)[] = [];
  while (!list.empty) {
    const extension = list.sequence() ?? fail('x509: malformed extension');
    const oid = extension.oid() ?? fail('x509: malformed extension OID field');
    const critical = extension.peek(TAG.boolean) && (extension.boolean() ?? fail('x509: malformed extension critical field'));
    const value = extension.octets() ?? fail('x509: malformed extension value field');
    if (found.has(oid)) fail(`x509: certificate contains duplicate extension with OID ${quote(oid)}`);
    found.set(oid, value);
    checks.push(() => checkExtension(oid, critical, value));
  }
  for (const check of checks) check();
  return found;
}
