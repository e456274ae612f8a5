/**
 * Finds what has come before. The search is Go's, with Go's limits and Go's window of two halves, of which the
 * older one is given up from time to time: only so are the same matches found.
 */
import { BLOCK_TOKENS, LONGEST, matchToken, SHORTEST, WINDOW } from './tokens.ts';

/** How hard to search. */
export interface SearchEffort {
  /** A match of this length is not looked beyond. */
  readonly lazy: number;
  /** A match of this length ends the search. */
  readonly nice: number;
  /** Places that are looked at. */
  readonly chain: number;
}

/** Takes the tokens of a block; `from` and `to` are the bytes they stand for, `from` undefined if those have left the window. */
export type TakeBlock = (tokens: readonly number[], from: number | undefined, to: number) => void;

const HASH_BITS = 17;
const LOOKAHEAD = SHORTEST + LONGEST;
/** Matches of the shortest length must be near. */
const NEAR = 4096;

export class Matcher {
  readonly #bytes: Uint8Array;
  readonly #effort: SearchEffort;
  readonly #take: TakeBlock;
  readonly #head = new Int32Array(1 << HASH_BITS).fill(-1);
  readonly #previous = new Int32Array(WINDOW).fill(-1);
  #tokens: number[] = [];
  #at = 0;
  /** Where the window begins, and how far it has been filled. */
  #base = 0;
  #end = 0;
  #blockStart = 0;
  /** The match at the byte before, which is used if this one's is no longer. */
  #length = SHORTEST - 1;
  #distance = 0;
  /** The byte before has not been written yet. */
  #pending = false;
  #candidate = -1;

  constructor(bytes: Uint8Array, effort: SearchEffort, take: TakeBlock) {
    this.#bytes = bytes;
    this.#effort = effort;
    this.#take = take;
  }

  /** Goes through the bytes, which come in pieces that end at `ends`; what has been read decides when the window moves on. */
  run(ends: Iterable<number>): void {
    for (const end of ends) {
      while (this.#end < end) {
        this.#process(false);
        this.#fill(end);
      }
    }
    this.#process(true);
  }

  #fill(end: number): void {
    if (this.#at - this.#base >= 2 * WINDOW - LOOKAHEAD) this.#base += WINDOW;
    this.#end = Math.min(end, this.#base + 2 * WINDOW);
  }

  /** Makes tokens for as long as there is enough to look ahead, or to the end. */
  #process(toEnd: boolean): void {
    while (this.#end - this.#at >= (toEnd ? 1 : LOOKAHEAD)) {
      const ahead = this.#end - this.#at;
      if (ahead >= SHORTEST) this.#candidate = this.#enter(this.#at);
      const before = this.#length;
      this.#length = SHORTEST - 1;
      const distanceBefore = this.#distance;
      if (ahead > before && before < this.#effort.lazy) this.#search(Math.min(ahead, LONGEST));
      if (before >= SHORTEST && this.#length <= before) this.#match(before, distanceBefore);
      else this.#literal();
    }
    if (!toEnd) return;
    if (this.#pending) this.#tokens.push(this.#bytes[this.#at - 1] as number);
    if (this.#tokens.length > 0) this.#flush(this.#at);
  }

  /** The match that began at the byte before. */
  #match(length: number, distance: number): void {
    this.#tokens.push(matchToken(length, distance));
    const next = this.#at + length - 1;
    while (++this.#at < next) if (this.#end - this.#at >= SHORTEST) this.#enter(this.#at);
    this.#pending = false;
    this.#length = SHORTEST - 1;
    if (this.#tokens.length === BLOCK_TOKENS) this.#flush(this.#at);
  }

  #literal(): void {
    if (this.#pending) {
      this.#tokens.push(this.#bytes[this.#at - 1] as number);
      if (this.#tokens.length === BLOCK_TOKENS) this.#flush(this.#at);
    }
    this.#at++;
    this.#pending = true;
  }

  #flush(to: number): void {
    this.#take(this.#tokens, this.#blockStart >= this.#base ? this.#blockStart : undefined, to);
    this.#tokens = [];
    this.#blockStart = to;
  }

  /** Puts a place at the head of those that begin alike, and returns the one that was there. */
  #enter(at: number): number {
    const bytes = this.#bytes;
    const word =
      ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    const hash = Math.imul(word, 0x1e35a7bd) >>> (32 - HASH_BITS);
    const found = this.#head[hash] as number;
    this.#previous[at & (WINDOW - 1)] = found;
    this.#head[hash] = at;
    return found;
  }

  /** Looks for the longest match, of those the nearest. */
  #search(most: number): void {
    const bytes = this.#bytes;
    const at = this.#at;
    const oldest = Math.max(at - WINDOW, this.#base);
    const nice = Math.min(this.#effort.nice, most);
    let best = SHORTEST - 1;
    let from = this.#candidate;
    for (let tries = this.#effort.chain; tries > 0 && from >= oldest; tries--) {
      if (bytes[from + best] === bytes[at + best]) {
        let length = 0;
        while (length < most && bytes[from + length] === bytes[at + length]) length++;
        if (length > best && (length > SHORTEST || at - from <= NEAR)) {
          best = length;
          this.#length = length;
          this.#distance = at - from;
          if (length >= nice) return;
        }
      }
      // The entry of a place so far back has been given to this one.
      if (from === at - WINDOW) return;
      from = this.#previous[from & (WINDOW - 1)] as number;
    }
  }
}
