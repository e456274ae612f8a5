/** Writes tar archives of plain files, byte for byte as Go's archive/tar does: ustar, or pax for names that ustar cannot hold. */
import { encodeUtf8, isAscii } from '../go/utf8.ts';

/** A file to be packed. */
export interface TarFile {
  readonly name: string;
  readonly data: Uint8Array;
  /** Milliseconds since the epoch; rounded to seconds. */
  readonly modified: number;
}

const BLOCK = 512;
const NAME_LIMIT = 100;
const PREFIX_LIMIT = 155;

/** The archive of these files, mode 0644, owner 0. */
export function writeTar(files: readonly TarFile[]): Uint8Array {
  const parts = files.flatMap(entry);
  const out = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.length), 2 * BLOCK));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += padded(part.length);
  }
  return out;
}

function padded(length: number): number {
  return Math.ceil(length / BLOCK) * BLOCK;
}

function entry({ name, data, modified }: TarFile): Uint8Array[] {
  const fields = { mode: 0o644, size: data.length, seconds: Math.round(modified / 1000), type: '0' };
  const split = splitName(name);
  if (split) return [header({ ...fields, ...split }), data];
  const record = paxRecord('path', name);
  const pax = { name: paxName(name), prefix: '', mode: 0, size: record.length, seconds: 0, type: 'x' };
  return [header({ ...pax, bare: true }), record, header({ ...fields, name: ascii(name), prefix: '' }), data];
}

/** How ustar holds a name: in one field, or cut at a slash; undefined where it cannot. */
function splitName(name: string): { name: string; prefix: string } | undefined {
  if (!isAscii(name)) return undefined;
  if (name.length <= NAME_LIMIT) return { name, prefix: '' };
  const slash = name.slice(0, PREFIX_LIMIT + 1).lastIndexOf('/');
  const rest = name.slice(slash + 1);
  return slash <= 0 || rest === '' || rest.length > NAME_LIMIT ? undefined : { name: rest, prefix: name.slice(0, slash) };
}

function paxName(name: string): string {
  const slash = name.lastIndexOf('/');
  const folder = slash < 0 ? '' : name.slice(0, slash + 1);
  return ascii(`${folder}PaxHeaders.0/${name.slice(slash + 1)}`)
    .slice(0, NAME_LIMIT)
    .replace(/\/+$/, '');
}

function ascii(text: string): string {
  return text.replace(/[^\x00-\x7f]/g, '');
}

/** `30 path=…\n`, the length counting itself. */
function paxRecord(key: string, value: string): Uint8Array {
  const rest = encodeUtf8(` ${key}=${value}\n`);
  let length = rest.length + String(rest.length).length;
  if (String(length).length + rest.length !== length) length = rest.length + String(length).length;
  const out = new Uint8Array(length);
  out.set(encodeUtf8(String(length)));
  out.set(rest, length - rest.length);
  return out;
}

interface Fields {
  readonly name: string;
  readonly prefix: string;
  readonly mode: number;
  readonly size: number;
  readonly seconds: number;
  readonly type: string;
  /** Without device numbers, as headers of headers are. */
  readonly bare?: boolean;
}

function header({ name, prefix, mode, size, seconds, type, bare }: Fields): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const text = (at: number, value: string, limit: number): void => block.set(encodeUtf8(value.slice(0, limit)), at);
  const octal = (at: number, value: number, digits: number): void => text(at, value.toString(8).padStart(digits, '0'), digits);
  // A cut name that ends in a slash would read as a folder.
  text(0, name.length > NAME_LIMIT ? name.slice(0, NAME_LIMIT).replace(/\/+$/, '') : name, NAME_LIMIT);
  octal(100, mode, 7);
  octal(108, 0, 7);
  octal(116, 0, 7);
  octal(124, size, 11);
  octal(136, seconds, 11);
  text(156, type, 1);
  text(257, 'ustar\x0000', 8);
  if (!bare) {
    octal(329, 0, 7);
    octal(337, 0, 7);
  }
  text(345, prefix, PREFIX_LIMIT);
  block.fill(0x20, 148, 156);
  octal(
    148,
    block.reduce((sum, byte) => sum + byte, 0),
    6,
  );
  block[154] = 0;
  return block;
}
