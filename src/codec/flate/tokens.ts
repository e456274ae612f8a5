/** What DEFLATE writes: literals, and matches of so many bytes so far back; and the symbols that stand for these. */

/** Tokens that a block holds at most. */
export const BLOCK_TOKENS = 1 << 14;
export const SHORTEST = 4;
export const LONGEST = 258;
export const WINDOW = 1 << 15;

/** A byte is itself; a match is its distance above its length, so that it is at least 512. */
export function matchToken(length: number, distance: number): number {
  return (distance << 9) | length;
}

export function isMatch(token: number): boolean {
  return token >= 512;
}

export function lengthOf(token: number): number {
  return token & 511;
}

export function distanceOf(token: number): number {
  return token >> 9;
}

/** A symbol's number and the bits that follow it. */
export interface Symbol {
  readonly symbol: number;
  readonly extra: number;
  readonly bits: number;
}

/** The symbol, from 257, for a length. */
export function lengthSymbol(length: number): Symbol {
  const short = length - 3;
  if (length === LONGEST) return { symbol: 285, extra: 0, bits: 0 };
  const bits = Math.max(0, 29 - Math.clz32(short));
  return { symbol: 257 + (bits << 2) + (short >> bits), extra: short & ((1 << bits) - 1), bits };
}

/** The symbol for a distance. */
export function distanceSymbol(distance: number): Symbol {
  const far = distance - 1;
  const bits = Math.max(0, 30 - Math.clz32(far));
  return { symbol: (bits << 1) + (far >> bits), extra: far & ((1 << bits) - 1), bits };
}
