/** Answers of Go 1.26's encoding/base64, which Helm 4.3.1 is built with. */
import { expect, test, vi } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../src/go/base64.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/go/utf8.ts';

const TEXTS: [encoded: string, text: string][] = [
  ['', ''],
  ['YQ==', 'a'],
  ['YWI=', 'ab'],
  ['YWJj', 'abc'],
  ['YW\nJj\r\n', 'abc'],
  ['YQ=\n=', 'a'],
  ['YQ==\n\n', 'a'],
  ['YWJjZGVm', 'abcdef'],
  ['YR==', 'a'],
  ['YWJ=', 'ab'],
  ['/+/+', '\udcff\udcef\udcfe'],
];

const FAULTS: [encoded: string, at: number][] = [
  ['YQ=', 3],
  ['YQ', 0],
  ['Y', 0],
  ['YQ==x', 4],
  ['YQ=x', 2],
  ['YQ=\nx', 3],
  ['Y=', 1],
  ['=', 0],
  ['YWI=\nx', 5],
  ['a$bc', 1],
  ['é', 0],
  ['YWJjé', 4],
  ['YWJ jZG', 3],
  ['YWJ', 0],
  ['YWJ\n', 1],
  ['YW-_', 2],
  ['YWJjY', 4],
  ['YWJjYQ\n', 5],
];

test.each(TEXTS)('%j decodes', (encoded, text) => {
  expect(decodeUtf8(decodeBase64(encoded))).toBe(text);
});

test.each(FAULTS)('%j is refused at byte %i', (encoded, at) => {
  expect(() => decodeBase64(encoded)).toThrow(`illegal base64 data at input byte ${at}`);
});

test.each(['', 'a', 'ab', 'abc', 'abcd', 'ü\udcff?>'])('%j survives the way there and back', (text) => {
  const encoded = encodeBase64(encodeUtf8(text));
  expect(decodeUtf8(decodeBase64(encoded))).toBe(text);
  vi.stubGlobal('Buffer', undefined);
  expect(encodeBase64(encodeUtf8(text))).toBe(encoded);
  vi.unstubAllGlobals();
});
