/** Base64 and base32. What cannot be decoded gives the error's text as result, as in sprig. */
import { decodeBase64, encodeBase64 } from '../go/base64.ts';
import { type FuncTable, fn } from '../go/func.ts';
import { decodeUtf8, encodeUtf8 } from '../go/utf8.ts';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { errorAsText } from './must-variants.ts';

export const encodingFunctions: FuncTable = {
  b32dec: fn('string', (text: string) => errorAsText(() => decodeUtf8(decodeBase32(text)))),
  b32enc: fn('string', (text: string) => encodeBase32(encodeUtf8(text))),
  b64dec: fn('string', (text: string) => errorAsText(() => decodeUtf8(decodeBase64(text)))),
  b64enc: fn('string', (text: string) => encodeBase64(encodeUtf8(text))),
};
