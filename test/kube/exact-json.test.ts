/** Whole numbers beyond 2^53 reach the server as they are in the manifest. */
import { expect, test } from 'vitest';
import { decodeDocument } from '../../src/kube/decode.ts';
import { readExact, writeExact } from '../../src/kube/exact-json.ts';

test.each([
  '{"a":9007199254740993,"b":[-9223372036854775808,18446744073709551615],"c":"9007199254740993"}',
  '{"a":9007199254740991,"b":1.5,"c":[0,-1]}',
  '{"a":"\\"9007199254740993,","b":9007199254740993}',
  '[9007199254740993]',
  'null',
])('%s', (json) => {
  expect(writeExact(readExact(json))).toBe(json);
});

test('a manifest keeps its numbers', () => {
  const {
    objects: [object],
  } = decodeDocument('apiVersion: v1\nkind: X\nspec: {size: 9223372036854775807, f: 1e20}\n', true);
  expect(writeExact(object)).toBe(
    '{"apiVersion":"v1","kind":"X","spec":{"f":100000000000000000000,"size":9223372036854775807},"metadata":{}}',
  );
});
