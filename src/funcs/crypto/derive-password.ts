/** The Master Password algorithm (https://masterpassword.app/masterpassword-algorithm.pdf), as sprig's derivePassword has it. */
import { concat } from '../../base/concat.ts';
import { encodeUtf8 } from '../../go/utf8.ts';
import { platformCrypto } from '../../host/crypto/crypto.ts';

const SCOPE = 'com.lyndir.masterpassword';
const COST = { N: 32768, r: 8, p: 2, length: 64 };

/** The shapes of passwords by type: each letter stands for a class of characters. */
const TEMPLATES = new Map([
  ['maximum', 'anoxxxxxxxxxxxxxxxxx axxxxxxxxxxxxxxxxxno'],
  [
    'long',
    'CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv CvccCvcvCvcvno CvcvnoCvccCvcv ' +
      'CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno CvccnoCvccCvcv CvccCvccnoCvcv ' +
      'CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno',
  ],
  ['medium', 'CvcnoCvc CvcCvcno'],
  ['short', 'Cvcn'],
  ['basic', 'aaanaaan aannaaan aaannaaa'],
  ['pin', 'nnnn'],
]);

const LETTERS = 'AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz';
const CLASSES: Readonly<Record<string, string>> = {
  V: 'AEIOU',
  C: 'BCDFGHJKLMNPQRSTVWXYZ',
  v: 'aeiou',
  c: 'bcdfghjklmnpqrstvwxyz',
  a: LETTERS,
  n: '0123456789',
  o: "@&%?,=[]_:-+*$#!'^~;()/.",
  x: LETTERS + '0123456789!@#$%^&*()',
};

/** The password of a site; `counter` is a uint32. For an unknown type the result is a message. */
export function derivePassword(counter: number, type: string, password: string, user: string, site: string): string {
  const shapes = TEMPLATES.get(type)?.split(' ');
  if (!shapes) return `cannot find password template ${type}`;
  const crypto = platformCrypto();
  const key = crypto.scrypt(encodeUtf8(password), scoped(user), COST);
  const seed = crypto.hmacSha256(key, concat(scoped(site), uint32(counter)));
  const shape = shapes[seed[0]! % shapes.length]!;
  return Array.from(shape, (letter, i) => pick(CLASSES[letter]!, seed[i + 1]!)).join('');
}

function scoped(name: string): Uint8Array {
  const bytes = encodeUtf8(name);
  return concat(encodeUtf8(SCOPE), uint32(bytes.length), bytes);
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

function pick(characters: string, byte: number): string {
  return characters[byte % characters.length]!;
}
