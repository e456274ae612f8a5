/** Tar archives for tests, hostile ones included: no check stands between a row and its bytes. */
import { gzip } from '../../src/codec/flate/gzip.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';

export interface TarEntry {
  readonly name: string;
  readonly data?: string | Uint8Array;
  /** The type flag; a plain file where absent. */
  readonly type?: string;
  /** What the header states; the data's length where absent. */
  readonly size?: number;
}

/** A ustar archive with its end, uncompressed. */
export function tar(entries: readonly TarEntry[]): Uint8Array {
  const parts = entries.flatMap(({ name, data = '', type = '0', size }) => {
    const bytes = typeof data === 'string' ? encodeUtf8(data) : data;
    return [header(name, type, size ?? bytes.length), bytes, new Uint8Array(-bytes.length & 511)];
  });
  return concat([...parts, new Uint8Array(1024)]);
}

/** The archive of a chart `a` with these entries beside its Chart.yaml, packed. */
export function packed(entries: readonly TarEntry[]): Uint8Array {
  return gzip(tar([{ name: 'a/Chart.yaml', data: 'apiVersion: v2\nname: a\nversion: 1.0.0\n' }, ...entries]));
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function header(name: string, type: string, size: number): Uint8Array {
  const block = new Uint8Array(512);
  const put = (at: number, text: string) => block.set(encodeUtf8(text), at);
  put(0, name);
  put(100, '0000644\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  put(124, `${size.toString(8).padStart(11, '0')}\0`);
  put(136, `${(1700000000).toString(8)}\0`);
  put(148, ' '.repeat(8));
  put(156, type);
  put(257, 'ustar\x0000');
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}
