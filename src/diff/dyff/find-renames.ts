/**
 * Objects that have got another name, as gonvenience/idem 0.0.3 finds them for dyff: pairs whose printed texts have most of
 * their lines in common, the most similar ones first.
 */

import { printTrees } from '../../codec/yaml/tree/print-tree.ts';
import type { TreeNode } from '../../codec/yaml/tree/tree.ts';
import { encodeUtf8 } from '../../go/utf8.ts';

export interface NamedObject {
  readonly name: string;
  readonly root: TreeNode;
}

/** In percent. */
const LEAST_SIMILARITY = 60;
/** With more objects on a side nothing is looked for. */
const MOST_OBJECTS = 50;

export function findRenames(gone: readonly NamedObject[], come: readonly NamedObject[]): [NamedObject, NamedObject][] {
  if (Math.max(gone.length, come.length) > MOST_OBJECTS) return [];
  const [old, now] = [gone.map(described), come.map(described)];
  const pairs = old
    .flatMap((from, i) => now.map((to, j) => ({ from: i, to: j, score: similarity(from, to) })))
    .filter(({ score }) => score >= LEAST_SIMILARITY)
    .sort((a, b) => b.score - a.score || b.to - a.to || b.from - a.from);
  const found: [NamedObject, NamedObject][] = [];
  for (const { from, to } of pairs) {
    const [before, after] = [gone[from]!, come[to]!];
    if (!found.some(([one, other]) => one === before || other === after)) found.push([before, after]);
  }
  return found;
}

interface Described {
  readonly name: string;
  readonly size: number;
  /** How many bytes are in blocks with the same hash. */
  readonly blocks: ReadonlyMap<number, number>;
  readonly total: number;
}

function described({ name, root }: NamedObject): Described {
  const bytes = encodeUtf8(printTrees([{ head: '', root, foot: '' }], { wide: true }));
  const blocks = blocksOf(bytes);
  return { name, size: bytes.length + 1, blocks, total: [...blocks.values()].reduce((sum, count) => sum + count, 0) };
}

const LONGEST_BLOCK = 64;
const LINE_FEED = 10;

/** Lines, long ones in pieces, by their hashes. */
function blocksOf(bytes: Uint8Array): Map<number, number> {
  const blocks = new Map<number, number>();
  for (let at = 0; at < bytes.length; ) {
    let [hash, length] = [5381, 0];
    while (at < bytes.length && length < LONGEST_BLOCK) {
      const byte = bytes[at++]!;
      length++;
      if (byte === LINE_FEED) break;
      hash = (Math.imul(hash, 33) + byte) | 0;
    }
    const key = Math.imul(hash, 0x9e370001) >>> 1;
    blocks.set(key, (blocks.get(key) ?? 0) + length);
  }
  return blocks;
}

/** In percent; less than the least one where the sizes differ too much. */
function similarity(a: Described, b: Described): number {
  if (Math.floor((Math.min(a.size, b.size) * 100) / Math.max(a.size, b.size)) < LEAST_SIMILARITY) return 0;
  const total = Math.max(a.total, b.total);
  let common = 0;
  for (const [key, count] of a.blocks) common += Math.min(count, b.blocks.get(key) ?? 0);
  const content = total === 0 ? 10_000 : Math.floor((common * 10_000) / total);
  return Math.floor((content * 99 + nameSimilarity(a.name, b.name) * 100) / 10_000);
}

/** In percent: how much the folders of two paths have in common from either end, and their last parts from behind. */
function nameSimilarity(a: string, b: string): number {
  const split = (name: string) => [name.slice(0, name.lastIndexOf('/') + 1), name.slice(name.lastIndexOf('/') + 1)] as const;
  const [[folderA, baseA], [folderB, baseB]] = [split(a), split(b)];
  const backwards = (text: string) => [...text].reverse().join('');
  const folders = shared(folderA, folderB) + shared(backwards(folderA), backwards(folderB));
  return Math.floor((folders * 25 + shared(backwards(baseA), backwards(baseB)) * 50) / 100);
}

/** In percent of the longer text. */
function shared(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return longest === 0 ? 100 : Math.floor((length * 100) / longest);
}
