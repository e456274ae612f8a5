/** Tar archives for tests, hostile ones included, made by a library that shares nothing with the code under test. */
import { Header } from 'tar/header';
import type { EntryTypeCode } from 'tar/types';
import * as types from 'tar/types';
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
  return new Uint8Array(Buffer.concat(parts));
}

function header(path: string, type: string, size: number): Uint8Array {
  const mtime = new Date(1_700_000_000_000);
  const header = new Header({
    path,
    type: type === '\0' ? 'OldFile' : types.name.get(type as EntryTypeCode),
    size,
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtime,
  });
  header.encode();
  return header.block as Uint8Array;
}
