/** Texts with an OpenPGP signature below them, as .prov files are. */
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import { armor, armoredBlocks } from './armor.ts';

export interface SignedText {
  /** The text as it is signed: lines trimmed at the end and joined by CR LF. */
  readonly signed: Uint8Array;
  /** The text with plain line ends. */
  readonly plain: string;
  readonly signature: Uint8Array;
}

const START = '-----BEGIN PGP SIGNED MESSAGE-----';
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----';
const HASHES = ['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA3-256', 'SHA3-512', 'MD5', 'RIPEMD160'];

/** The first signed text in a file, undefined if there is none that is complete. */
export function decodeSignedText(file: Uint8Array): SignedText | undefined {
  const all = decodeUtf8(file);
  const start = all.startsWith(START) ? 0 : all.indexOf('\n' + START) + 1;
  if (!all.startsWith(START, start)) return undefined;
  const lines = all
    .slice(start + START.length)
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
  const blank = lines.findIndex((line, i) => i > 0 && line.trim() === '');
  if (lines[0] !== '' || blank < 0 || !lines.slice(1, blank).every(isHashHeader)) return undefined;
  const end = lines.indexOf(SIGNATURE, blank);
  if (end < 0) return undefined;
  const text = lines.slice(blank + 1, end).map((line) => line.replace(/^- /, '').replace(/[ \t]+$/, ''));
  const [block] = armoredBlocks(lines.slice(end).join('\n') + '\n');
  if (!block) return undefined;
  return { signed: encodeUtf8(text.join('\r\n')), plain: text.join('\n'), signature: block.data };
}

function isHashHeader(line: string): boolean {
  const [, names = ''] = /^\s*Hash\s*:([\x20-\x7e]*)$/.exec(line) ?? [];
  return names !== '' && names.split(',').every((name) => HASHES.includes(name.trim().toUpperCase()));
}

/** What has to be signed for a text. */
export function signedBytes(text: string): Uint8Array {
  return encodeUtf8(trimmedLines(text).join('\r\n'));
}

/** The text with its signature, without a line end behind it. */
export function encodeSignedText(text: string, hash: string, signature: Uint8Array): string {
  const lines = trimmedLines(text).map((line) => (line.startsWith('-') ? '- ' + line : line));
  return `${START}\nHash: ${hash}\n\n${lines.join('\n')}\n${armor('PGP SIGNATURE', signature)}`;
}

function trimmedLines(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/[ \t\r]+$/, ''));
}
