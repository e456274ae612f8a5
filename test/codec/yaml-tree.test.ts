/**
 * YAML with its comments, read and printed again. The answers in golden/yaml-tree.json are go-yaml 3.0.5's, its emitter
 * set as kustomize's libraries set it (two columns, compact lists); Helm 4.3.1's post-rendering uses them.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ChartwrightError } from '../../src/base/errors.ts';
import { printTrees } from '../../src/codec/yaml/tree/print-tree.ts';
import { readTree } from '../../src/codec/yaml/tree/read-tree.ts';
import type { TreeDocument } from '../../src/codec/yaml/tree/tree.ts';

interface Row {
  readonly text: string;
  readonly printed?: string;
  readonly error?: string;
}

const ROWS: Row[] = JSON.parse(readFileSync(resolve(import.meta.dirname, '../golden/yaml-tree.json'), 'utf8')).rows;

function printed(text: string): string {
  try {
    const document = readTree(text);
    return document ? printTrees([document]) : 'error: EOF';
  } catch (error) {
    expect(error).toBeInstanceOf(ChartwrightError);
    return `error: ${(error as Error).message}`;
  }
}

test.each(ROWS.map((row, i) => [i, row] as const))('as go-yaml prints it, row %i', (_, { text, printed: wanted, error }) => {
  expect(printed(text)).toBe(error === undefined ? wanted : `error: ${error}`);
});

test('several documents make one stream', () => {
  const documents = ['# a\na: b\n# end\n', 'c', '- d\n'].map((text) => readTree(text) as TreeDocument);
  expect(printTrees(documents)).toBe('# a\na: b\n# end\n---\nc\n---\n- d\n');
});

test('lines and targets of aliases are known', () => {
  const { root } = readTree('a: &x\n  b: c\nd: *x\n') as TreeDocument;
  const [first, second] = root.kind === 'mapping' ? root.entries : [];
  expect(first?.value.at).toBe(1);
  expect(second?.value.kind === 'alias' && second.value.target).toBe(first?.value);
});

test('what nests too deep is refused', () => {
  expect(printed('['.repeat(20000))).toBe('error: yaml: exceeded max depth of 10000');
});
