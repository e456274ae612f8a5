/** Results as an archive, which grows as they come. */
import { Header, type HeaderData } from 'tar/header';
import { Pax } from 'tar/pax';
import { concat } from '../../base/concat.ts';
import { gzip } from '../../codec/flate/gzip.ts';
import { encodeUtf8 } from '../../go/utf8.ts';
import type { Files } from '../../host/files.ts';
import type { Results } from './results.ts';

/** How much is packed at a time; gzip files may consist of several parts. */
const PART = 1 << 20;
const BLOCK = 512;

/** A tar archive with one file per job, compressed unless its name ends in `.tar`; the same bytes for the same results. */
export function archiveResults(path: string, paths: readonly string[], files: Files): Results {
  const draft = files.draft(path);
  const pack = path.endsWith('.tar') ? (bytes: Uint8Array) => bytes : (bytes: Uint8Array) => gzip(bytes);
  let waiting: Uint8Array[] = [];
  let size = 0;
  const flush = () => {
    if (size > 0) draft.add(pack(concat(...waiting)));
    waiting = [];
    size = 0;
  };
  const add = (...parts: Uint8Array[]) => {
    waiting.push(...parts);
    size += parts.reduce((sum, part) => sum + part.length, 0);
    if (size >= PART) flush();
  };
  return {
    take(job, text) {
      const data = encodeUtf8(text);
      add(entryHeader(paths[job] as string, data.length), data, new Uint8Array(-data.length & (BLOCK - 1)));
    },
    finish() {
      add(new Uint8Array(2 * BLOCK));
      flush();
      draft.finish();
    },
    abandon: () => draft.discard(),
  };
}

/** Nobody's file of 1970, so that nothing but the results decides the bytes; a pax header for what ustar cannot hold. */
function entryHeader(path: string, size: number): Uint8Array {
  const fields: HeaderData = { path, size, mode: 0o644, uid: 0, gid: 0, mtime: new Date(0), type: 'File' };
  const header = new Header(fields);
  const needsPax = header.encode();
  const block = header.block as Uint8Array;
  return needsPax ? concat(new Pax(fields).encode(), block) : block;
}
