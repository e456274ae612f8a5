/**
 * DEFLATE (RFC 1951) in plain TypeScript. It is slower than the platform's own, but works
 * everywhere and keeps what came before a fault: that is what a streaming reader such as Go's would
 * have seen, so a damaged archive fails at the same place and with the same words.
 */

/** What came out of a DEFLATE stream. */
export interface Inflated {
  readonly data: Uint8Array<ArrayBuffer>;
  /** Bytes of input up to the end of the stream, or to the fault. */
  readonly consumed: number;
  /** Go's words for the fault; absent if the stream ended well or passed the limit. */
  readonly fault?: string;
}

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const WINDOW = 32768;

/** A fault in the stream; caught in this file. */
class Fault {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Inflates `input` from `start`; stops once the output passes `limit` bytes. The data may be a part of `scratch`, memory that is free to use. */
export function inflate(input: Uint8Array, start: number, limit: number, scratch?: Uint8Array<ArrayBuffer>): Inflated {
  const stream = new Inflater(input, start, limit, scratch);
  try {
    stream.run();
    return { data: stream.output(), consumed: stream.at - start };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { data: stream.output(), consumed: stream.at - start, fault: error.text };
  }
}

/** A Huffman code as one table over `max` bits: symbol << 4 | length, 0 if no code is. */
interface Codes {
  readonly table: Int32Array;
  readonly mask: number;
  /** Bits that are read before the first look at the table. */
  min: number;
}

/** The table of a canonical code, or undefined if the lengths make no complete code. */
function codesOf(lengths: ArrayLike<number>): Codes | undefined {
  const count = new Array<number>(16).fill(0);
  let min = 0;
  let max = 0;
  for (let i = 0; i < lengths.length; i++) {
    const n = lengths[i] as number;
    if (n === 0) continue;
    if (min === 0 || n < min) min = n;
    if (n > max) max = n;
    count[n] = (count[n] as number) + 1;
  }
  if (max === 0) return { table: new Int32Array(1), mask: 0, min: 0 };
  const next = new Array<number>(16).fill(0);
  let code = 0;
  for (let n = min; n <= max; n++) {
    code <<= 1;
    next[n] = code;
    code += count[n] as number;
  }
  if (code !== 1 << max && !(code === 1 && max === 1)) return undefined;
  const table = new Int32Array(1 << max);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const n = lengths[symbol] as number;
    if (n === 0) continue;
    const at = reversed(next[n] as number, n);
    next[n] = (next[n] as number) + 1;
    for (let i = at; i < table.length; i += 1 << n) table[i] = (symbol << 4) | n;
  }
  return { table, mask: table.length - 1, min };
}

function reversed(code: number, bits: number): number {
  let out = 0;
  for (let i = 0; i < bits; i++) out |= ((code >> i) & 1) << (bits - 1 - i);
  return out;
}

class Inflater {
  at: number;
  private readonly input: Uint8Array;
  private readonly start: number;
  private readonly limit: number;
  private out: Uint8Array<ArrayBuffer>;
  private size = 0;
  private bits = 0;
  private held = 0;

  constructor(input: Uint8Array, start: number, limit: number, scratch = new Uint8Array(65536)) {
    this.out = scratch;
    this.input = input;
    this.start = start;
    this.at = start;
    this.limit = limit;
  }

  output(): Uint8Array<ArrayBuffer> {
    return this.out.subarray(0, this.size);
  }

  run(): void {
    for (let final = false; !final && this.size <= this.limit; ) {
      final = this.take(1) === 1;
      this.block(this.take(2));
    }
  }

  private block(kind: number): void {
    if (kind === 0) return this.stored();
    if (kind === 1) return this.compressed(codesOf(fixedLengths()) as Codes, undefined);
    if (kind === 3) throw this.corrupt();
    const [literals, distances] = this.dynamicCodes();
    this.compressed(literals, distances);
  }

  private stored(): void {
    this.bits = 0;
    this.held = 0;
    const header = this.input.subarray(this.at, this.at + 4);
    this.at += header.length;
    if (header.length < 4) throw new Fault('unexpected EOF');
    const [a, b, c, d] = header as unknown as [number, number, number, number];
    const length = a | (b << 8);
    if ((c | (d << 8)) !== (length ^ 0xffff)) throw this.corrupt();
    const chunk = this.input.subarray(this.at, this.at + length);
    this.room(chunk.length);
    this.out.set(chunk, this.size);
    this.size += chunk.length;
    this.at += chunk.length;
    if (chunk.length < length) throw new Fault('unexpected EOF');
  }

  private compressed(literals: Codes, distances: Codes | undefined): void {
    while (this.size <= this.limit) {
      const symbol = this.symbol(literals);
      if (symbol === 256) return;
      if (symbol < 256) {
        this.room(1);
        this.out[this.size++] = symbol;
        continue;
      }
      if (symbol > 285) throw this.corrupt();
      const length = (LENGTH_BASE[symbol - 257] as number) + this.take(LENGTH_BITS[symbol - 257] as number);
      this.repeat(length, this.distance(distances));
    }
  }

  private distance(codes: Codes | undefined): number {
    const symbol = codes ? this.symbol(codes) : reversed(this.take(5), 5);
    if (symbol < 4) return symbol + 1;
    if (symbol > 29) throw this.corrupt();
    const extra = (symbol - 2) >> 1;
    return (1 << (extra + 1)) + 1 + (((symbol & 1) << extra) | this.take(extra));
  }

  private repeat(length: number, distance: number): void {
    if (distance > Math.min(this.size, WINDOW)) throw this.corrupt();
    this.room(length);
    const { out } = this;
    const from = this.size - distance;
    if (distance >= length) out.copyWithin(this.size, from, from + length);
    else for (let i = 0; i < length; i++) out[this.size + i] = out[from + i] as number;
    this.size += length;
  }

  private dynamicCodes(): [Codes, Codes] {
    this.need(14);
    const literals = this.take(5) + 257;
    if (literals > 286) throw this.corrupt();
    const distances = this.take(5) + 1;
    if (distances > 30) throw this.corrupt();
    const ordered = new Uint8Array(19);
    const given = this.take(4) + 4;
    for (let i = 0; i < given; i++) ordered[CODE_ORDER[i] as number] = this.take(3);
    const lengths = this.codeLengths(this.codes(ordered), literals + distances);
    const first = this.codes(lengths.subarray(0, literals));
    const second = this.codes(lengths.subarray(literals));
    first.min = Math.max(first.min, lengths[256] as number);
    return [first, second];
  }

  private codes(lengths: Uint8Array): Codes {
    const codes = codesOf(lengths);
    if (!codes) throw this.corrupt();
    return codes;
  }

  private codeLengths(codes: Codes, total: number): Uint8Array {
    const lengths = new Uint8Array(total);
    for (let i = 0; i < total; ) {
      const symbol = this.symbol(codes);
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      if (symbol === 16 && i === 0) throw this.corrupt();
      const value = symbol === 16 ? (lengths[i - 1] as number) : 0;
      const times = symbol === 16 ? 3 + this.take(2) : symbol === 17 ? 3 + this.take(3) : 11 + this.take(7);
      if (i + times > total) throw this.corrupt();
      lengths.fill(value, i, i + times);
      i += times;
    }
    return lengths;
  }

  private symbol(codes: Codes): number {
    for (let wanted = codes.min; ; ) {
      this.need(wanted);
      const entry = codes.table[this.bits & codes.mask] as number;
      wanted = entry & 15;
      if (wanted > this.held) continue;
      if (wanted === 0) throw this.corrupt();
      this.bits >>>= wanted;
      this.held -= wanted;
      return entry >> 4;
    }
  }

  private take(count: number): number {
    this.need(count);
    const value = this.bits & ((1 << count) - 1);
    this.bits >>>= count;
    this.held -= count;
    return value;
  }

  private need(count: number): void {
    while (this.held < count) {
      if (this.at >= this.input.length) throw new Fault('unexpected EOF');
      this.bits |= (this.input[this.at++] as number) << this.held;
      this.held += 8;
    }
  }

  private room(count: number): void {
    if (this.size + count <= this.out.length) return;
    const grown = new Uint8Array(Math.max(this.size + count, Math.min(this.out.length * 8, this.limit + WINDOW)));
    grown.set(this.out);
    this.out = grown;
  }

  private corrupt(): Fault {
    return new Fault(`flate: corrupt input before offset ${this.at - this.start}`);
  }
}

function fixedLengths(): Uint8Array {
  return new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280);
}
