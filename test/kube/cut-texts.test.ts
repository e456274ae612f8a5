/** Long texts of JSON are cut while it arrives, wherever its pieces end. */
import { expect, test } from 'vitest';
import { cutTexts } from '../../src/kube/cut-texts.ts';

const ROWS: readonly (readonly [name: string, value: unknown, cut: unknown])[] = [
  ['short texts stay', { a: 'abc', b: [1, null, true, 'defg'] }, { a: 'abc', b: [1, null, true, 'defg'] }],
  ['long texts are cut', { data: 'abcdefgh', more: ['ABCDEFGH', 'x'] }, { data: 'abcd', more: ['ABCD', 'x'] }],
  ['texts with early escapes stay', { a: 'a"\\bcdefgh' }, { a: 'a"\\bcdefgh' }],
  ['late escapes go with the rest', { a: 'abcdefgh"\\' }, { a: 'abcd' }],
  ['nothing', {}, {}],
];

test.each(ROWS)('%s', (_, value, cut) => {
  const json = Buffer.from(JSON.stringify(value));
  for (const size of [1, 2, 3, 5, json.length]) {
    const cutter = cutTexts(4);
    for (let at = 0; at < json.length; at += size) cutter.push(json.subarray(at, at + size));
    expect(JSON.parse(cutter.end())).toEqual(cut);
  }
});
