/** Structs, nil collections and other Go types in each printer; answers of the libraries behind Helm 4.3.1 on Go 1.26. */
import { expect, test } from 'vitest';
import { printJson } from '../../src/codec/json/print.ts';
import { printToml } from '../../src/codec/toml/print.ts';
import { printYaml, printYamlPretty } from '../../src/codec/yaml/print.ts';
import { type Dict, dict, GoComplex, type GoFunc, GoObject, type GoType, int, nilled, strings, type Value } from '../../src/go/value.ts';

const INNER: GoType = { name: 'main.Inner', kind: 'struct' };
const OUTER: GoType = { name: 'main.T', kind: 'struct' };
const TEXT: GoType = {
  name: 'main.Text',
  kind: 'struct',
  json: (self: GoObject) => String(self.native),
  methods: new Map([['MarshalText', { params: '', call: (self: GoObject) => new TextEncoder().encode(String(self.native)) }]]),
};
const FUNC: GoFunc = { type: { name: 'func()', kind: 'func' }, invoke: () => null };
const inner = (x: number) => new GoObject(INNER, new Map([['X', int(x)]]));
const text = (value: string) => new GoObject(TEXT, new Map(), value);
const outer = (fields: Record<string, Value>) =>
  new GoObject(OUTER, dict({ Zed: '', Alpha: nilled([]), In: null, Nil: null, M: nilled(new Map()), Tab: nilled(new Map()), ...fields }));

/** A value as JSON, YAML, TOML and pretty YAML. */
const ROWS: [value: Value, json: string, yaml: string, toml: string, pretty: string][] = [
  [
    outer({ Zed: 'z', Alpha: strings(['a']), In: inner(5), Tab: dict({ b: int(1), a: [] }) }),
    '{"Zed":"z","Alpha":["a"],"In":{"X":5},"Nil":null,"M":null,"Tab":{"a":[],"b":1}}',
    'Alpha:\n- a\nIn:\n  X: 5\nM: null\nNil: null\nTab:\n  a: []\n  b: 1\nZed: z\n',
    'Zed = "z"\nAlpha = ["a"]\n\n[In]\n  X = 5\n\n[Tab]\n  a = []\n  b = 1\n',
    'zed: z\nalpha:\n  - a\nin:\n  x: 5\nnil: null\nm: {}\ntab:\n  a: []\n  b: 1\n',
  ],
  [text('1.0'), '"1.0"', '"1.0"\n', '"1.0"', '"1.0"\n'],
  [[inner(1), text('x')], '[{"X":1},"x"]', '- X: 1\n- x\n', '[{X = 1}, "x"]', '- x: 1\n- x\n'],
  [
    dict({ l: [outer({ Zed: 'q' })] }),
    '{"l":[{"Zed":"q","Alpha":null,"In":null,"Nil":null,"M":null,"Tab":null}]}',
    'l:\n- Alpha: null\n  In: null\n  M: null\n  Nil: null\n  Tab: null\n  Zed: q\n',
    '[[l]]\n  Zed = "q"\n',
    'l:\n  - zed: q\n    alpha: []\n    in: null\n    nil: null\n    m: {}\n    tab: {}\n',
  ],
  [new GoObject(OUTER), '{}', '{}\n', '', '{}\n'],
  [dict({ m: nilled(new Map()), l: nilled([]) }), '{"l":null,"m":null}', 'l: null\nm: null\n', '', 'l: []\nm: {}\n'],
];

test.each(ROWS.map((row, at) => [at, ...row] as const))('value %i', (_, value, json, yaml, toml, pretty) => {
  expect(printJson(value)).toBe(json);
  expect(printYaml(value)).toBe(yaml);
  expect(printToml(value)).toBe(toml);
  expect(printYamlPretty(value)).toBe(pretty);
});

/** What a printer refuses, and how; go-yaml 3 panics, which is not an error to toYamlPretty. */
const REFUSED: [print: (value: Value) => string, value: Value, code: string, message: string][] = [
  [printJson, new GoComplex(1, 2), 'json/type', 'json: unsupported type: complex128'],
  [printJson, [FUNC], 'json/type', 'json: unsupported type: func()'],
  [printYaml, FUNC, 'json/type', 'error marshaling into JSON: json: unsupported type: func()'],
  [printToml, dict({ f: FUNC }), 'toml/type', 'unsupported type: func'],
  [printToml, FUNC, 'toml/type', "unsupported type for key '': func"],
  [printYamlPretty, FUNC, 'function', 'cannot marshal type: func()'],
];

test.each(REFUSED)('%o refuses %o', (print, value, code, message) => {
  expect(() => print(value)).toThrow(expect.objectContaining({ name: 'ChartwrightError', code, message }));
});

test('a map inside itself', () => {
  const cycle: Dict = new Map();
  cycle.set('a', [cycle]);
  expect(() => printJson(cycle)).toThrow('json: unsupported value: encountered a cycle via map[string]interface {}');
  expect(() => printYaml(cycle)).toThrow(
    'error marshaling into JSON: json: unsupported value: encountered a cycle via map[string]interface {}',
  );
  expect(() => printToml(cycle)).toThrow(expect.objectContaining({ name: 'ChartwrightError' }));
  expect(() => printYamlPretty(cycle)).toThrow(expect.objectContaining({ name: 'ChartwrightError' }));
});

test('indentation with a prefix, as json.MarshalIndent', () => {
  expect(printJson(dict({ a: [1], b: dict() }), { prefix: '> ', indent: '\t' })).toBe('{\n> \t"a": [\n> \t\t1\n> \t],\n> \t"b": {}\n> }');
});
