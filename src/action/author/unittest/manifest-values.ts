/** Values of documents, as assertions see them. */
import { formatFloat } from '../../../go/strconv.ts';
import { int, isDict, isList, typed, typeOf, type Value } from '../../../go/value.ts';
import { type YamlPath, yamlPath } from '../../../yamlpath/path.ts';
import type { Manifest } from './assertion.ts';

const paths = new Map<string, YamlPath>();
/** How many paths are kept. */
const KEPT_PATHS = 4096;
const printed = new WeakMap<Manifest, Value>();

/** What a path finds in a document; the empty path finds the document itself. Throws if the path is malformed. */
export function valuesAt(manifest: Manifest, path: string): Value[] {
  return path === '' ? [manifest] : compiledPath(path).values(readAgain(manifest));
}

/** Keys and indices of what a path finds in a document, or of the nearest that is there. */
export function keysAt(manifest: Manifest, path: string): (string | number)[][] {
  return path === '' ? [[]] : compiledPath(path).nearest(readAgain(manifest));
}

function compiledPath(path: string): YamlPath {
  const known = paths.get(path);
  if (known) return known;
  const read = yamlPath(path);
  if (paths.size < KEPT_PATHS) paths.set(path, read);
  return read;
}

function readAgain(manifest: Manifest): Value {
  let document = printed.get(manifest);
  if (document === undefined) {
    document = throughYaml(manifest);
    printed.set(manifest, document);
  }
  return document;
}

/** A document printed and read again, as helm-unittest does before it looks for a path: a float without a fraction becomes an integer. */
function throughYaml(value: Value): Value {
  return withLeaves(value, (leaf) => {
    if (typeof leaf !== 'number') return leaf;
    const text = formatFloat(leaf, 'g', -1);
    return /^-?\d+$/.test(text) ? int(BigInt(text)) : leaf;
  });
}

/** A copy with each value that is not a map and no list replaced. */
function withLeaves(value: Value, replaced: (leaf: Value) => Value): Value {
  if (isList(value)) return value.map((item) => withLeaves(item, replaced));
  if (!isDict(value)) return replaced(value);
  const map = new Map([...value].map(([key, each]) => [key, withLeaves(each, replaced)]));
  const type = typeOf(value);
  return type.name === 'map[string]interface {}' ? map : typed(map, type);
}

/** A text without spaces at the ends of its lines and without empty lines at its start. */
export function uniform(text: string): string {
  return text.replace(/ +\r?\n/g, '\n').replace(/^\n+/, '');
}

/** A value whose texts are uniform. */
export function uniformValue(value: Value): Value {
  return withLeaves(value, (leaf) => (typeof leaf === 'string' ? uniform(leaf) : leaf));
}

/** The text of a document that is none; Go's word for nothing if it is one. */
export function rawText(manifest: Manifest): string {
  const raw = manifest.get('raw');
  return uniform(typeof raw === 'string' ? raw : '<nil>');
}
