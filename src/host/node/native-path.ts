/** Paths as the system knows them: bytes, of which some are no UTF-8. Here such a byte is a lone surrogate (src/go/utf8.ts). */
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';

/** The path for Node: as it is if it is UTF-8, else its bytes. */
export function nativePath(path: string): string | Buffer {
  return /\p{Surrogate}/u.test(path) ? Buffer.from(encodeUtf8(path)) : path;
}

/** A name as Node gives its bytes. */
export function ownName(name: Buffer): string {
  return decodeUtf8(name);
}
