/** Bytes put together. Separate because Node's Buffer, which does it, is not everywhere. */

/** One array of the bytes of all parts, in their order. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
