/** Distinguished names in certificates: what Go accepts as one when reading, and the one that it writes. */
import { concat } from '../../base/concat.ts';
import { derSequence, element, oid, TAG } from '../../codec/der/der.ts';
import { type DerElement, DerReader } from '../../codec/der/der-reader.ts';
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import { fail } from './fail.ts';

const COMMON_NAME = '2.5.4.3';
const STRAY_BYTE = /(?<![\ud800-\udbff])[\udc80-\udcff]/;

/** The name with just a common name, in DER; "" gives the empty name. Throws `asn1: string not valid UTF-8`. */
export function encodeName(commonName: string): Uint8Array {
  if (commonName === '') return derSequence();
  const printable = /^[A-Za-z0-9'()+,\-./ :=?]*$/.test(commonName);
  if (STRAY_BYTE.test(commonName)) fail('asn1: string not valid UTF-8');
  const text = element(printable ? TAG.printable : TAG.utf8, encodeUtf8(commonName));
  return derSequence(element(TAG.set, derSequence(concat(oid(COMMON_NAME), text))));
}

/** Refuses what is not a sequence of sets of attributes with an identifier and a string. */
export function checkName(name: DerElement): void {
  const sets = new DerReader(name.body);
  while (!sets.empty) {
    const set = sets.inside(TAG.set) ?? fail('x509: invalid RDNSequence');
    while (!set.empty) {
      const attribute = set.sequence() ?? fail('x509: invalid RDNSequence: invalid attribute');
      if (attribute.oid() === undefined) fail('x509: invalid RDNSequence: invalid attribute type');
      const value = attribute.any() ?? fail('x509: invalid RDNSequence: invalid attribute value');
      const fault = stringFault(value);
      if (fault) fail(`x509: invalid RDNSequence: invalid attribute value: ${fault}`);
    }
  }
}

/** What is wrong with a value as one of ASN.1's strings. */
function stringFault({ tag, body }: DerElement): string | undefined {
  switch (tag) {
    case 0x14: // T61String, taken as Latin-1
      return undefined;
    case 0x13:
      return body.every((byte) => /[A-Za-z0-9'()*&+,\-./ :=?]/.test(String.fromCharCode(byte))) ? undefined : 'invalid PrintableString';
    case 0x0c:
      return STRAY_BYTE.test(decodeUtf8(body)) ? 'invalid UTF-8 string' : undefined;
    case 0x1e:
      return isBmp(body) ? undefined : 'invalid BMPString';
    case 0x16:
      return body.every((byte) => byte < 0x80) ? undefined : 'invalid IA5String';
    case 0x12:
      return body.every((byte) => byte === 0x20 || (byte >= 0x30 && byte <= 0x39)) ? undefined : 'invalid NumericString';
    default:
      return `unsupported string type: ${tag}`;
  }
}

/** Whether the bytes are code points of the basic plane: no surrogates and no noncharacters. */
function isBmp(body: Uint8Array): boolean {
  if (body.length % 2 !== 0) return false;
  for (let i = 0; i < body.length; i += 2) {
    const point = body[i]! * 256 + body[i + 1]!;
    if (point >= 0xfffe || (point >= 0xfdd0 && point <= 0xfdef) || (point >= 0xd800 && point <= 0xdfff)) return false;
  }
  return true;
}
