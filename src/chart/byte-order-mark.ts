/** The mark that some editors put before UTF-8 text. */

/** The bytes without a leading UTF-8 byte order mark. */
export function stripBom(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
