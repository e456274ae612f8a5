/** Writes tar archives, byte for byte as Go's archive/tar does: ustar, or pax for names that ustar cannot hold. */
import { concat } from '../../base/concat.ts';
import { encodeUtf8, isAscii } from '../../go/utf8.ts';

/** A file to be packed. */
export interface TarFile {
  readonly name: string;
  readonly data: Uint8Array;
  /** Milliseconds since the epoch; rounded to seconds. */
  readonly modified: number;
  /** `0` a file, `2` a link (without its target), `5` a folder; a file if absent. */
  readonly type?: '0' | '2' | '5';
  /** Permission bits; 0644 where absent. */
  readonly mode?: number;
  /** Nobody with number 0 if absent. */
  readonly owner?: TarOwner;
}

export interface TarOwner {
  readonly uid: number;
  readonly gid: number;
  readonly user: string;
  readonly group: string;
}

const BLOCK = 512;
const NAME_LIMIT = 100;
const PREFIX_LIMIT = 155;
const LARGEST_ID = 0o7777777;

/** The archive of these files. */
export function writeTar(files: readonly TarFile[]): Uint8Array {
  return tarStream(files).bytes;
}

/** An archive, and where each of the writes ends in which Go would hand it on: headers, data, padding. */
export interface TarStream {
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
}

/** The archive of these files in the pieces that Go writes, since compressed bytes depend on them. */
export function tarStream(files: readonly TarFile[]): TarStream {
  const parts = files.flatMap(entry);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.length), 2 * BLOCK));
  const ends: number[] = [];
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    ends.push(at + part.length, at + padded(part.length));
    at += padded(part.length);
  }
  return { bytes, ends: [...ends, at + BLOCK, at + 2 * BLOCK] };
}

function padded(length: number): number {
  return Math.ceil(length / BLOCK) * BLOCK;
}

const NOBODY: TarOwner = { uid: 0, gid: 0, user: '', group: '' };

function entry({ name, data, modified, type = '0', mode = 0o644, owner = NOBODY }: TarFile): Uint8Array[] {
  const fields = { mode, size: data.length, seconds: Math.round(modified / 1000), type, owner };
  const split = splitName(name);
  const records = paxRecords(split ? undefined : name, owner);
  const held = split ?? { name: ascii(name), prefix: '' };
  if (records.length === 0) return [header({ ...fields, ...held }), data];
  const pax = concat(...records);
  const paxFields = { name: paxName(name), prefix: '', mode: 0, size: pax.length, seconds: 0, type: 'x', owner: NOBODY };
  return [header({ ...paxFields, bare: true }), pax, header({ ...fields, name: ascii(name), prefix: '' }), data];
}

/** What ustar cannot hold: a name, and numbers of owners past seven octal digits. */
function paxRecords(path: string | undefined, { uid, gid }: TarOwner): Uint8Array[] {
  return [
    ...(gid > LARGEST_ID ? [paxRecord('gid', String(gid))] : []),
    ...(path === undefined ? [] : [paxRecord('path', path)]),
    ...(uid > LARGEST_ID ? [paxRecord('uid', String(uid))] : []),
  ];
}

/** How ustar holds a name: in one field, or cut at a slash; undefined if it cannot. */
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
  readonly owner: TarOwner;
  /** Without device numbers, as headers of headers are. */
  readonly bare?: boolean;
}

function header({ name, prefix, mode, size, seconds, type, owner, bare }: Fields): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const text = (at: number, value: string, limit: number): void => block.set(encodeUtf8(value.slice(0, limit)), at);
  const octal = (at: number, value: number, digits: number): void => text(at, value.toString(8).padStart(digits, '0'), digits);
  // A cut name that ends in a slash would read as a folder.
  text(0, name.length > NAME_LIMIT ? name.slice(0, NAME_LIMIT).replace(/\/+$/, '') : name, NAME_LIMIT);
  octal(100, mode, 7);
  octal(108, owner.uid > LARGEST_ID ? 0 : owner.uid, 7);
  octal(116, owner.gid > LARGEST_ID ? 0 : owner.gid, 7);
  octal(124, size, 11);
  octal(136, seconds, 11);
  text(156, type, 1);
  text(257, 'ustar\x0000', 8);
  text(265, owner.user, 32);
  text(297, owner.group, 32);
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
