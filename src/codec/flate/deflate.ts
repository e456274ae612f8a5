/**
 * DEFLATE as Go's compress/flate writes it, bit for bit: packages have the same checksums whichever program made them. It
 * also serves if a platform has no compressor.
 */
import { BlockWriter } from './block-writer.ts';
import { Matcher, type SearchEffort } from './matcher.ts';

/** Go's levels from 4 on; 6 is the default. */
const EFFORTS: readonly SearchEffort[] = [
  { lazy: 4, nice: 16, chain: 16 },
  { lazy: 16, nice: 32, chain: 32 },
  { lazy: 16, nice: 128, chain: 128 },
  { lazy: 32, nice: 128, chain: 256 },
  { lazy: 128, nice: 258, chain: 1024 },
  { lazy: 258, nice: 258, chain: 4096 },
];

/**
 * The compressed form of `bytes` as one raw DEFLATE stream; level 0 stores them as they are, levels below 4 are taken for
 * 4. If the bytes came in several writes, `ends` has the end of each: in rare cases Go's bits depend on it.
 */
export function deflate(bytes: Uint8Array, level: number, ends: readonly number[] = [bytes.length]): Uint8Array {
  const writer = new BlockWriter(level === 0 ? bytes.length + 64 : bytes.length >> 1);
  if (level === 0) {
    for (let at = 0; at < bytes.length; at += 65535) writer.stored(bytes.subarray(at, at + 65535), false);
    return writer.finish();
  }
  const effort = EFFORTS[Math.max(0, level - 4)] as SearchEffort;
  const take = (tokens: readonly number[], from: number | undefined, to: number) =>
    writer.block(tokens, from === undefined ? undefined : bytes.subarray(from, to));
  new Matcher(bytes, effort, take).run(ends);
  return writer.finish();
}
