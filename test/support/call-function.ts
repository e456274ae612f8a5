/** Template functions called as the engine does, without a template around them. */

import type { FuncEnv } from '../../src/funcs/env.ts';
import type { FuncTable } from '../../src/go/func.ts';
import type { Value } from '../../src/go/value.ts';
import { fixedClock } from '../../src/host/clock.ts';
import type { Random } from '../../src/host/random.ts';

/** Calls a function of the table with arguments as its parameters take them, in a world where it is 1970 and chance is fixed. */
export function callFunction(table: FuncTable, name: string, args: readonly unknown[], env: Partial<FuncEnv> = {}): Value {
  const { contextual, call } = table[name]!;
  const state = { env: { clock: fixedClock(0n), random: seededRandom(1), ...env } };
  return contextual ? call(state, ...args) : call(...args);
}

/** Bytes that are the same for the same seed (xorshift). */
export function seededRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  };
  return { bytes: (count) => Uint8Array.from({ length: count }, next) };
}

/** Gives out these bytes and no others. */
export function givenRandom(bytes: Uint8Array): Random {
  let at = 0;
  return {
    bytes(count) {
      at += count;
      if (at > bytes.length) throw new Error(`${at} bytes asked for, ${bytes.length} given`);
      return bytes.slice(at - count, at);
    },
  };
}
