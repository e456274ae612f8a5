/** Bits into bytes, lowest first, as DEFLATE requires. */
export class BitWriter {
  #out: Uint8Array;
  #size = 0;
  #bits = 0;
  #held = 0;

  constructor(expected: number) {
    this.#out = new Uint8Array(Math.max(64, expected));
  }

  /** Up to 16 bits of `value`. */
  write(value: number, count: number): void {
    this.#bits |= value << this.#held;
    this.#held += count;
    while (this.#held >= 8) {
      this.#push(this.#bits & 255);
      this.#bits >>>= 8;
      this.#held -= 8;
    }
  }

  /** Fills up the byte that has been begun. */
  align(): void {
    if (this.#held > 0) this.write(0, 8 - this.#held);
  }

  /** Whole bytes; what comes before must be aligned. */
  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#out.set(bytes, this.#size);
    this.#size += bytes.length;
  }

  /** All that has been written. */
  bytes(): Uint8Array {
    this.align();
    return this.#out.subarray(0, this.#size);
  }

  #push(byte: number): void {
    if (this.#size === this.#out.length) this.#reserve(1);
    this.#out[this.#size++] = byte;
  }

  #reserve(count: number): void {
    if (this.#size + count <= this.#out.length) return;
    const grown = new Uint8Array(Math.max(this.#out.length * 2, this.#size + count));
    grown.set(this.#out.subarray(0, this.#size));
    this.#out = grown;
  }
}
