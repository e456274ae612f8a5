/** Answers of Helm 4.3.1 (sprig 3.3.0): checksums, derived passwords, bcrypt and AES. */
import { afterAll, describe, expect, test } from 'vitest';
import { PI_FRACTION } from '../../src/funcs/crypto/blowfish-tables.ts';
import { cryptoFunctions } from '../../src/funcs/crypto.ts';
import { decodeBase64 } from '../../src/go/base64.ts';
import type { Value } from '../../src/go/value.ts';
import { portableCrypto } from '../../src/host/browser/crypto.ts';
import { useCrypto } from '../../src/host/crypto/crypto.ts';
import { callFunction, givenRandom } from '../support/call-function.ts';

const call = (name: string, ...args: unknown[]): Value => callFunction(cryptoFunctions, name, args);
const withBytes = (bytes: Uint8Array, name: string, ...args: unknown[]): Value =>
  callFunction(cryptoFunctions, name, args, { random: givenRandom(bytes) });

const CHECKSUMS: [text: string, adler32: string, sha1: string, sha256: string, sha512: string][] = [
  [
    '',
    '1',
    'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
  ],
  [
    'abc',
    '38600999',
    'a9993e364706816aba3e25717850c26c9cd0d89d',
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  ],
  [
    'ünï',
    '172163936',
    '146f11febcba34ed0d0f8824d4d8a1b23c8480c7',
    'e975a52994d88fc7c7bf16c547779c6d0e3cd954f3bdacba332c8858a5ff4d58',
    '62bd93a7308b5e00bf1acbc8289ece6ec8b27daf105bc6a250f1aec579e9277e2a7430132a438a52aa05d6a6b8876772d7423d230b46f2a07b9644eb453ab0f3',
  ],
  [
    'a\udcf0\udcffb\udc80',
    '166396723',
    '5c61d61686b60b2a4f82a12e3b15145bf4ca37c9',
    '4a7cd2b22c716cdc48d08564fa2e1b46c7419e4cd4000e104ec71c39ab1d5e75',
    '1b29431a5d39d70c34687e0b93f0056eeb6f4b5a8bfc79d2e70cf721bd0cc728b9bf29b579c80ddf98839c15a0c0469f3e1d611b8834aeaf22599152af884d62',
  ],
];

const PASSWORDS: [counter: number, type: string, password: string, user: string, site: string, derived: string][] = [
  [1, 'maximum', 'password', 'user', 'example.com', 'pf4zS1LjCg&LjhsZ7T2~'],
  [1, 'long', 'password', 'user', 'example.com', 'ZedaFaxcZaso9*'],
  [1, 'medium', 'password', 'user', 'example.com', 'ZedJuz8$'],
  [1, 'short', 'password', 'user', 'example.com', 'Zed5'],
  [1, 'basic', 'password', 'user', 'example.com', 'pIS54PLs'],
  [1, 'pin', 'password', 'user', 'example.com', '6685'],
  [1, 'none', 'password', 'user', 'example.com', 'cannot find password template none'],
  [4294967295, 'long', 'pässword', 'ü', '', 'DungXitiQuha7='],
  [0, 'maximum', '', '', '', 'tLcdw^k@!dhcMy3XIE3;'],
];

const ENCRYPTED: [password: string, text: string, encrypted: string][] = [
  ['pässword', 'text ü', '5Jsb2wCQasQnufqIrXDq7BO1f1YDxhnP7eaUbKoOj/g='],
  ['a password of more than thirty-two bytes', '0123456789abcdef', 's9PVrGUayjmyQjQM/Rr16hV1x9EyDrGlLwrIYX+CNbZm1CxvUE+GA6rZU5J0Ypgg'],
  ['k', '', ''],
];

afterAll(() => useCrypto(undefined));

describe.each(['Node', 'portable'])('with the provider %s', (name) => {
  const provider = name === 'Node' ? undefined : portableCrypto;

  test.each(CHECKSUMS)('checksums of %j', (text, ...sums) => {
    useCrypto(provider);
    expect(['adler32sum', 'sha1sum', 'sha256sum', 'sha512sum'].map((sum) => call(sum, text))).toEqual(sums);
  });

  // The portable scrypt takes its time.
  test.each(PASSWORDS.slice(provider ? -2 : 0))('derivePassword %i %j %j %j %j', (...row) => {
    useCrypto(provider);
    expect(call('derivePassword', ...row.slice(0, 5))).toBe(row[5]);
  });

  test.each(ENCRYPTED)('encryptAES %j %j, and back', (password, text, encrypted) => {
    useCrypto(provider);
    expect(withBytes(decodeBase64(encrypted).subarray(0, 16), 'encryptAES', password, text)).toBe(encrypted);
    expect(call('decryptAES', password, encrypted)).toBe(text);
  });
});

test('adler32sum of a long text', () => {
  expect(call('adler32sum', '~'.repeat(100000))).toBe('2324254209');
});

test.each([
  ['abc', 'illegal base64 data at input byte 0'],
  ['YWJj', 'runtime error: slice bounds out of range [:16] with capacity 3'],
  ['YWJjZGVmZ2hpamtsbW5vcA==', 'runtime error: index out of range [-1]'],
  ['YWJjZGVmZ2hpamtsbW5vcHE=', 'crypto/cipher: input not full blocks'],
  ['YWJjZGVmZ2hpamtsbW5vcGFiY2RlZmdoaWprbG1ub3A=', 'runtime error: slice bounds out of range [:-100]'],
  [`YWJj${'\n'.repeat(30)}`, 'runtime error: slice bounds out of range [16:3]'],
])('decryptAES "k" %j is refused', (encrypted, message) => {
  expect(() => call('decryptAES', 'k', encrypted)).toThrow(expect.objectContaining({ code: 'function', message }));
});

describe('bcrypt', () => {
  test.each([
    ['', '$2a$10$QbQzLhSwWskLMIBWqXsOzOsyVeoGxuXnpWwrl2hizxyOaOuDPdYri'],
    ['pässword', '$2a$10$qJzZHY1tpBQFwqyrSXsn8OUZTZIZk3b3T8IWNrutfx.XpTv505vq2'],
    ['\udcff\0a', '$2a$10$zIVmL5SZUOXHL0El39w.GuTc2ldGhP6wNqTlpeHpy6cxpBPfmt2kO'],
    ['0123456789'.repeat(8), 'failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes'],
  ])('of %j', (password, hash) => {
    expect(withBytes(saltOf(hash), 'bcrypt', password)).toBe(hash);
  });

  test('htpasswd puts the user in front', () => {
    const hash = '$2a$10$OZ62kPrUuj.lTBLUgILQ8erjLTPYIZslpl.cAWK/DNz8PA61G0zCO';
    expect(withBytes(saltOf(hash), 'htpasswd', 'ü', `${'0123456789'.repeat(7)}01`)).toBe(`ü:${hash}`);
    expect(call('htpasswd', 'a:b', 'c')).toBe('invalid username: a:b');
  });

  test("Blowfish's tables are the fraction of pi", () => {
    const hex = PI_FRACTION.replaceAll('\n', '');
    const spare = 64;
    const one = 1n << BigInt(4 * hex.length + spare);
    const pi = 4n * (4n * arctanOfInverse(5n, one) - arctanOfInverse(239n, one));
    expect(((pi % one) >> BigInt(spare)).toString(16)).toBe(hex);
  });
});

/** The salt's bytes, out of bcrypt's own base64. */
function saltOf(hash: string): Uint8Array {
  const alphabet = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const digits = Array.from(hash.slice(7, 29), (char) => alphabet.indexOf(char).toString(2).slice(-6).padStart(6, '0')).join('');
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(digits.slice(8 * i, 8 * i + 8), 2));
}

function arctanOfInverse(x: bigint, one: bigint): bigint {
  let sum = 0n;
  let power = one / x;
  for (let n = 1n; power > 0n; n += 2n, power /= x * x) sum += n % 4n === 1n ? power / n : -(power / n);
  return sum;
}
