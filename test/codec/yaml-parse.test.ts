/**
 * YAML as sigs.k8s.io/yaml v1.6.0 with go.yaml.in/yaml/v2 v2.4.4 reads it for Helm 4.3.1. The answers in
 * golden/yaml-parse.json are those of Go's Unmarshal (UnmarshalStrict) into `interface{}`, without
 * `error converting YAML to JSON: ` before every error.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ChartwrightError } from '../../src/base/errors.ts';
import { parseYaml, parseYamlMap } from '../../src/codec/yaml/parse.ts';
import { GoInt, int64, UINT64, type Value } from '../../src/go/value.ts';

interface Row {
  readonly text: string;
  readonly strict?: boolean;
  readonly value?: unknown;
  readonly error?: string;
}

const GOLDEN: Row[] = JSON.parse(readFileSync(resolve(import.meta.dirname, '../golden/yaml-parse.json'), 'utf8'));

/** JSON's values as ours. */
function fromJson(json: unknown): Value {
  if (Array.isArray(json)) return json.map(fromJson);
  if (json === null || typeof json !== 'object') return json as Value;
  return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
}

function attempt<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    expect(error).toBeInstanceOf(ChartwrightError);
    return `error: ${(error as Error).message}`;
  }
}

test.each(GOLDEN.map((row, i) => [i, row] as const))('as Go reads it, row %i', (_, { text, strict = false, value, error }) => {
  const answer = attempt(() => parseYaml(text, { strict }));
  expect(answer).toEqual(error === undefined ? fromJson(value) : `error: error converting YAML to JSON: ${error}`);
});

const WRONG_KINDS: [text: string, kind: string][] = [
  ['- 1', 'array'],
  ['a', 'string'],
  ['1', 'number'],
  ['yes', 'bool'],
  ['2001-01-01', 'string'],
];

test.each(WRONG_KINDS)('%j is no map', (text, kind) => {
  const words = `error: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${kind} into Go value of type`;
  expect(attempt(() => parseYamlMap(text))).toBe(`${words} map[string]interface {}`);
  expect(attempt(() => parseYamlMap(text, { goType: 'common.Values' }))).toBe(`${words} common.Values`);
});

test.each(['', '# nothing\n', '---\n', 'null', '~'])('%j leaves a map empty', (text) => {
  expect(parseYamlMap(text)).toEqual(new Map());
});

test('exact integers', () => {
  const text = 'a: 9007199254740993\nb: 18446744073709551615\nc: 1.0\nd: [0x10, -0b11, 0o17, 017]\n7: !!int "8"\ne: 2001-01-01\nf: 1e3\n';
  const value = new Map<string, Value>([
    ['a', int64(9007199254740993n)],
    ['b', new GoInt(18446744073709551615n, UINT64)],
    ['c', 1],
    ['d', [16, -3, 15, 15].map(int64)],
    ['7', int64(8)],
    ['e', '2001-01-01'],
    ['f', 1000],
  ]);
  expect(parseYaml(text, { integers: true })).toEqual(value);
  expect(parseYaml(text.replace('!!int "8"', '8'), { integers: true })).toEqual(value);
});

const POSITIONS: [text: string, line: number, column: number][] = [
  ['a: 1\nb: [1, 2\nc: 3\n', 3, 2],
  ['a: b: c', 1, 5],
  ['a:\n  b: 1\n c: 2\n', 3, 2],
  ['x: "é😀": y', 1, 8],
  ['a: *b', 1, 4],
  ['a: 1\n~: {b: c}\n', 2, 4],
];

test.each(POSITIONS)('%j is refused where the culprit is', (text, line, column) => {
  try {
    parseYaml(text);
    expect.unreachable();
  } catch (error) {
    const { position } = error as ChartwrightError;
    expect(position).toEqual({ file: '', line, column });
  }
});

test('keys like __proto__ are keys', () => {
  expect([...(parseYaml('__proto__: 1\nconstructor: &c {toString: 2}\n') as Map<string, Value>).keys()]).toEqual([
    '__proto__',
    'constructor',
  ]);
});

test('nesting without end is refused, not a crash', () => {
  for (const text of ['['.repeat(20000), '{a: '.repeat(20000), '- '.repeat(20000)]) {
    expect(attempt(() => parseYaml(text))).toBe('error: error converting YAML to JSON: yaml: exceeded max depth of 10000');
  }
});

test('aliases that multiply are refused', () => {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 7; i++) {
    const [before, name] = ['abcdefg'[i - 1], 'abcdefg'[i]];
    lines.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
  }
  expect(attempt(() => parseYaml(lines.join('\n')))).toBe(
    'error: error converting YAML to JSON: yaml: document contains excessive aliasing',
  );
});
