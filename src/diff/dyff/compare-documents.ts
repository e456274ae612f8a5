/** What differs between two streams of documents, as dyff 1.12 finds it: by the names of objects, renames found on request. */

import { attempt } from '../../base/errors.ts';
import { readTrees } from '../../codec/yaml/tree/read-tree.ts';
import type { TreeDocument } from '../../codec/yaml/tree/tree.ts';
import { reorderedNames } from './compare-lists.ts';
import { compareNodes } from './compare-nodes.ts';
import { type Difference, type Differences, NotComparable } from './difference.ts';
import type { NamedObject } from './find-renames.ts';
import { findRenames } from './find-renames.ts';
import { objectName } from './identify.ts';
import { tagOf } from './node.ts';

const NOTHING: Differences = { found: [], namesObjects: false };

/** Nothing differs where a side is not valid YAML, or where objects without names cannot be compared in pairs: helm-diff passes over dyff's errors. */
export function compareStreams(before: string, after: string, renames: boolean): Differences {
  const sides = attempt(() => [readTrees(before), readTrees(after)] as const);
  if (!sides) return NOTHING;
  try {
    return compareDocuments(...sides, renames);
  } catch (error) {
    if (error instanceof NotComparable) return NOTHING;
    throw error;
  }
}

function compareDocuments(before: readonly TreeDocument[], after: readonly TreeDocument[], renames: boolean): Differences {
  const [from, to] = [named(before), named(after)];
  if (from && to) return { found: compareNamed(from, to, renames), namesObjects: from.length > 1 };
  if (before.length !== after.length) return NOTHING;
  const place = (i: number) => ({ root: `document #${i + 1}`, steps: [] });
  return { found: before.flatMap(({ root }, i) => compareNodes(place(i), root, after[i]!.root)), namesObjects: before.length > 1 };
}

/** The objects with their names; undefined if one has none. Empty documents do not count. */
function named(documents: readonly TreeDocument[]): NamedObject[] | undefined {
  const found = documents.filter(({ root }) => tagOf(root) !== '!!null').map(({ root }) => ({ name: objectName(root), root }));
  return found.every((one): one is NamedObject => one.name !== undefined) ? found : undefined;
}

function compareNamed(from: readonly NamedObject[], to: readonly NamedObject[], renames: boolean): Difference[] {
  const byName = (objects: readonly NamedObject[]) => new Map(objects.map((one) => [one.name, one]));
  const [old, now] = [byName(from), byName(to)];
  const compared = (name: string, before: NamedObject, after: NamedObject) =>
    compareNodes({ root: name, steps: [] }, before.root, after.root);
  const both = from.flatMap(({ name }) => (now.has(name) ? compared(name, old.get(name)!, now.get(name)!) : []));
  const gone = from.filter(({ name }) => !now.has(name)).map(({ name }) => old.get(name)!);
  const come = to.filter(({ name }) => !old.has(name)).map(({ name }) => now.get(name)!);
  const pairs = renames ? findRenames(gone, come) : [];
  const whole = (kind: 'added' | 'removed', { name, root }: NamedObject): Difference => {
    return { place: { root: name, steps: [] }, details: [{ kind, what: { of: 'document', node: root } }] };
  };
  return [
    ...both,
    ...pairs.flatMap(([before, after]) => compared(after.name, before, after)),
    ...gone.filter((one) => !pairs.some(([before]) => before === one)).map((one) => whole('removed', one)),
    ...come.filter((one) => !pairs.some(([, after]) => after === one)).map((one) => whole('added', one)),
    ...order(
      from.filter(({ name }) => !pairs.some(([before]) => before.name === name)),
      to.filter(({ name }) => !pairs.some(([, after]) => after.name === name)),
    ),
  ];
}

function order(from: readonly NamedObject[], to: readonly NamedObject[]): Difference[] {
  const names = (objects: readonly NamedObject[]) => objects.map(({ name }) => name);
  if (from.length !== to.length || from.every(({ name }, i) => name === to[i]!.name)) return [];
  return [{ details: [reorderedNames(names(from), names(to))] }];
}
