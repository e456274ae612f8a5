/** gzip without the platform's: what it packs the platform unpacks, and what it unpacks and refuses Go 1.26 does, too. */
import { constants, deflateRawSync, gzipSync, inflateRawSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { deflate } from '../../src/codec/flate/deflate.ts';
import { gunzip, gunzipPrefix, gzip } from '../../src/codec/flate/gzip.ts';
import { inflate } from '../../src/codec/flate/inflate.ts';

const noise = Uint8Array.from({ length: 70_000 }, (_, i) => (Math.imul(i, 2654435761) >>> 24) ^ (i % 7));
const SAMPLES: [name: string, bytes: Uint8Array][] = [
  ['nothing', new Uint8Array(0)],
  ['one byte', Uint8Array.of(65)],
  ['a text', Buffer.from('the quick brown fox jumps over the lazy dog; the quick brown fox sleeps')],
  ['repetition', Buffer.from('abc'.repeat(30_000))],
  ['zeros', new Uint8Array(200_000)],
  ['noise', noise],
];

afterEach(() => vi.unstubAllGlobals());

test.each(SAMPLES)('%s, packed by us', (_, bytes) => {
  for (const level of [0, 6]) expect(Buffer.compare(inflateRawSync(deflate(bytes, level)), bytes)).toBe(0);
});

test.each(SAMPLES)('%s, packed by the platform', (_, bytes) => {
  const streams = [0, 1, 9].map((level) => deflateRawSync(bytes, { level }));
  for (const stream of [...streams, deflateRawSync(bytes, { strategy: constants.Z_FIXED })]) {
    const found = inflate(stream, 0, Number.MAX_SAFE_INTEGER);
    expect([Buffer.compare(found.data, bytes), found.consumed, found.fault]).toEqual([0, stream.length, undefined]);
  }
});

test.each(SAMPLES)('%s there and back, without Node', (_, bytes) => {
  vi.stubGlobal('process', undefined);
  expect(Buffer.compare(gunzip(gzip(bytes)), bytes)).toBe(0);
});

const text = Buffer.from('some text, some more text, and some more');
const zipped = gzipSync(text);
const FAULTS: [name: string, bytes: Uint8Array, error: string][] = [
  ['nothing', new Uint8Array(0), 'EOF'],
  ['no gzip', Buffer.from('hello, hello'), 'gzip: invalid header'],
  ['a short header', zipped.subarray(0, 9), 'unexpected EOF'],
  ['short data', zipped.subarray(0, 15), 'unexpected EOF'],
  ['a short trailer', zipped.subarray(0, -1), 'unexpected EOF'],
  ['a wrong checksum', Uint8Array.from(zipped, (byte, i) => (i === zipped.length - 8 ? byte ^ 1 : byte)), 'gzip: invalid checksum'],
  ['a reserved block', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 7), 'flate: corrupt input before offset 1'],
];

test.each(FAULTS)('%s', (_, bytes, error) => {
  expect(() => gunzip(bytes)).toThrow(error);
  expect(gunzipPrefix(bytes).error?.code).toBe('io');
});

test('what came before a fault is kept', () => {
  const { data, error } = gunzipPrefix(zipped.subarray(0, -4));
  expect([Buffer.from(data).toString(), error?.message]).toEqual([text.toString(), 'unexpected EOF']);
});

test('output stops behind the limit', () => {
  const bomb = gzipSync(new Uint8Array(50_000_000));
  const { data, error } = gunzipPrefix(bomb, 100_000);
  expect(data.length).toBeGreaterThan(100_000);
  expect(data.length).toBeLessThan(200_000);
  expect(error).toBeUndefined();
});
