/** The leaves of a values file by their paths, as bitnami's dialect names them: `a.b[0].c`; lists of texts are leaves. */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { ChartwrightError } from '../../../../base/errors.ts';

export interface Leaf {
  readonly name: string;
  readonly value: unknown;
  /** The line of its key, from 1. */
  readonly line: () => number;
}

type Steps = readonly (string | number)[];

/** Reads a values file as YAML 1.2, which is what readme-generator-for-helm does. Throws a `values` error if it is none. */
export function valuesLeaves(text: string, file: string): Map<string, Leaf> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const [error] = document.errors;
  if (error) {
    const line = counter.linePos(error.pos[0]).line;
    throw new ChartwrightError('values', error.message.split('\n')[0]!, { position: { file, line } });
  }
  const leaves = new Map<string, Leaf>();
  const add = (name: string, value: unknown, steps: Steps) => {
    if (!leaves.has(name)) leaves.set(name, { name, value, line: () => lineOf(document, counter, steps) });
  };
  flatten(document.toJS(), '', [], add);
  return leaves;
}

function flatten(value: unknown, name: string, steps: Steps, add: (name: string, value: unknown, steps: Steps) => void): void {
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === 'string')) add(name, value, steps);
    else for (const [i, item] of value.entries()) flatten(item, `${name}[${i}]`, [...steps, i], add);
    return;
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0 && name !== '') add(name, value, steps);
  for (const [key, item] of entries) flatten(item, name === '' ? key : `${name}.${key}`, [...steps, key], add);
}

function lineOf(document: Document, counter: LineCounter, steps: Steps): number {
  let node = document.contents as Node | null | undefined;
  let line = 1;
  for (const step of steps) {
    const [place, inside] = stepInto(isAlias(node) ? node.resolve(document) : node, step);
    if (place?.range) line = counter.linePos(place.range[0]).line;
    node = inside;
  }
  return line;
}

/** Where a key or an item begins, and its value. */
function stepInto(node: Node | null | undefined, step: string | number): [Node | undefined, Node | undefined] {
  if (isSeq(node)) {
    const item = node.items[step as number] as Node;
    return [item, item];
  }
  const pair = isMap(node) ? node.items.find(({ key }) => String(isScalar(key) ? (key.value ?? '') : key) === step) : undefined;
  return [pair?.key as Node | undefined, pair?.value as Node | undefined];
}
