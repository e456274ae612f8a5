/**
 * bcrypt as golang.org/x/crypto/bcrypt makes it (version 2a). Our own, because the libraries take
 * text instead of bytes, and because it has to be there synchronously without being loaded before.
 */
import { expectWork } from '../../host/optimizer.ts';
import { PI_FRACTION } from './blowfish-tables.ts';
import { fail } from './fail.ts';

const ALPHABET = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** "OrpheanBeholderScryDoubt" as words. */
const MAGIC = [0x4f727068, 0x65616e42, 0x65686f6c, 0x64657253, 0x63727944, 0x6f756274];
const SUBKEYS = 18;

/** Go's DefaultCost. */
export const DEFAULT_COST = 10;

/** Blowfish's state: the subkeys, then the four S-boxes. */
type Schedule = Int32Array;

let initial: Schedule | undefined;

/**
 * The hash of a password, `$2a$10$` + salt + digest; `salt` is 16 bytes.
 * Throws `bcrypt: password length exceeds 72 bytes`.
 */
export function bcryptHash(password: Uint8Array, salt: Uint8Array, cost: number): string {
  if (password.length > 72) fail('bcrypt: password length exceeds 72 bytes');
  const schedule = expensiveSetup(password, salt, cost);
  const block = Int32Array.from(MAGIC);
  for (let at = 0; at < block.length; at += 2) {
    for (let i = 0; i < 64; i++) encrypt(schedule, block, at);
  }
  const digest = Uint8Array.from({ length: 23 }, (_, i) => block[i >> 2]! >> (24 - 8 * (i & 3)));
  return `$2a$${String(cost).padStart(2, '0')}$${encode(salt)}${encode(digest)}`;
}

function expensiveSetup(password: Uint8Array, salt: Uint8Array, cost: number): Schedule {
  // Ten million rounds of a small loop: compiling pays at once.
  expectWork();
  initial ??= Int32Array.from(PI_FRACTION.match(/\w{8}/g) ?? [], (word) => Number.parseInt(word, 16));
  const schedule = initial.slice();
  const key = cycle(Uint8Array.of(...password, 0));
  const saltKey = cycle(salt);
  expand(schedule, key, saltKey);
  for (let i = 2 ** cost; i > 0; i--) {
    expand(schedule, key);
    expand(schedule, saltKey);
  }
  return schedule;
}

/** The bytes over and over, as the words that the subkeys are mixed with. */
function cycle(bytes: Uint8Array): Int32Array {
  const byte = (i: number) => bytes[i % bytes.length]!;
  return Int32Array.from(
    { length: SUBKEYS },
    (_, i) => (byte(4 * i) << 24) | (byte(4 * i + 1) << 16) | (byte(4 * i + 2) << 8) | byte(4 * i + 3),
  );
}

/** Blowfish's key schedule; with a salt, its halves are mixed in by turns. */
function expand(schedule: Schedule, key: Int32Array, salt?: Int32Array): void {
  for (let i = 0; i < SUBKEYS; i++) schedule[i]! ^= key[i]!;
  const block = new Int32Array(2);
  for (let i = 0; i < schedule.length; i += 2) {
    if (salt) {
      block[0]! ^= salt[i & 3]!;
      block[1]! ^= salt[(i & 3) + 1]!;
    }
    encrypt(schedule, block, 0);
    schedule[i] = block[0]!;
    schedule[i + 1] = block[1]!;
  }
}

/** One block, in place: the two words at `at`. */
function encrypt(s: Schedule, block: Int32Array, at: number): void {
  let left = block[at]! ^ s[0]!;
  let right = block[at + 1]!;
  for (let i = 1; i < 17; i += 2) {
    right ^=
      (((s[18 + (left >>> 24)]! + s[274 + ((left >>> 16) & 255)]!) ^ s[530 + ((left >>> 8) & 255)]!) + s[786 + (left & 255)]!) ^ s[i]!;
    left ^=
      (((s[18 + (right >>> 24)]! + s[274 + ((right >>> 16) & 255)]!) ^ s[530 + ((right >>> 8) & 255)]!) + s[786 + (right & 255)]!) ^
      s[i + 1]!;
  }
  block[at] = right ^ s[17]!;
  block[at + 1] = left;
}

/** bcrypt's own base64, without padding. */
function encode(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let k = 0; k < Math.min(4, bytes.length - i + 1); k++) out += ALPHABET[(group >> (18 - 6 * k)) & 63];
  }
  return out;
}
