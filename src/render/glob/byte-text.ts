/** Texts as Go's bytes, one character per byte, so that lengths and places are those that gobwas/glob counts. */
import { ChartwrightError } from '../../base/errors.ts';
import { encodeUtf8 } from '../../go/utf8.ts';

/** What Go reads where no rune is. */
export const NO_RUNE = 0xfffd;

/** The text's bytes. */
export function byteText(text: string): string {
  let out = '';
  for (const byte of encodeUtf8(text)) out += String.fromCharCode(byte);
  return out;
}

/** A rune and how many bytes it takes. */
export interface Rune {
  readonly code: number;
  readonly width: number;
}

const NONE: Rune = { code: NO_RUNE, width: 0 };
const STRAY: Rune = { code: NO_RUNE, width: 1 };
const SEQUENCE =
  /[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/y;

/** utf8.DecodeRuneInString of the bytes from `at` on. */
export function runeAt(bytes: string, at: number): Rune {
  if (at >= bytes.length) return NONE;
  SEQUENCE.lastIndex = at;
  const sequence = SEQUENCE.exec(bytes)?.[0];
  if (sequence === undefined) return STRAY;
  const lead = sequence.charCodeAt(0);
  let code = sequence.length === 1 ? lead : lead & (0x7f >> sequence.length);
  for (let i = 1; i < sequence.length; i++) code = (code << 6) | (sequence.charCodeAt(i) & 0x3f);
  return { code, width: sequence.length };
}

/** What `for i, r := range` meets: places and runes. */
export function* runesOf(bytes: string): Generator<{ readonly at: number; readonly code: number }> {
  for (let at = 0; at < bytes.length; ) {
    const { code, width } = runeAt(bytes, at);
    yield { at, code };
    at += width;
  }
}

/** utf8.RuneLen: a stray byte counts as the three of U+FFFD. */
export function runeLength(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

export function runeCount(bytes: string): number {
  let count = 0;
  for (const _ of runesOf(bytes)) count++;
  return count;
}

/** `bytes[from:to]`, with Go's message for invalid bounds. */
export function byteSlice(bytes: string, from: number, to: number): string {
  if (to <= bytes.length) return bytes.slice(from, to);
  throw new ChartwrightError('function', `runtime error: slice bounds out of range [:${to}] with length ${bytes.length}`);
}
