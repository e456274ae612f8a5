/** Host names and mailboxes. */
import { quoteRune } from '../go/strconv.ts';
import { byteLength } from '../go/utf8.ts';
import { ipv4Fault, ipv6Fault } from './format-address.ts';

export function hostnameFault(text: string): string | undefined {
  const host = text.endsWith('.') ? text.slice(0, -1) : text;
  if (byteLength(host) > 253) return 'more than 253 characters long';
  for (const label of host.split('.')) {
    const length = byteLength(label);
    if (length < 1 || length > 63) return 'label must be 1 to 63 characters long';
    if (label.startsWith('-')) return 'label starts with hyphen';
    if (label.endsWith('-')) return 'label ends with hyphen';
    const odd = /[^a-zA-Z0-9-]/u.exec(label)?.[0];
    if (odd !== undefined) return oddCharacter(odd);
  }
  return undefined;
}

function oddCharacter(odd: string): string {
  return `invalid character ${quoteRune(odd.codePointAt(0) as number)}`;
}

export function emailFault(text: string): string | undefined {
  if (byteLength(text) > 254) return 'more than 255 characters long';
  const at = text.lastIndexOf('@');
  if (at < 0) return 'missing @';
  return localPartFault(text.slice(0, at)) ?? domainFault(text.slice(at + 1));
}

function localPartFault(local: string): string | undefined {
  if (byteLength(local) > 64) return 'local part more than 64 characters long';
  if (/^".*"$/s.test(local)) {
    return /["\\]/.test(local.slice(1, -1)) ? 'backslash and quote are not allowed within quoted local part' : undefined;
  }
  if (local.startsWith('.')) return 'starts with dot';
  if (local.endsWith('.')) return 'ends with dot';
  if (local.includes('..')) return 'consecutive dots';
  const odd = /[^a-zA-Z0-9.!#$%&'*+\-/=?^_`{|}~]/u.exec(local)?.[0];
  return odd === undefined ? undefined : oddCharacter(odd);
}

function domainFault(domain: string): string | undefined {
  const [kind, fault] = /^\[.*\]$/s.test(domain) ? bracketed(domain.slice(1, -1)) : (['domain', hostnameFault(domain)] as const);
  return fault === undefined ? undefined : `invalid ${kind}: ${fault}`;
}

function bracketed(address: string): readonly [string, string | undefined] {
  if (address.startsWith('IPv6:')) return ['ipv6 address', ipv6Fault(address.slice(5))];
  return ['ipv4 address', ipv4Fault(address)];
}
