/** Random bytes that are the same in every round, so that a generated password is not a change. */
import { concat } from '../base/concat.ts';
import type { Random } from './random.ts';

export class RepeatedRandom implements Random {
  private readonly random: Random;
  private drawn: Uint8Array = new Uint8Array(0);
  private at = 0;

  constructor(random: Random) {
    this.random = random;
  }

  bytes(count: number): Uint8Array {
    const end = this.at + count;
    if (end > this.drawn.length) {
      const more = this.random.bytes(Math.max(end - this.drawn.length, 1024));
      this.drawn = concat(this.drawn, more);
    }
    const bytes = this.drawn.slice(this.at, end);
    this.at = end;
    return bytes;
  }

  /** Begins again with the first byte. */
  rewind(): void {
    this.at = 0;
  }
}
