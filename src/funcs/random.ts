/** sprig's random texts and numbers, all drawn from `env.random`: a seeded one repeats them. */

import { encodeBase64 } from '../go/base64.ts';
import { contextual, type FuncTable } from '../go/func.ts';
import { checkText, sliceOutOfRange } from '../go/limits.ts';
import { runes } from '../go/utf8.ts';
import { type GoInt, int, type Value } from '../go/value.ts';
import type { Random } from '../host/random.ts';
import type { FuncState } from './env.ts';
import { failure } from './failure.ts';

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** From the space to the tilde. */
const PRINTABLE = ` !"#$%&'()*+,-./${DIGITS}:;<=>?@${LETTERS.slice(0, 26)}[\\]^_\`${LETTERS.slice(26)}{|}~`;

export const randomFunctions: FuncTable = {
  randAlpha: contextual('int', textFrom(LETTERS)),
  randAlphaNum: contextual('int', textFrom(LETTERS + DIGITS)),
  randAscii: contextual('int', textFrom(PRINTABLE)),
  randBytes: contextual('int', randBytes),
  randInt: contextual('int, int', randInt),
  randNumeric: contextual('int', textFrom(DIGITS)),
  shuffle: contextual('string', shuffle),
  uuidv4: contextual('', uuidv4),
};

/** A function for texts of so many characters; "" for none or fewer. */
function textFrom(characters: string): (state: FuncState, count: number) => Value {
  const fair = 256 - (256 % characters.length);
  return ({ env }, count) => {
    // Go makes runes, of four bytes each.
    checkText(count, count * 4);
    const parts: string[] = [];
    for (let missing = count; missing > 0; ) {
      const bytes = env.random.bytes(Math.min(missing, 4096)).filter((byte) => byte < fair);
      parts.push(Array.from(bytes, (byte) => characters[byte % characters.length]).join(''));
      missing -= bytes.length;
    }
    return parts.join('');
  };
}

/** Bytes in base64. */
function randBytes({ env }: FuncState, count: number): Value {
  if (count < 0) throw sliceOutOfRange();
  checkText(count);
  return encodeBase64(env.random.bytes(count));
}

/** An int from `min` up to, but not including, `max`. */
function randInt({ env }: FuncState, min: number, max: number): GoInt {
  const range = BigInt.asIntN(64, BigInt(max) - BigInt(min));
  if (range <= 0n) throw failure('invalid argument to Intn');
  return int(BigInt.asIntN(64, randomBelow(env.random, range) + BigInt(min)));
}

/** The runes in another order; stray bytes come out as U+FFFD. */
function shuffle({ env }: FuncState, text: string): Value {
  const characters = runes(text);
  for (let i = characters.length - 1; i > 0; i--) {
    const other = Number(randomBelow(env.random, BigInt(i + 1)));
    [characters[i], characters[other]] = [characters[other]!, characters[i]!];
  }
  return characters.map((code) => String.fromCodePoint(code)).join('');
}

/** RFC 9562, version 4. */
function uuidv4({ env }: FuncState): Value {
  const bytes = env.random.bytes(16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Evenly distributed from 0 up to `limit`: draws that would favour small numbers are thrown away. */
function randomBelow(random: Random, limit: bigint): bigint {
  const bits = limit.toString(2).length;
  for (;;) {
    let value = 0n;
    for (const byte of random.bytes((bits + 7) >> 3)) value = (value << 8n) | BigInt(byte);
    value = BigInt.asUintN(bits, value);
    if (value < limit) return value;
  }
}
