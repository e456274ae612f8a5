/** Strings and bytes as fmt's verbs write them. Each function answers undefined for a verb that it does not know. */
import { type Directive, pad, truncate } from './fmt-directive.ts';
import { hexNumber } from './fmt-number.ts';
import { canBackquote, quote, quoteAscii } from './quote.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';
import { isNilled } from './value.ts';

/** %v %s %x %X %q of a string. */
export function formatText(at: Readonly<Directive>, text: string, verb: string): string | undefined {
  switch (verb) {
    case 'v':
      return at.sharpV ? quoted(at, text) : pad(at, truncate(at, text));
    case 's':
      return pad(at, truncate(at, text));
    case 'x':
    case 'X':
      return hexBytes(at, encodeUtf8(text), verb);
    case 'q':
      return quoted(at, text);
  }
  return undefined;
}

/** %v %d %s %x %X %q of bytes; `name` is what %#v calls their type. */
export function formatBytes(at: Readonly<Directive>, bytes: Uint8Array, verb: string, name: string): string | undefined {
  switch (verb) {
    case 'v':
    case 'd':
      if (at.sharpV && isNilled(bytes)) return `${name}(nil)`;
      if (at.sharpV) return `${name}{${Array.from(bytes, (byte) => hexNumber(at, byte, true)).join(', ')}}`;
      return undefined;
    case 'x':
    case 'X':
      return hexBytes(at, bytes, verb);
    case 's':
    case 'q':
      return formatText(at, decodeUtf8(bytes), verb);
  }
  return undefined;
}

function quoted(at: Readonly<Directive>, text: string): string {
  const cut = truncate(at, text);
  if (at.sharp && canBackquote(cut)) return pad(at, '`' + cut + '`');
  return pad(at, at.plus ? quoteAscii(cut) : quote(cut));
}

function hexBytes(at: Readonly<Directive>, bytes: Uint8Array, verb: string): string {
  const shown = at.precision >= 0 ? bytes.subarray(0, at.precision) : bytes;
  const digits = Array.from(shown, (byte) => byte.toString(16).padStart(2, '0'));
  const text = at.space ? digits.map((pair) => (at.sharp ? '0x' : '') + pair).join(' ') : digits.join('');
  const prefixed = at.sharp && !at.space && text !== '' ? '0x' + text : text;
  return pad(at, verb === 'X' ? prefixed.toUpperCase() : prefixed);
}
