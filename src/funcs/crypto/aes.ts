/** sprig's encryptAES and decryptAES: AES-256 in CBC mode, base64 of the initial vector and the padded text. */
import { concat } from '../../base/concat.ts';
import { decodeBase64, encodeBase64 } from '../../go/base64.ts';
import { byteLength, decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import { platformCrypto } from '../../host/crypto/crypto.ts';
import type { FuncEnv } from '../env.ts';
import { fail } from './fail.ts';

const BLOCK = 16;

/** Fresh every time, as the vector comes from `env.random`; "" stays "". */
export function encryptAes(env: FuncEnv, password: string, text: string): string {
  if (text === '') return '';
  const content = encodeUtf8(text);
  const padding = BLOCK - (content.length % BLOCK);
  const blocks = concat(content, new Uint8Array(padding).fill(padding));
  const vector = env.random.bytes(BLOCK);
  return encodeBase64(concat(vector, platformCrypto().aesCbc('encrypt', keyOf(password), vector, blocks)));
}

/** Throws what sprig's code meets if the input is not its own: base64's errors and Go's run-time panics. */
export function decryptAes(password: string, encrypted: string): string {
  if (encrypted === '') return '';
  const bytes = decodeBase64(encrypted);
  const capacity = 3 * Math.floor(byteLength(encrypted) / 4);
  if (capacity < BLOCK) fail(`runtime error: slice bounds out of range [:${BLOCK}] with capacity ${capacity}`);
  if (bytes.length < BLOCK) fail(`runtime error: slice bounds out of range [${BLOCK}:${bytes.length}]`);
  if (bytes.length % BLOCK !== 0) fail('crypto/cipher: input not full blocks');
  if (bytes.length === BLOCK) fail('runtime error: index out of range [-1]');
  const content = platformCrypto().aesCbc('decrypt', keyOf(password), bytes.subarray(0, BLOCK), bytes.subarray(BLOCK));
  const length = content.length - content.at(-1)!;
  if (length < 0) fail(`runtime error: slice bounds out of range [:${length}]`);
  return decodeUtf8(content.subarray(0, length));
}

/** The password's first 32 bytes, filled up with zeros. */
function keyOf(password: string): Uint8Array {
  const key = new Uint8Array(32);
  key.set(encodeUtf8(password).subarray(0, 32));
  return key;
}
