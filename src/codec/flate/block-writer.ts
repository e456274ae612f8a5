/** Blocks of tokens in the shortest of DEFLATE's three forms: with codes of their own, with the fixed codes, or as they are. */
import { BitWriter } from './bit-writer.ts';
import { bitLength, type HuffmanCode, huffmanCode, reversedBits } from './huffman.ts';
import { distanceOf, distanceSymbol, isMatch, lengthOf, lengthSymbol } from './tokens.ts';

const LITERALS = 286;
const DISTANCES = 30;
const END = 256;
const LARGEST_STORED = 65535;
/** The order in which the lengths of the code for lengths are written. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** How often each symbol occurs in a block. */
interface Usage {
  readonly literals: Uint32Array;
  readonly distances: Uint32Array;
  /** The bits that follow symbols, all together. */
  readonly extraBits: number;
}

/** A block's own codes, and the header that describes them. */
interface OwnCodes {
  readonly literals: HuffmanCode;
  readonly distances: HuffmanCode;
  readonly literalCount: number;
  readonly distanceCount: number;
  /** Lengths of codes, and 16 to 18 for runs of them, each such with the number that follows it. */
  readonly runs: readonly (readonly [symbol: number, extra: number])[];
  readonly lengths: HuffmanCode;
  readonly lengthCount: number;
  /** The block's size in bits. */
  readonly size: number;
}

export class BlockWriter {
  readonly #bits: BitWriter;

  constructor(expected: number) {
    this.#bits = new BitWriter(expected);
  }

  /** A block of tokens; `plain` are the bytes that they stand for, if these can be stored instead. */
  block(tokens: readonly number[], plain: Uint8Array | undefined): void {
    const usage = usageOf(tokens);
    const storable = plain !== undefined && plain.length <= LARGEST_STORED;
    const own = ownCodes(usage);
    const fixed = fixedCodes();
    const fixedSize = 3 + bitLength(fixed.literals, usage.literals) + bitLength(fixed.distances, usage.distances) + usage.extraBits;
    if (storable && (plain.length + 5) * 8 < Math.min(own.size, fixedSize)) this.stored(plain, false);
    else if (own.size < fixedSize) {
      this.#ownHeader(own);
      this.#tokens(tokens, own.literals, own.distances);
    } else {
      this.#bits.write(2, 3);
      this.#tokens(tokens, fixed.literals, fixed.distances);
    }
  }

  /** A block of bytes as they are. */
  stored(plain: Uint8Array, isLast: boolean): void {
    this.#bits.write(isLast ? 1 : 0, 3);
    this.#bits.align();
    this.#bits.write(plain.length, 16);
    this.#bits.write(~plain.length & 0xffff, 16);
    this.#bits.append(plain);
  }

  /** The stream, ended by an empty block. */
  finish(): Uint8Array {
    this.stored(new Uint8Array(), true);
    return this.#bits.bytes();
  }

  #ownHeader({ literalCount, distanceCount, lengthCount, lengths, runs }: OwnCodes): void {
    this.#bits.write(4, 3);
    this.#bits.write(literalCount - 257, 5);
    this.#bits.write(distanceCount - 1, 5);
    this.#bits.write(lengthCount - 4, 4);
    for (const symbol of LENGTH_ORDER.slice(0, lengthCount)) this.#bits.write(lengths.lengths[symbol] as number, 3);
    for (const [symbol, extra] of runs) {
      this.#symbol(lengths, symbol);
      this.#bits.write(extra, runBits(symbol));
    }
  }

  #tokens(tokens: readonly number[], literals: HuffmanCode, distances: HuffmanCode): void {
    for (const token of tokens) {
      if (!isMatch(token)) {
        this.#symbol(literals, token);
        continue;
      }
      const length = lengthSymbol(lengthOf(token));
      this.#symbol(literals, length.symbol);
      this.#bits.write(length.extra, length.bits);
      const distance = distanceSymbol(distanceOf(token));
      this.#symbol(distances, distance.symbol);
      this.#bits.write(distance.extra, distance.bits);
    }
    this.#symbol(literals, END);
  }

  #symbol({ codes, lengths }: HuffmanCode, symbol: number): void {
    this.#bits.write(codes[symbol] as number, lengths[symbol] as number);
  }
}

function usageOf(tokens: readonly number[]): Usage {
  const literals = new Uint32Array(LITERALS);
  const distances = new Uint32Array(DISTANCES);
  let extraBits = 0;
  const count = (table: Uint32Array, symbol: number) => {
    table[symbol] = (table[symbol] as number) + 1;
  };
  for (const token of tokens) {
    if (!isMatch(token)) {
      count(literals, token);
      continue;
    }
    const length = lengthSymbol(lengthOf(token));
    const distance = distanceSymbol(distanceOf(token));
    count(literals, length.symbol);
    count(distances, distance.symbol);
    extraBits += length.bits + distance.bits;
  }
  literals[END] = 1;
  // There must be a code for distances, even if none is used.
  if (distances.every((times) => times === 0)) distances[0] = 1;
  return { literals, distances, extraBits };
}

function ownCodes(usage: Usage): OwnCodes {
  const literals = huffmanCode(usage.literals, 15);
  const distances = huffmanCode(usage.distances, 15);
  const literalCount = usedLength(usage.literals);
  const distanceCount = usedLength(usage.distances);
  const runs = runsOf([...literals.lengths.subarray(0, literalCount), ...distances.lengths.subarray(0, distanceCount)]);
  const times = new Uint32Array(LENGTH_ORDER.length);
  for (const [symbol] of runs) times[symbol] = (times[symbol] as number) + 1;
  const lengths = huffmanCode(times, 7);
  let lengthCount = LENGTH_ORDER.length;
  while (lengthCount > 4 && times[LENGTH_ORDER[lengthCount - 1] as number] === 0) lengthCount--;
  const runSize = runs.reduce((sum, [symbol]) => sum + runBits(symbol), 0);
  const header = 3 + 5 + 5 + 4 + 3 * lengthCount + bitLength(lengths, times) + runSize;
  const size = header + bitLength(literals, usage.literals) + bitLength(distances, usage.distances) + usage.extraBits;
  return { literals, distances, literalCount, distanceCount, runs, lengths, lengthCount, size };
}

/** One more than the last symbol that occurs. */
function usedLength(times: Uint32Array): number {
  let length = times.length;
  while (times[length - 1] === 0) length--;
  return length;
}

/** Lengths of codes one after the other, equal ones in a row given by their number: 16 repeats, 17 and 18 are zeros. */
function runsOf(lengths: readonly number[]): (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let at = 0; at < lengths.length; ) {
    const length = lengths[at] as number;
    let left = 1;
    while (at + left < lengths.length && lengths[at + left] === length) left++;
    at += left;
    if (length > 0) {
      runs.push([length, 0]);
      left--;
      for (; left >= 3; left -= Math.min(6, left)) runs.push([16, Math.min(6, left) - 3]);
    } else {
      for (; left >= 11; left -= Math.min(138, left)) runs.push([18, Math.min(138, left) - 11]);
      if (left >= 3) {
        runs.push([17, left - 3]);
        left = 0;
      }
    }
    for (; left > 0; left--) runs.push([length, 0]);
  }
  return runs;
}

/** The bits that follow the symbol of a run. */
function runBits(symbol: number): number {
  return symbol === 16 ? 2 : symbol === 17 ? 3 : symbol === 18 ? 7 : 0;
}

let fixed: { readonly literals: HuffmanCode; readonly distances: HuffmanCode } | undefined;

/** The codes that every reader knows. */
function fixedCodes() {
  if (fixed) return fixed;
  const literals = { codes: new Uint16Array(LITERALS), lengths: new Uint8Array(LITERALS) };
  for (let symbol = 0; symbol < LITERALS; symbol++) {
    const [first, base, length] = symbol < 144 ? [0, 48, 8] : symbol < 256 ? [144, 400, 9] : symbol < 280 ? [256, 0, 7] : [280, 192, 8];
    literals.codes[symbol] = reversedBits(symbol - first + base, length);
    literals.lengths[symbol] = length;
  }
  const distances = {
    codes: Uint16Array.from({ length: DISTANCES }, (_, symbol) => reversedBits(symbol, 5)),
    lengths: new Uint8Array(DISTANCES).fill(5),
  };
  fixed = { literals, distances };
  return fixed;
}
