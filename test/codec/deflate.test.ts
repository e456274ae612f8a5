/** Compression bit for bit as Go 1.26's compress/flate: checksums of its output, in one write and in several. */
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { deflate } from '../../src/codec/flate/deflate.ts';

/** Words from a short list, in an order that looks like chance. */
function words(count: number, list: readonly string[], seed: number): Buffer {
  let state = seed;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % list.length;
  };
  return Buffer.from(Array.from({ length: count }, () => list[next()]).join(' '));
}

const NOISE = Buffer.from(Uint8Array.from({ length: 100_000 }, (_, i) => (Math.imul(i, 2654435761) >>> 24) ^ (Math.imul(i, 40503) >>> 7)));
const YAML = words(40_000, ['apiVersion:', 'v1', 'kind:', 'name:', '\n ', '-', '"{{ .Values.x }}"', 'metadata:', 'labels:'], 7);

const SAMPLES: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from('a')],
  ['few bytes', Buffer.from('abcabcabcabcab')],
  ['two symbols', Buffer.from('ab'.repeat(9))],
  ['zeros', Buffer.alloc(300_000)],
  ['noise', NOISE],
  ['text', YAML],
  ['noise within text', Buffer.concat([YAML, NOISE, YAML, NOISE.subarray(1000)])],
];

const SUMS: Readonly<Record<string, string>> = {
  nothing: 'f067985d352d2da6dfaef4844a66d06c5371ecbd9530a4d195ac599fef8b3427',
  'one byte': 'e45ce219caee059e42126964e339db98bbd7d2bbdea1b03859dd48ac96bf269d',
  'few bytes': 'e8ae088406b6e4dbdf8ea652f986d552eaac4849c2110df587594aab512bc5cc',
  'two symbols': '019a440ad94733403b1f4a4e778e40837e05a1e948a7125ad3309331c980c1f9',
  zeros: '8204d14ba6e847ebff9928b616f47d1f7dd670b1cc4eb09d8b18f991e3d8805c',
  noise: 'cce9709777c225f63c04944b4b5e624017395324a264b69952bdd2260afd40a0',
  text: 'd41c6576b5247609accce8d2a5d076d67de5cf9ecffda9f4a216597899343b20',
  'noise within text': 'a7ee4be568cbdc64085e157c981f05d480cd768d26e162220ac1b686110f46c0',
  'in writes of 65535 bytes': 'a7ee4be568cbdc64085e157c981f05d480cd768d26e162220ac1b686110f46c0',
};

const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test.each(SAMPLES)('%s', (name, bytes) => {
  const packed = deflate(bytes, 6);
  expect(inflateRawSync(packed).equals(bytes)).toBe(true);
  expect(sum(packed)).toBe(SUMS[name]);
});

test('in several writes', () => {
  const bytes = SAMPLES[7]?.[1] as Buffer;
  const ends: number[] = [];
  for (let at = 0; at < bytes.length; at += 65535) ends.push(Math.min(at + 65535, bytes.length));
  expect(sum(deflate(bytes, 6, ends))).toBe(SUMS['in writes of 65535 bytes']);
});

test.each([0, 1, 4, 5, 7, 8, 9])('level %i unpacks', (level) => {
  for (const [, sample] of SAMPLES) {
    const bytes = sample.subarray(0, 120_000);
    expect(inflateRawSync(deflate(bytes, level)).equals(bytes)).toBe(true);
  }
});
