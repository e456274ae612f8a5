/** JSON whose long texts are cut while it arrives, so that large objects are never held whole. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export interface TextCutter {
  readonly push: (chunk: Uint8Array) => void;
  /** The JSON, complete except for what was cut. */
  readonly end: () => string;
}

/** Keeps everything. */
export function wholeText(): TextCutter {
  const chunks: Uint8Array[] = [];
  return { push: (chunk) => void chunks.push(chunk), end: () => Buffer.concat(chunks).toString('utf8') };
}

/** Cuts texts to `longest` bytes as they are in the JSON. A text with escapes is kept whole: none is cut within one. */
export function cutTexts(longest: number): TextCutter {
  return new Cutter(longest);
}

class Cutter implements TextCutter {
  readonly #longest: number;
  readonly #kept: Buffer[] = [];
  #within = false;
  #escaped = false;
  /** Bytes of the text so far. */
  #length = 0;
  /** Whether the text may be cut: it has no escape among its first bytes. */
  #plain = true;

  constructor(longest: number) {
    this.#longest = longest;
  }

  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      if (this.#escaped) at = this.#escape(chunk, at);
      else if (this.#within) at = this.#text(chunk, at);
      else at = this.#between(chunk, at);
    }
  }

  end(): string {
    return Buffer.concat(this.#kept).toString('utf8');
  }

  /** The byte behind a backslash. */
  #escape(chunk: Uint8Array, at: number): number {
    this.#keep(chunk, at, at + 1);
    this.#escaped = false;
    return at + 1;
  }

  /** What is between texts, with the quote that begins the next one. */
  #between(chunk: Uint8Array, from: number): number {
    const quote = chunk.indexOf(QUOTE, from);
    const end = quote < 0 ? chunk.length : quote + 1;
    this.#kept.push(Buffer.from(chunk.subarray(from, end)));
    this.#within = quote >= 0;
    this.#length = 0;
    this.#plain = true;
    return end;
  }

  /** The rest of a text, up to its quote, an escape or the end of the chunk. */
  #text(chunk: Uint8Array, from: number): number {
    const quote = chunk.indexOf(QUOTE, from);
    const end = quote < 0 ? chunk.length : quote;
    const slash = chunk.subarray(from, end).indexOf(BACKSLASH);
    if (slash >= 0) {
      this.#keep(chunk, from, from + slash);
      this.#plain &&= this.#length >= this.#longest;
      this.#escaped = true;
      this.#keep(chunk, from + slash, from + slash + 1);
      return from + slash + 1;
    }
    this.#keep(chunk, from, end);
    if (quote < 0) return end;
    this.#within = false;
    this.#kept.push(Buffer.from('"'));
    return quote + 1;
  }

  #keep(chunk: Uint8Array, from: number, to: number): void {
    const end = this.#within && this.#plain ? Math.min(to, from + Math.max(0, this.#longest - this.#length)) : to;
    if (end > from) this.#kept.push(Buffer.from(chunk.subarray(from, end)));
    this.#length += to - from;
  }
}
