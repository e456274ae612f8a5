/** Randomness as a parameter. */

export interface Random {
  /** Fresh bytes fit for keys and passwords. */
  bytes(count: number): Uint8Array;
}

/** The platform's own generator: Web Crypto, which Node and browsers share. */
export const systemRandom: Random = {
  bytes(count) {
    const out = new Uint8Array(count);
    for (let at = 0; at < count; at += 65536) globalThis.crypto.getRandomValues(out.subarray(at, at + 65536));
    return out;
  },
};
