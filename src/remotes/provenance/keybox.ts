/** GnuPG's keybox (pubring.kbx): blobs of metadata around OpenPGP keys, which are all that counts here. */
import { ChartwrightError } from '../../base/errors.ts';

const OPENPGP = 2;
const EPHEMERAL = 2;

/** Whether the bytes begin as a keybox does. */
export function isKeybox(data: Uint8Array): boolean {
  return data.length >= 12 && data[4] === 1 && new TextDecoder().decode(data.subarray(8, 12)) === 'KBXf';
}

/** The keys in a keybox, one behind the other. Throws Helm's words for what is damaged. */
export function keyboxKeys(data: Uint8Array): Uint8Array {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const keys: Uint8Array[] = [];
  for (let at = 0; at < data.length; ) {
    const left = data.length - at;
    if (left < 5) refuse(`truncated blob header at offset ${at}`);
    const length = view.getUint32(at);
    if (length < 5) refuse(`invalid blob length ${length} at offset ${at}`);
    if (length > left) refuse(`blob at offset ${at} has length ${length} exceeding the ${left} remaining bytes`);
    if (data[at + 4] === OPENPGP) {
      if (length < 16) refuse(`OpenPGP blob at offset ${at} is too short`);
      const [from, size] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      if (from + size > length) refuse(`OpenPGP blob at offset ${at} has an out-of-range keyblock`);
      if ((view.getUint16(at + 6) & EPHEMERAL) === 0) keys.push(data.subarray(at + from, at + from + size));
    }
    at += length;
  }
  const out = Buffer.concat(keys);
  return out.length > 0 ? out : refuse('keybox contains no OpenPGP keys');
}

function refuse(reason: string): never {
  throw new ChartwrightError('io', reason);
}
