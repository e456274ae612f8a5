/** The addresses that a URL's brackets may hold, refused in the words of Go's net/netip. */
import { quote } from '../quote.ts';
import { refuse as refuseUrl } from './refuse.ts';

/** Throws `invalid host: ParseAddr("…"): <reason>` or `invalid IP-literal` for anything but an IPv6 address, zone included. */
export function checkIpv6(text: string): void {
  const refuse = (reason: string, at = '') => {
    refuseUrl(`invalid host: ParseAddr(${quote(text)}): ${reason}${at === '' ? '' : ` (at ${quote(at)})`}`);
  };
  switch (/[.:%]/.exec(text)?.[0]) {
    case ':':
      return checkGroups(text, refuse);
    case '.':
      checkIpv4(text, refuse);
      return refuseUrl('invalid IP-literal');
    case '%':
      return refuse('missing IPv6 address');
    default:
      return refuse('unable to parse IP');
  }
}

type Refuse = (reason: string, at?: string) => void;

/** Eight groups of up to four hexadecimal digits, one run of zeros left out as `::`, the last two perhaps as IPv4. */
function checkGroups(text: string, refuse: Refuse): void {
  let rest = withoutZone(text, refuse);
  let shortened = rest.startsWith('::');
  if (shortened) rest = rest.slice(2);
  let groups = 0;
  while (groups < 8 && !(shortened && rest === '')) {
    const digits = groupDigits(rest, refuse);
    if (rest[digits] === '.') {
      checkEmbedded(rest, groups, shortened, refuse);
      groups += 2;
      rest = '';
      break;
    }
    groups++;
    rest = rest.slice(digits);
    if (rest === '') break;
    rest = afterColon(rest, refuse);
    if (!rest.startsWith(':')) continue;
    if (shortened) refuse('multiple :: in address', rest);
    shortened = true;
    rest = rest.slice(1);
  }
  if (rest !== '') refuse('trailing garbage after address', rest);
  if (groups < 8 && !shortened) refuse('address string too short');
  if (groups === 8 && shortened) refuse('the :: must expand to at least one field of zeros');
}

function withoutZone(text: string, refuse: Refuse): string {
  const percent = text.indexOf('%');
  if (percent === text.length - 1) refuse('zone must be a non-empty string');
  return percent < 0 ? text : text.slice(0, percent);
}

/** How many digits the group that comes next has. */
function groupDigits(rest: string, refuse: Refuse): number {
  const digits = /^[0-9a-fA-F]*/.exec(rest)?.[0].length ?? 0;
  if (digits > 4) refuse('each group must have 4 or less digits', rest);
  if (digits === 0) refuse('each colon-separated field must have at least one digit', rest);
  return digits;
}

function checkEmbedded(rest: string, groups: number, shortened: boolean, refuse: Refuse): void {
  if (!shortened && groups !== 6) refuse('embedded IPv4 address must replace the final 2 fields of the address', rest);
  if (groups > 6) refuse('too many hex fields to fit an embedded IPv4 at the end of the address', rest);
  checkIpv4(rest, refuse);
}

function afterColon(rest: string, refuse: Refuse): string {
  if (!rest.startsWith(':')) refuse('unexpected character, want colon', rest);
  if (rest === ':') refuse('colon must be followed by more characters', rest);
  return rest.slice(1);
}

function checkIpv4(text: string, refuse: Refuse): void {
  let fields = 1;
  let field = '';
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string;
    if (character >= '0' && character <= '9') {
      if (field === '0') refuse('IPv4 field has octet with leading zero');
      field += character;
      if (Number(field) > 255) refuse('IPv4 field has value >255');
    } else if (character !== '.') refuse('unexpected character', text.slice(i));
    else {
      if (field === '' || i === text.length - 1) refuse('IPv4 field must have at least one digit', text.slice(i));
      if (fields++ === 4) refuse('IPv4 address too long');
      field = '';
    }
  }
  if (fields < 4) refuse('IPv4 address too short');
}
