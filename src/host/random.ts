/** Randomness as a parameter. */
import { type Kind, methods } from '../base/kinds.ts';

export interface Random {
  /** Fresh bytes fit for keys and passwords. */
  bytes(count: number): Uint8Array;
}

export const RANDOM: Kind<Random> = methods('a source of random bytes', 'bytes');

/** A number from 0 up to, but not 1. */
export function fraction(random: Random): number {
  const [byte = 0] = random.bytes(1);
  return byte / 256;
}

/** The platform's own generator: Web Crypto, which Node and browsers share. */
export const systemRandom: Random = {
  bytes(count) {
    const out = new Uint8Array(count);
    for (let at = 0; at < count; at += 65536) globalThis.crypto.getRandomValues(out.subarray(at, at + 65536));
    return out;
  },
};
