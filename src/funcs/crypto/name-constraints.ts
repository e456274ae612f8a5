/** The name constraints of an authority's certificate (RFC 5280, 4.2.1.10), checked as by Go's x509. */
import type { DerElement, DerReader } from '../../codec/der/der-reader.ts';
import { quote } from '../../go/quote.ts';
import { decodeUtf8, isAscii } from '../../go/utf8.ts';
import { ia5Fault } from './alternative-names.ts';
import { fail } from './fail.ts';
import { parseIp } from './parse-ip.ts';

const QUOTED_MAILBOX = /^"(?:[\x01-\x08\x0b\x0c\x0e-!#-[\]-\x7f]|\\[\x01-\x09\x0b\x0c\x0e-\x7f])*"@/;
const PLAIN_MAILBOX = /^((?:[\w!#$%&'*+\-/=?^`{|}~.]|\\[\x00-\x7f])+)@/;

/** Refuses a value that does not permit or exclude anything, or whose names are not well-formed. */
export function checkNameConstraints(value: DerReader): void {
  const fault = 'x509: invalid NameConstraints extension';
  const list = value.sequence();
  if (!list || !value.empty) return fail(fault);
  const trees = [0, 1].map((number) => (list.peek(0xa0 | number) ? (list.inside(0xa0 | number) ?? fail(fault)) : undefined));
  if (!list.empty) fail(fault);
  if (trees.every((tree) => !tree || tree.empty)) fail('x509: empty name constraints extension');
  for (const tree of trees) {
    while (tree && !tree.empty) checkSubtree(tree.sequence()?.any() ?? fail(fault));
  }
}

/** Tags of the kinds of names (GeneralName) that are looked at. */
const NAMES = { mailbox: 0x81, host: 0x82, uri: 0x86, address: 0x87 };

function checkSubtree({ tag, body }: DerElement): void {
  const text = decodeUtf8(body);
  switch (tag) {
    case NAMES.mailbox:
      return checkName('rfc822Name', text, text.includes('@') ? isMailbox : isBelow);
    case NAMES.host:
      return checkName('dnsName', text, isBelow);
    case NAMES.uri:
      if (parseIp(text)) fail(`x509: failed to parse URI constraint ${quote(text)}: cannot be IP address`);
      return checkName('URI', text, isBelow);
    case NAMES.address:
      return checkAddresses(body);
  }
}

function checkName(kind: string, text: string, isValid: (text: string) => boolean): void {
  if (!isAscii(text)) fail(`x509: invalid constraint value: ${ia5Fault(text)}`);
  if (!isValid(text)) fail(`x509: failed to parse ${kind} constraint ${quote(text)}`);
}

/** A domain, perhaps with a dot in front for everything below it. */
function isBelow(text: string): boolean {
  return text !== '.' && isDomain(text.replace(/^\./, ''));
}

/** An address and a mask of ones, then zeros. */
function checkAddresses(body: Uint8Array): void {
  if (body.length !== 8 && body.length !== 32) fail(`x509: IP constraint contained value of length ${body.length}`);
  const mask = body.subarray(body.length / 2);
  const digits = Array.from(mask, (byte) => byte.toString(2).padStart(8, '0')).join('');
  if (digits.includes('01')) fail(`x509: IP constraint contained invalid mask ${hex(mask)}`);
}

/** Labels between dots, none of them empty; no name at all passes as well. */
export function isDomain(name: string): boolean {
  return /^(?:[!-\-/-~]+(?:\.[!-\-/-~]+)*)?$/.test(name);
}

/** An address as RFC 2821 has it; the part before the `@` may be quoted. */
function isMailbox(text: string): boolean {
  const quoted = QUOTED_MAILBOX.exec(text);
  if (quoted) return isDomain(text.slice(quoted[0].length));
  const plain = PLAIN_MAILBOX.exec(text);
  const local = plain?.[1]?.replace(/\\([\x00-\x7f])/g, '$1');
  return local !== undefined && !/^\.|\.$|\.\./.test(local) && isDomain(text.slice(plain![0].length));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
