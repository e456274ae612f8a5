/** IP addresses as Go's net/netip refuses them: URLs and schemas hold some, and show its words. */
import { quote } from './quote.ts';

/** netip.ParseAddr's message about a text, `ParseAddr("…"): <reason>`; undefined for an address, zone included. */
export function addressFault(text: string): string | undefined {
  const fault = faultOf(text);
  return fault && `ParseAddr(${quote(text)}): ${fault.reason}${fault.at ? ` (at ${quote(fault.at)})` : ''}`;
}

/** What is wrong, and the rest of the text if Go names it. */
interface Fault {
  readonly reason: string;
  readonly at?: string;
}

function faultOf(text: string): Fault | undefined {
  const first = /[.:%]/.exec(text)?.[0];
  if (first === undefined) return { reason: 'unable to parse IP' };
  if (first === '.') return fieldsFault(text);
  if (first === '%') return { reason: 'missing IPv6 address' };
  const percent = text.indexOf('%');
  if (percent === text.length - 1) return { reason: 'zone must be a non-empty string' };
  return groupsFault(percent < 0 ? text : text.slice(0, percent));
}

/** Groups of hex digits between colons, one `::` for as many zeros as are missing, perhaps four decimals at the end. */
function groupsFault(address: string): Fault | undefined {
  let ellipsis = address.startsWith('::');
  let rest = ellipsis ? address.slice(2) : address;
  if (rest === '') return undefined;
  let bytes = 0;
  while (bytes < 16) {
    const digits = /^[0-9a-fA-F]*/.exec(rest)?.[0] as string;
    if (digits.length > 4) return { reason: 'each group must have 4 or less digits', at: rest };
    if (digits === '') return { reason: 'each colon-separated field must have at least one digit', at: rest };
    if (rest[digits.length] === '.') {
      const fault = embeddedFault(rest, bytes, ellipsis);
      if (fault) return fault;
      rest = '';
      bytes += 4;
      break;
    }
    bytes += 2;
    rest = rest.slice(digits.length);
    if (rest === '') break;
    if (rest[0] !== ':') return { reason: 'unexpected character, want colon', at: rest };
    if (rest.length === 1) return { reason: 'colon must be followed by more characters', at: rest };
    rest = rest.slice(1);
    if (rest[0] !== ':') continue;
    if (ellipsis) return { reason: 'multiple :: in address', at: rest };
    ellipsis = true;
    rest = rest.slice(1);
    if (rest === '') break;
  }
  if (rest !== '') return { reason: 'trailing garbage after address', at: rest };
  if (bytes < 16 && !ellipsis) return { reason: 'address string too short' };
  return bytes === 16 && ellipsis ? { reason: 'the :: must expand to at least one field of zeros' } : undefined;
}

function embeddedFault(rest: string, bytes: number, ellipsis: boolean): Fault | undefined {
  if (!ellipsis && bytes !== 12) return { reason: 'embedded IPv4 address must replace the final 2 fields of the address', at: rest };
  if (bytes + 4 > 16) return { reason: 'too many hex fields to fit an embedded IPv4 at the end of the address', at: rest };
  return fieldsFault(rest);
}

/** Four decimals with points between, character by character. */
function fieldsFault(text: string): Fault | undefined {
  let value = 0;
  let digits = 0;
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c >= '0' && c <= '9') {
      if (digits === 1 && value === 0) return { reason: 'IPv4 field has octet with leading zero' };
      value = value * 10 + Number(c);
      digits++;
      if (value > 255) return { reason: 'IPv4 field has value >255' };
    } else if (c === '.') {
      if (i === 0 || i === text.length - 1 || text[i - 1] === '.') {
        return { reason: 'IPv4 field must have at least one digit', at: text.slice(i) };
      }
      if (points === 3) return { reason: 'IPv4 address too long' };
      points++;
      value = 0;
      digits = 0;
    } else return { reason: 'unexpected character', at: text.slice(i) };
  }
  return points < 3 ? { reason: 'IPv4 address too short' } : undefined;
}
