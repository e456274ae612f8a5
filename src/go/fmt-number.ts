/** Numbers as fmt's verbs write them. Each function answers undefined for a verb that it does not know. */
import { type Directive, pad } from './fmt-directive.ts';
import { type FloatFormat, formatFloat } from './format-float.ts';
import { isPrint, quoteRune, quoteRuneAscii } from './quote.ts';

const BASES: Readonly<Record<string, number>> = { d: 10, v: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };

/** %v %d %b %o %O %x %X %c %q %U of an integer; `unsigned` is what its type is. */
export function formatInteger(at: Readonly<Directive>, value: bigint, unsigned: boolean, verb: string): string | undefined {
  if (verb === 'v' && at.sharpV && unsigned) return digits({ ...at, sharp: true }, value, 16, 'v');
  const base = BASES[verb];
  if (base) return digits(at, value, base, verb);
  const bits = BigInt.asUintN(64, value);
  const rune = bits > 0x10ffffn || (bits >= 0xd800n && bits <= 0xdfffn) ? 0xfffd : Number(bits);
  if (verb === 'c') return pad(at, String.fromCodePoint(rune));
  if (verb === 'q') return pad(at, at.plus ? quoteRuneAscii(rune) : quoteRune(rune));
  return verb === 'U' ? pad(at, unicode(at, bits), false) : undefined;
}

/** A number in hexadecimal, with or without its `0x`: bytes and addresses. */
export function hexNumber(at: Readonly<Directive>, value: number, prefix: boolean): string {
  return digits({ ...at, sharp: prefix }, BigInt(value), 16, 'v');
}

function digits(at: Readonly<Directive>, value: bigint, base: number, verb: string): string {
  const negative = value < 0n;
  let text = (negative ? -value : value).toString(base);
  if (at.precision === 0 && value === 0n) return ' '.repeat(Math.max(at.width, 0));
  if (at.precision >= 0) text = text.padStart(at.precision, '0');
  else if (at.zero && !at.minus && at.width >= 0) text = text.padStart(at.width - (negative || at.plus || at.space ? 1 : 0), '0');
  if (at.sharp) text = base === 2 ? '0b' + text : base === 8 && text[0] !== '0' ? '0' + text : base === 16 ? '0x' + text : text;
  if (verb === 'O') text = '0o' + text;
  if (verb === 'X') text = text.toUpperCase();
  return pad(at, (negative ? '-' : at.plus ? '+' : at.space ? ' ' : '') + text, false);
}

function unicode(at: Readonly<Directive>, bits: bigint): string {
  const text = 'U+' + bits.toString(16).toUpperCase().padStart(Math.max(at.precision, 4), '0');
  const shown = at.sharp && bits <= 0x10ffffn && !(bits >= 0xd800n && bits <= 0xdfffn) && isPrint(Number(bits));
  return shown ? `${text} '${String.fromCodePoint(Number(bits))}'` : text;
}

/** %v %b %g %G %x %X %f %F %e %E of a float. */
export function formatReal(at: Readonly<Directive>, value: number, verb: string): string | undefined {
  switch (verb) {
    case 'v':
      return real(at, value, 'g', 'v', -1);
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      return real(at, value, verb, verb, -1);
    case 'f':
    case 'e':
    case 'E':
      return real(at, value, verb, verb, 6);
    case 'F':
      return real(at, value, 'f', 'f', 6);
  }
  return undefined;
}

function real(at: Readonly<Directive>, value: number, format: FloatFormat, verb: string, standard: number): string {
  const precision = at.precision >= 0 ? at.precision : standard;
  const text = formatFloat(value, format, precision);
  const sign = text[0] === '-' ? '-' : at.space && !at.plus ? ' ' : '+';
  let body = text[0] === '-' || text[0] === '+' ? text.slice(1) : text;
  if (body === 'NaN' && !at.space && !at.plus) return pad(at, body, false);
  if (body === 'NaN' || body === 'Inf') return pad(at, sign + body, false);
  const shown = at.plus || sign !== '+' ? sign : '';
  if (at.sharp && verb !== 'b') body = pointed(body, verb, precision);
  if (shown && at.zero && !at.minus && at.width > body.length + 1) return shown + body.padStart(at.width - 1, '0');
  return pad(at, shown + body);
}

/** The `#` flag: always a decimal point, trailing zeros kept for %g. */
function pointed(text: string, verb: string, precision: number): string {
  const hexadecimal = verb === 'x' || verb === 'X';
  const [head] = (hexadecimal ? /^[^pP]*/ : /^[^eEpP]*/).exec(text) as unknown as [string];
  const significant = head.replace('.', '').replace(/^0+/, '').length;
  let missing = 'vgGx'.includes(verb) ? (precision === -1 ? 6 : precision) - significant : 0;
  if (head === '0') missing--;
  return head + (head.includes('.') ? '' : '.') + '0'.repeat(Math.max(missing, 0)) + text.slice(head.length);
}

/** A complex number, `(1+2i)`, by the verbs of floats. */
export function formatComplex(at: Readonly<Directive>, re: number, im: number, verb: string): string | undefined {
  const real = formatReal(at, re, verb);
  return real === undefined ? undefined : `(${real}${formatReal({ ...at, plus: true }, im, verb)}i)`;
}
