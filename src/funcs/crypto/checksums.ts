/** Checksums of texts by their bytes. */

import { encodeUtf8 } from '../../go/utf8.ts';
import { platformCrypto } from '../../host/crypto/crypto.ts';
import type { DigestAlgorithm } from '../../host/crypto/provider.ts';

const ADLER_MODULUS = 65521;
/** As many bytes as can be summed up before a sum passes 32 bits. */
const ADLER_STRETCH = 5552;

/** The digest in lower-case hex. */
export function digest(algorithm: DigestAlgorithm, text: string): string {
  return platformCrypto().digest(algorithm, isWellFormed(text) ? text : encodeUtf8(text));
}

/** Adler-32 (RFC 1950) as a decimal number. */
export function adler32(text: string): string {
  const bytes = encodeUtf8(text);
  let [a, b] = [1, 0];
  for (let from = 0; from < bytes.length; from += ADLER_STRETCH) {
    const to = Math.min(from + ADLER_STRETCH, bytes.length);
    for (let i = from; i < to; i++) {
      a += bytes[i]!;
      b += a;
    }
    a %= ADLER_MODULUS;
    b %= ADLER_MODULUS;
  }
  return String(b * 65536 + a);
}

/** Whether the text holds no stray bytes, so that the platform may encode it by itself. */
function isWellFormed(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed();
}
