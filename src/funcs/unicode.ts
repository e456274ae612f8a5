/**
 * Letters and their cases as Go's unicode package has them: one rune to one rune, where
 * JavaScript's own mappings may give several (`ß`) or look at the neighbours (`Σ`).
 */
import { isAscii } from '../go/utf8.ts';

const UPPER = /^\p{Lu}$/u;
const LOWER = /^\p{Ll}$/u;
const TITLE = /^\p{Lt}$/u;
const LETTER = /^\p{L}$/u;
const DIGIT = /^\p{Nd}$/u;
const NUMBER = /^\p{N}$/u;
const PUNCTUATION = /^\p{P}$/u;
const STRAY = /[\udc80-\udcff]/;
const GREEK_WITH_IOTA = /^[\u1f80-\u1f87\u1f90-\u1f97\u1fa0-\u1fa7\u1fb3\u1fc3\u1ff3]$/;
const DIGRAPHS: Record<string, string> = { Ǆ: 'ǅ', ǆ: 'ǅ', Ǉ: 'ǈ', ǉ: 'ǈ', Ǌ: 'ǋ', ǌ: 'ǋ', Ǳ: 'ǲ', ǳ: 'ǲ', ǅ: 'ǅ', ǈ: 'ǈ', ǋ: 'ǋ', ǲ: 'ǲ' };
const GEORGIAN = /^[\u10d0-\u10fa\u10fd-\u10ff]$/;

export const isUpper = (rune: string): boolean => UPPER.test(rune);
export const isLower = (rune: string): boolean => LOWER.test(rune);
export const isTitle = (rune: string): boolean => TITLE.test(rune);
export const isLetter = (rune: string): boolean => LETTER.test(rune);
export const isDigit = (rune: string): boolean => DIGIT.test(rune);
export const isNumber = (rune: string): boolean => NUMBER.test(rune);
export const isPunctuation = (rune: string): boolean => PUNCTUATION.test(rune);

/** unicode.ToUpper of one rune. */
export function upperRune(rune: string): string {
  if (GREEK_WITH_IOTA.test(rune)) return String.fromCharCode(rune.charCodeAt(0) + (rune > '\u1fa7' ? 9 : 8));
  return single(rune.toUpperCase(), rune);
}

/** unicode.ToLower of one rune. */
export function lowerRune(rune: string): string {
  return rune === 'İ' ? 'i' : single(rune.toLowerCase(), rune);
}

/** unicode.ToTitle of one rune. */
export function titleRune(rune: string): string {
  if (GEORGIAN.test(rune)) return rune;
  return DIGRAPHS[rune] ?? upperRune(rune);
}

/** strings.ToUpper. */
export function upperText(text: string): string {
  return isAscii(text) ? text.toUpperCase() : runesOf(text).map(upperRune).join('');
}

/** strings.ToLower. */
export function lowerText(text: string): string {
  return isAscii(text) ? text.toLowerCase() : runesOf(text).map(lowerRune).join('');
}

/** The runes of a text as Go's `[]rune(text)` has them: a stray byte is U+FFFD. */
export function runesOf(text: string): string[] {
  const runes = Array.from(text);
  return STRAY.test(text) ? runes.map((rune) => (STRAY.test(rune) && rune.length === 1 ? '\ufffd' : rune)) : runes;
}

function single(mapped: string, rune: string): string {
  return mapped.length === rune.length || Array.from(mapped).length === 1 ? mapped : rune;
}
