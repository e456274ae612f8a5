/** `\n`, `\x41`, `\.`: escapes that stand for one rune. */
import { MAX_RUNE } from './char-set.ts';
import { runeAt, syntaxError, width } from './syntax-error.ts';

const CONTROL: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
const OCTAL = /[0-7]{1,3}/y;
const HEX = /x(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{2}))/y;

/** The rune that the escape at `at` (its backslash) stands for, and where it ends. */
export function parseEscape(source: string, at: number): { rune: number; end: number } {
  if (at + 1 >= source.length) throw syntaxError('trailing backslash at end of expression', '');
  const rune = runeAt(source, at + 1);
  const char = String.fromCodePoint(rune);
  const end = at + 1 + width(rune);
  if (rune < 0x80 && !/[0-9A-Za-z]/.test(char)) return { rune, end };
  const control = CONTROL[char];
  if (control !== undefined) return { rune: control, end };
  if (char === 'x') return hexadecimal(source, at);
  const octal = sticky(OCTAL, source, at + 1)?.[0] ?? '';
  // One digit alone would be a reference back, which RE2 does not have.
  if (octal.length > 1 || char === '0') return { rune: Number.parseInt(octal, 8), end: at + 1 + octal.length };
  throw syntaxError('invalid escape sequence', source.slice(at, end));
}

function hexadecimal(source: string, at: number): { rune: number; end: number } {
  const match = sticky(HEX, source, at + 1);
  const rune = match ? Number.parseInt((match[1] ?? match[2]) as string, 16) : MAX_RUNE + 1;
  if (match && rune <= MAX_RUNE) return { rune, end: at + 1 + match[0].length };
  throw syntaxError('invalid escape sequence', source.slice(at, hexEnd(source, at + 2)));
}

/** How far Go reads before it gives up: up to the first rune that does not fit. */
function hexEnd(source: string, at: number): number {
  if (at >= source.length) return at;
  if (source[at] !== '{') {
    const first = at + width(runeAt(source, at));
    return first < source.length ? first + width(runeAt(source, first)) : first;
  }
  let value = 0;
  for (let i = at + 1; i < source.length; ) {
    const rune = runeAt(source, i);
    const digit = /[0-9a-fA-F]/.test(source[i] as string) ? Number.parseInt(source[i] as string, 16) : -1;
    i += width(rune);
    value = value * 16 + digit;
    if (digit < 0 || value > MAX_RUNE) return i;
  }
  return source.length;
}

function sticky(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
