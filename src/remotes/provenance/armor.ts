/** OpenPGP's ASCII armor, read leniently and written as Go writes it: 64 columns, no checksum. */
import { ChartwrightError } from '../../base/errors.ts';

export interface ArmoredBlock {
  /** `PGP SIGNATURE`, `PGP PUBLIC KEY BLOCK`, … */
  readonly type: string;
  readonly data: Uint8Array;
}

const BLOCK = /^-----BEGIN (.+?)-----[ \t\r]*\n([\s\S]*?)^-----END \1-----/gm;

/** Every block in a text. */
export function armoredBlocks(text: string): ArmoredBlock[] {
  return Array.from(text.matchAll(BLOCK), ([, type = '', content = '']) => ({ type, data: decode(content) }));
}

function decode(content: string): Uint8Array {
  const lines = content.split('\n').map((line) => line.trim());
  const blank = lines.indexOf('');
  const body = lines.slice(blank + 1).filter((line) => !/^=[A-Za-z0-9+/]{4}$/.test(line));
  const text = body.join('');
  const bad = text.search(/[^A-Za-z0-9+/=]|=(?=[^=])/);
  if (bad >= 0) throw new ChartwrightError('io', `illegal base64 data at input byte ${bad}`);
  return Buffer.from(text, 'base64');
}

/** A block as text, without a line end behind it. */
export function armor(type: string, data: Uint8Array): string {
  const lines =
    Buffer.from(data)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${type}-----\n\n${lines.join('\n')}\n-----END ${type}-----`;
}
