/** Texts that a build has packed: what is rarely read need not be long in a file that pages load. */
import { inflate } from './inflate.ts';

/** The text behind base64 of DEFLATE. */
export function unpack(packed: string): string {
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  return new TextDecoder().decode(inflate(bytes, 0, Number.MAX_SAFE_INTEGER).data);
}
