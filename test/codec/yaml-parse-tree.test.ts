/** Trees with positions, and texts of several documents as k8s.io/apimachinery v0.37.1 cuts them for Helm 4.3.1. */
import { expect, test } from 'vitest';
import { composeYaml } from '../../src/codec/yaml/compose.ts';
import { readYamlDocuments, splitYamlDocuments } from '../../src/codec/yaml/documents.ts';
import type { YamlNode } from '../../src/codec/yaml/node.ts';

/** A tree as one line: `kind@line:column` and what is in it. */
function show(node: YamlNode): string {
  const at = `@${node.line}:${node.column}`;
  switch (node.kind) {
    case 'scalar':
      return (node.tag && `<${node.tag}>`) + JSON.stringify(node.value) + (node.implicit ? '' : '!') + at;
    case 'alias':
      return `*${node.name}${at}`;
    case 'sequence':
      return `[${node.items.map(show).join(' ')}]${at}`;
    case 'mapping':
      return `{${node.keys.map((key, i) => `${show(key)}:${show(node.values[i]!)}`).join(' ')}}${at}`;
  }
}

const TREES: [text: string, tree: string][] = [
  ['a: 1', '{"a"@1:1:"1"@1:4}@1:1'],
  ['# c\na:\n  - "b"\n  - c: d\n', '{"a"@2:1:["b"!@3:5 {"c"@4:5:"d"@4:8}@4:5]@3:3}@2:1'],
  ['a: &x {b: [c]}\nd: *x', '{"a"@1:1:{"b"@1:8:["c"@1:12]@1:11}@1:4 "d"@2:1:*x@2:4}@1:1'],
  ['é😀: !!str 1\n', '{"é😀"@1:1:<tag:yaml.org,2002:str>"1"!@1:5}@1:1'],
  ['a:\n- b', '{"a"@1:1:["b"@2:3]@2:1}@1:1'],
  ['a:\nb: |\n  x\n', '{"a"@1:1:""@1:3 "b"@2:1:"x\\n"!@2:4}@1:1'],
  ['<<: {a: 1, a: 2}', '{"<<"@1:1:{"a"@1:6:"1"@1:9 "a"@1:12:"2"@1:15}@1:5}@1:1'],
];

test.each(TREES)('the tree of %j', (text, tree) => {
  expect(show(composeYaml(text)!)).toBe(tree);
});

test('a text without content has no tree', () => {
  expect(composeYaml('# only a comment\n')).toBeUndefined();
});

const DOCUMENTS: [text: string, documents: string[], error?: string][] = [
  ['', []],
  ['a: 1', ['a: 1\n']],
  ['---\na: 1\n', ['---\na: 1\n']],
  ['a: 1\n---\nb: 2\n', ['a: 1\n', 'b: 2\n']],
  ['---\n---\na: 1\n', ['---\n', 'a: 1\n']],
  ['a\n---\n---\n---\nb', ['a\n', '---\n', 'b\n']],
  ['a\r\n--- # c\r\nb\r\n', ['a\n', 'b\n']],
  ['\n---\t\nb\n---', ['\n', 'b\n']],
  [' ---\nb\n', [' ---\nb\n']],
  ['a\n---x\nb\n', [], 'invalid Yaml document separator: x'],
  ['a\n---\nb\n--- c: d\n', ['a\n'], 'invalid Yaml document separator: c: d'],
  ['----\n', [], 'invalid Yaml document separator: -'],
];

test.each(DOCUMENTS)('the documents of %j', (text, documents, error) => {
  if (error === undefined) expect(splitYamlDocuments(text)).toEqual(documents);
  else expect(() => splitYamlDocuments(text)).toThrow(error);
  const read: string[] = [];
  try {
    for (const document of readYamlDocuments(text)) read.push(document.text);
  } catch (thrown) {
    expect((thrown as Error).message).toBe(error);
  }
  expect(read).toEqual(documents);
});
