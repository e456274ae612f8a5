/** One `%` directive of a format: its flags, and the padding that every verb shares. */

export interface Directive {
  /** -1: none. */
  width: number;
  /** -1: none. */
  precision: number;
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  /** `%+v` and `%#v`, for which `plus` and `sharp` themselves are off. */
  plusV: boolean;
  sharpV: boolean;
}

/** A directive without flags. */
export function directive(): Directive {
  return { width: -1, precision: -1, minus: false, plus: false, sharp: false, space: false, zero: false, plusV: false, sharpV: false };
}

/** `%v` itself. Shared: nobody writes to it. */
export const PLAIN: Readonly<Directive> = Object.freeze(directive());

/** The text padded to the width, counted in runes; zeros only to the left. */
export function pad(at: Readonly<Directive>, text: string, zero: boolean = at.zero): string {
  if (at.width <= 0) return text;
  const missing = at.width - runeCount(text);
  if (missing <= 0) return text;
  return at.minus ? text + ' '.repeat(missing) : (zero ? '0' : ' ').repeat(missing) + text;
}

/** The first `precision` runes. */
export function truncate(at: Readonly<Directive>, text: string): string {
  if (at.precision < 0 || text.length <= at.precision) return text;
  let end = 0;
  for (let count = 0; count < at.precision && end < text.length; count++) end += (text.codePointAt(end) as number) > 0xffff ? 2 : 1;
  return text.slice(0, end);
}

function runeCount(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    if ((text.codePointAt(i) as number) > 0xffff) {
      count--;
      i++;
    }
  }
  return count;
}
