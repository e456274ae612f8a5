/** What each part of a URL may hold unescaped, by Go's tables. */
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/quote.ts';

export type Part = 'path' | 'host' | 'zone' | 'user';

const UNRESERVED = 'A-Za-z0-9\\-_.~';
/** What need not be escaped when printed, and may stand in the text when read (hosts). */
const ALLOWED: Record<Part, RegExp> = {
  path: new RegExp(`[${UNRESERVED}$&+,/:;=@]`),
  host: new RegExp(`[${UNRESERVED}!$&'()*+,;=:\\[\\]<>"]`),
  zone: new RegExp(`[${UNRESERVED}!$&'()*+,;=:\\[\\]<>"]`),
  user: new RegExp(`[${UNRESERVED}$&+,;=]`),
};

/** Refuses a URL with the reason alone; parseUrl adds which URL it was. */
export function refuse(reason: string): never {
  throw new ChartwrightError('usage', reason);
}

/** The text with everything escaped that Go would escape in this part of a URL. */
export function escapePart(text: string, part: Part): string {
  let out = '';
  for (const character of text) out += ALLOWED[part].test(character) ? character : percent(character);
  return out;
}

/** One character as `%XX` for each of its bytes. */
export function percent(character: string): string {
  let out = '';
  for (const byte of new TextEncoder().encode(character)) out += '%' + byte.toString(16).toUpperCase().padStart(2, '0');
  return out;
}

/** The text with its escapes undone; throws a ChartwrightError where they, or a host's characters, are invalid. */
export function unescapePart(text: string, part: Part): string {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = String.fromCodePoint(text.codePointAt(i) as number);
    if (character === '%') {
      bytes.push(escapedByte(text.slice(i, i + 3), part));
      i += 2;
    } else {
      if ((part === 'host' || part === 'zone') && character < '\x80' && !ALLOWED[part].test(character)) {
        refuse(`invalid character ${quote(character)} in host name`);
      }
      bytes.push(...new TextEncoder().encode(character));
      i += character.length - 1;
    }
  }
  return text.includes('%') ? new TextDecoder().decode(Uint8Array.from(bytes)) : text;
}

function escapedByte(text: string, part: Part): number {
  if (!/^%[0-9a-fA-F]{2}$/.test(text)) refuse(`invalid URL escape ${quote(text)}`);
  const byte = Number.parseInt(text.slice(1), 16);
  const odd =
    part === 'host' ? byte < 0x80 : part === 'zone' && byte !== 0x20 && byte < 0x80 && !ALLOWED.host.test(String.fromCharCode(byte));
  if (odd && text !== '%25') refuse(`invalid URL escape ${quote(text)}`);
  return byte;
}
