/** The records of a pax header: `length key=value`, one per line. */
import { decodeUtf8 } from '../../go/utf8.ts';
import { headerError } from './tar-block.ts';

const SPACE = 0x20;
const EQUALS = 0x3d;
const NEWLINE = 0x0a;

/** Keys and values; values may be empty, which keeps the plain header's value. Throws `archive/tar: invalid tar header`. */
export function parsePax(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(SPACE, at);
    const length = space < 0 ? '' : decodeUtf8(bytes.subarray(at, space));
    if (!/^\+?\d+$/.test(length)) throw headerError();
    const end = at + Number(length);
    if (Number(length) < 5 || end > bytes.length || end <= space + 1 || bytes[end - 1] !== NEWLINE) throw headerError();
    const record = bytes.subarray(space + 1, end - 1);
    const equals = record.indexOf(EQUALS);
    const key = decodeUtf8(record.subarray(0, Math.max(0, equals)));
    const value = decodeUtf8(record.subarray(equals + 1));
    if (key === '' || key.includes('\0') || (key === 'path' && value.includes('\0'))) throw headerError();
    records.set(key, value);
    at = end;
  }
  return records;
}
