/** The framing of OpenPGP packets: cuts a keyring into keys, with Go's words for what is cut short. */
import { ChartwrightError } from '../../base/errors.ts';

/** Primary keys begin a new entity. */
const PRIMARY = [5, 6];

/** The keys of a keyring, each with all packets that belong to it. */
export function splitKeys(data: Uint8Array): Uint8Array[] {
  const starts: number[] = [];
  for (let at = 0; at < data.length; ) {
    const { tag, end } = packetAt(data, at);
    if (PRIMARY.includes(tag)) starts.push(at);
    at = end;
  }
  return starts.map((start, i) => data.subarray(start, starts[i + 1]));
}

function packetAt(data: Uint8Array, at: number): { tag: number; end: number } {
  const first = data[at] as number;
  if ((first & 0x80) === 0) throw new ChartwrightError('io', 'openpgp: invalid data: tag byte does not have MSB set');
  const tag = first & 0x40 ? first & 0x3f : (first & 0x3c) >> 2;
  const end = first & 0x40 ? newEnd(data, at + 1) : oldEnd(data, at + 1, first & 3);
  if (end > data.length) throw cutShort();
  return { tag, end };
}

function cutShort(): ChartwrightError {
  return new ChartwrightError('io', 'unexpected EOF');
}

function oldEnd(data: Uint8Array, at: number, kind: number): number {
  if (kind === 3) return data.length;
  const bytes = 1 << kind;
  return at + bytes + number(data, at, bytes);
}

function newEnd(data: Uint8Array, start: number): number {
  for (let at = start; ; ) {
    const first = number(data, at, 1);
    if (first < 192) return at + 1 + first;
    if (first < 224) return at + 2 + ((first - 192) << 8) + number(data, at + 1, 1) + 192;
    if (first === 255) return at + 5 + number(data, at + 1, 4);
    at += 1 + 2 ** (first & 31);
  }
}

function number(data: Uint8Array, at: number, bytes: number): number {
  if (at + bytes > data.length) throw cutShort();
  return data.subarray(at, at + bytes).reduce((sum, byte) => sum * 256 + byte, 0);
}
