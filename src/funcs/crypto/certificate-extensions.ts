/** The extensions that Go's x509 reads in a certificate, checked one by one in its words. Other extensions pass. */
import { TAG } from '../../codec/der/der.ts';
import { DerReader } from '../../codec/der/der-reader.ts';
import { quote } from '../../go/quote.ts';
import { parseUrl } from '../../go/url/parse.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { fail, prefixedError } from './fail.ts';
import { checkNameConstraints, isDomain } from './name-constraints.ts';

type Check = (value: DerReader, critical: boolean) => void;

/** RFC 5280, 4.2.1, by the last part of 2.5.29.x. */
const CHECKS: Readonly<Record<string, Check>> = {
  '2.5.29.14': checkSubjectKeyId,
  '2.5.29.15': (value) => value.bits() ?? fail('x509: invalid key usage'),
  '2.5.29.17': checkAlternativeNames,
  '2.5.29.19': checkBasicConstraints,
  '2.5.29.30': checkNameConstraints,
  '2.5.29.31': checkDistributionPoints,
  '2.5.29.32': checkPolicies,
  '2.5.29.33': checkPolicyMappings,
  '2.5.29.35': checkAuthorityKeyId,
  '2.5.29.36': checkPolicyConstraints,
  '2.5.29.37': checkExtendedKeyUsage,
  '2.5.29.54': checkInhibitAnyPolicy,
  '1.3.6.1.5.5.7.1.1': checkAuthorityAccess,
};

/** Context-specific tags as bytes. */
const context = (number: number) => 0x80 | number;
const constructed = (number: number) => 0xa0 | number;

/** Refuses an extension whose value is not what its identifier promises. */
export function checkExtension(oid: string, critical: boolean, value: Uint8Array): void {
  if (Object.hasOwn(CHECKS, oid)) CHECKS[oid]?.(new DerReader(value), critical);
}

/** Runs `check` for each element of the sequence that comes next. */
function eachOf(reader: DerReader, fault: string, check: (list: DerReader) => void): void {
  const list = reader.sequence() ?? fail(fault);
  while (!list.empty) check(list);
}

function isWithin(value: bigint | undefined, bits: number): boolean {
  return value !== undefined && BigInt.asIntN(bits, value) === value;
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function checkSubjectKeyId(value: DerReader, critical: boolean): void {
  if (critical) fail('x509: subject key identifier incorrectly marked critical');
  value.octets() ?? fail('x509: invalid subject key identifier');
}

function checkAuthorityKeyId(value: DerReader, critical: boolean): void {
  if (critical) fail('x509: authority key identifier incorrectly marked critical');
  const identifier = value.sequence() ?? fail('x509: invalid authority key identifier');
  if (!identifier.skip(context(0))) fail('x509: invalid authority key identifier');
}

function checkAlternativeNames(value: DerReader): void {
  eachOf(value, 'x509: invalid subject alternative names', (names) => {
    const { tag, body } = names.any() ?? fail('x509: invalid subject alternative name');
    if (tag === context(1) && !isAscii(body)) fail('x509: SAN rfc822Name is malformed');
    if (tag === context(2) && !isAscii(body)) fail('x509: SAN dNSName is malformed');
    if (tag === context(6)) checkUri(body);
    if (tag === context(7) && body.length !== 4 && body.length !== 16) fail(`x509: cannot parse IP address of length ${body.length}`);
  });
}

function checkUri(body: Uint8Array): void {
  if (!isAscii(body)) fail('x509: SAN uniformResourceIdentifier is malformed');
  const text = decodeUtf8(body);
  const { host } = prefixedError(`x509: cannot parse URI ${quote(text)}`, () => parseUrl(text));
  if (!isDomain(host)) fail(`x509: cannot parse URI ${quote(text)}: invalid domain`);
}

function checkBasicConstraints(value: DerReader): void {
  const fault = 'x509: invalid basic constraints';
  const constraints = value.sequence() ?? fail(fault);
  if (constraints.peek(TAG.boolean) && constraints.boolean() === undefined) fail(fault);
  if (!constraints.peek(TAG.integer)) return;
  const length = constraints.integer();
  if (length === undefined || length < 0n || !isWithin(length, 64)) fail(fault);
}

function checkDistributionPoints(value: DerReader): void {
  eachOf(value, 'x509: invalid CRL distribution points', (points) => {
    const fault = 'x509: invalid CRL distribution point';
    const point = points.sequence() ?? fail(fault);
    if (!point.peek(constructed(0))) return;
    const name = point.inside(constructed(0))?.inside(constructed(0)) ?? fail(fault);
    while (name.peek(context(6))) name.any() ?? fail(fault);
  });
}

function checkPolicies(value: DerReader): void {
  const seen = new Set<string>();
  eachOf(value, 'x509: invalid certificate policies', (policies) => {
    const oid = policies.sequence()?.element(TAG.oid)?.body;
    if (!oid || !isIdentifier(oid) || seen.has(oid.join())) return fail('x509: invalid certificate policies');
    seen.add(oid.join());
  });
}

/** Whether the parts of an identifier are minimal and the last one complete. */
function isIdentifier(oid: Uint8Array): boolean {
  return oid.length > 0 && oid.at(-1)! < 0x80 && oid.every((byte, i) => byte !== 0x80 || (i > 0 && oid[i - 1]! >= 0x80));
}

function checkPolicyMappings(value: DerReader): void {
  eachOf(value, 'x509: invalid policy mappings extension', (mappings) => {
    const mapping = mappings.sequence();
    if (!mapping?.element(TAG.oid) || !mapping.element(TAG.oid)) fail('x509: invalid policy mappings extension');
  });
}

function checkPolicyConstraints(value: DerReader): void {
  const fault = 'x509: invalid policy constraints extension';
  const constraints = value.sequence() ?? fail(fault);
  for (const tag of [context(0), context(1)]) {
    if (constraints.peek(tag) && !isWithin(constraints.integer(tag), 64)) fail(fault);
  }
}

function checkExtendedKeyUsage(value: DerReader): void {
  eachOf(value, 'x509: invalid extended key usages', (usages) => {
    if (usages.oid() === undefined) fail('x509: invalid extended key usages');
  });
}

function checkInhibitAnyPolicy(value: DerReader): void {
  if (!isWithin(value.integer(), 64)) fail('x509: invalid inhibit any policy extension');
}

function checkAuthorityAccess(value: DerReader, critical: boolean): void {
  if (critical) fail('x509: authority info access incorrectly marked critical');
  const fault = 'x509: invalid authority info access';
  eachOf(value, fault, (descriptions) => {
    const description = descriptions.sequence() ?? fail(fault);
    if (description.oid() === undefined || !description.skip(context(6))) fail(fault);
  });
}
