/** How Go's time package quotes in its errors: plainer than strconv, every byte beyond ASCII as `\xNN`. */
import { encodeUtf8 } from './utf8.ts';

/** The text in double quotes. */
export function timeQuote(text: string): string {
  if (/^[ !#-[\]-\x7f]*$/.test(text)) return `"${text}"`;
  let out = '"';
  for (const byte of encodeUtf8(text)) {
    if (byte >= 0x80 || byte < 0x20) out += '\\x' + byte.toString(16).padStart(2, '0');
    else out += (byte === 0x22 || byte === 0x5c ? '\\' : '') + String.fromCharCode(byte);
  }
  return out + '"';
}
