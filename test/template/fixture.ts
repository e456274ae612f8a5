/**
 * Functions and values of many Go types for the template tests, and the runner of their tables. The golden
 * answers come from text/template of Go 1.26.8, which Helm 4.3.1 is built with, given the same functions and data.
 */
import { expect, test } from 'vitest';
import { ChartwrightError } from '../../src/base/errors.ts';
import { sprint, sprintf } from '../../src/go/fmt.ts';
import { contextual, type FuncTable, fn } from '../../src/go/func.ts';
import {
  type Dict,
  dict,
  GoInt,
  GoObject,
  type GoType,
  INTS,
  int,
  int64,
  nilled,
  STRING,
  STRING_MAP,
  strings,
  typed,
  typeOf,
  UINT8,
  type Value,
} from '../../src/go/value.ts';
import { BUILTINS } from '../../src/template/builtins.ts';
import { type ParsedText, parseCut, parseLexed } from '../../src/template/parse.ts';
import { type ExecState, TemplateSet } from '../../src/template/template-set.ts';

const fail = (text: string): never => {
  throw new ChartwrightError('function', text);
};

const INNER: GoType = { name: 'main.Inner', kind: 'struct' };
const THING: GoType = { name: 'main.Thing', kind: 'struct' };
const THING_POINTER: GoType = {
  name: '*main.Thing',
  kind: 'ptr',
  elem: THING,
  methods: new Map([
    ['Hello', { params: 'string', call: (self: GoObject, who: string) => `hello ${who} from ${self.fields.get('Name')}` }],
    ['Num', { params: 'int, ...string', call: (_: GoObject, n: number, ...rest: string[]) => sprint([int(n), strings(rest)]) }],
    ['Plain', { params: '', call: () => 'plain' }],
    ['Fails', { params: '', call: () => fail('it fails') }],
    ['Self', { params: '', call: (self: GoObject) => self }],
  ]),
};
const FIELDS = new Map<string, Value>([
  ['Name', 'thing'],
  ['Any', dict({ x: 1 })],
  ['Inner', new GoObject(INNER, new Map([['Name', 'inner']]))],
  ['List', [1, 'two', null]],
  ['Ptr', new GoObject({ name: '*main.Inner', kind: 'ptr', elem: INNER }, new Map([['Name', 'ptr']]))],
  ['Count', int(3)],
  ['Map', dict({ k: 'v' })],
]);
const THE_THING = new GoObject(THING_POINTER, FIELDS);
const A_THING = new GoObject(THING, FIELDS);

const DURATION: GoType = {
  name: 'time.Duration',
  kind: 'int64',
  methods: new Map([
    ['String', { params: '', call: () => '1m30s' }],
    ['Seconds', { params: '', call: (self: GoInt) => Number(self.value) / 1e9 }],
    ['Hours', { params: '', call: (self: GoInt) => Number(self.value) / 3.6e12 }],
  ]),
};
const VERSIONS: GoType = {
  name: 'main.Versions',
  kind: 'slice',
  elem: STRING,
  methods: new Map([['Has', { params: 'string', call: (self: Value[], version: string) => self.includes(version) }]]),
};
const BYTES: GoType = { name: '[]uint8', kind: 'slice', elem: UINT8 };
const FILES: GoType = {
  name: 'main.Files',
  kind: 'map',
  elem: BYTES,
  methods: new Map([
    ['Get', { params: 'string', call: (self: Dict, name: string) => new TextDecoder().decode(self.get(name) as Uint8Array) }],
  ]),
};
const VALS: GoType = {
  name: 'main.Vals',
  kind: 'map',
  elem: { name: 'interface {}', kind: 'interface' },
  methods: new Map([
    [
      'Table',
      {
        params: 'string',
        call: (self: Dict, name: string) => {
          const table = self.get(name);
          return table instanceof Map ? typed(new Map(table), VALS) : fail(`no table ${name}`);
        },
      },
    ],
  ]),
};
const STRINGY: GoType = { name: 'main.Stringy', kind: 'struct' };
const STRINGY_POINTER: GoType = {
  name: '*main.Stringy',
  kind: 'ptr',
  elem: STRINGY,
  methods: new Map([['String', { params: '', call: (self: GoObject) => `stringy(${sprint([self.fields.get('A')!])})` }]]),
};

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

export const FUNCTIONS: FuncTable = {
  upper: fn('string', (text: string) => text.toUpperCase()),
  add: fn('int, int', (a: number, b: number) => int(a + b)),
  add64: fn('int64, int64', (a: bigint, b: bigint) => int64(a + b)),
  f64: fn('float64', (a: number) => a),
  u32: fn('uint32', (a: number) => String(a)),
  boolean: fn('bool', (a: boolean) => a),
  strlist: fn('[]string', (list: string[]) => list.join(',')),
  anylist: fn('[]any', (list: Value[]) => int(list.length)),
  amap: fn('map', (map: Dict) => int(map.size)),
  abytes: fn('[]byte', (bytes: Uint8Array) => int(bytes.length)),
  atime: fn('time', () => 'time'),
  anerror: fn('error', (error: Value) => sprint([error])),
  variadic: fn('string, ...any', (a: string, ...rest: Value[]) => sprint([a, int(rest.length), rest])),
  vints: fn('...int', (...numbers: number[]) => int(sum(numbers))),
  vstrs: fn('int, ...string', (n: number, ...rest: string[]) => sprint([int(n), strings(rest)])),
  oops: fn('string', fail),
  panics: fn('string', fail),
  any: fn('any', (a: Value) => a),
  show: fn('any', (a: Value) => sprintf('%T=%v', [a, a])),
  nilany: fn('', () => null),
  list: fn('...any', (...list: Value[]) => list),
  dict: fn('...any', (...pairs: Value[]) => {
    const map: Dict = new Map();
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const key = pairs[i]!;
      if (typeof key !== 'string')
        return fail(`interface conversion: interface {} is ${key === null ? 'nil' : typeOf(key).name}, not string`);
      map.set(key, pairs[i + 1]!);
    }
    return map;
  }),
  strs: fn('', () => strings(['a', 'b'])),
  nilstrs: fn('', () => nilled(strings([]))),
  smap: fn('', () => typed(dict({ k: 'v', e: '' }), STRING_MAP)),
  ints: fn('', () => typed([int(1), int(2), int(3)], INTS)),
  thing: fn('', () => THE_THING),
  athing: fn('', () => A_THING),
  dur: fn('', () => new GoInt(90_000_000_000n, DURATION)),
  i64: fn('', () => int64(64)),
  u8: fn('', () => new GoInt(8n, UINT8)),
  bytes: fn('', () => Uint8Array.from([104, 105])),
  versions: fn('', () => typed(['v1', 'apps/v1'], VERSIONS)),
  files: fn('', () => typed(new Map([['a.txt', Uint8Array.from([65])]]) as Dict, FILES)),
  vals: fn('', () => typed(dict({ t: dict({ a: 'b' }), s: 'str' }), VALS)),
  stringy: fn('', () => new GoObject(STRINGY_POINTER, new Map([['A', int(7)]]))),
  astringy: fn('', () => new GoObject(STRINGY, new Map([['A', int(7)]]))),
  include: contextual('string, any', (state: ExecState, name: string, data: Value) => state.set.execute(name, data, state.env)),
};

/** JSON as encoding/json reads it into Go values. */
export function fromJson(value: unknown): Value {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value === 'object' && value !== null) return new Map(Object.entries(value).map(([key, item]) => [key, fromJson(item)]));
  return value as Value;
}

/** What the templates of the tables are given as dot. */
export const DATA = fromJson({
  a: 1,
  s: 'str',
  t: true,
  f: false,
  n: null,
  z: 0,
  e: '',
  big: 1e6,
  fl: 1.5,
  neg: -3,
  l: [1, 'two', null, { x: 1 }],
  el: [],
  words: ['b', 'a'],
  maps: [
    { n: 'one', v: 1 },
    { n: 'two', v: 2 },
  ],
  m: { b: { c: 'deep', l: [[1, 2], [3]] }, n: null, k: 'v', 'odd-key': 'odd' },
  em: {},
  nested: { z: 1, a: 2, B: 3, é: 4, __proto: 5 },
  h: `<a href='x'>"&</a>`,
  u: 'ünï→😀',
});

/** Renders the text as template `main`. */
export function render(text: string, data: Value = DATA): string {
  const set = new TemplateSet({ funcs: FUNCTIONS });
  set.parse('main', text);
  return set.execute('main', data, undefined);
}

/** Both ways to read a text find the same trees, or only the thorough one finds any. */
function expectOneReading(text: string): void {
  const hasFunction = (name: string) => Object.hasOwn(FUNCTIONS, name) || Object.hasOwn(BUILTINS, name);
  const cut = parseCut(text, hasFunction, new Map());
  if (cut) expect(cut).toEqual(withoutSpacing(parseLexed(text, hasFunction, new Map())));
}

/** The lexer's texts are tokens, which also have what is before them. */
function withoutSpacing(parsed: ParsedText): unknown {
  const plain = (node: unknown): unknown => {
    if (node instanceof Map) return new Map([...node].map(([name, tree]) => [name, plain(tree)]));
    if (Array.isArray(node)) return node.map(plain);
    if (typeof node !== 'object' || node === null) return node;
    const fields = Object.entries(node).filter(([name]) => name !== 'spaced');
    return Object.fromEntries(fields.map(([name, value]) => [name, plain(value)]));
  };
  return plain(parsed);
}

/** Template and output. */
export function prints(rows: readonly (readonly [text: string, output: string])[]): void {
  test.each(rows)('%s', (text, output) => {
    expect(render(text)).toBe(output);
    expectOneReading(text);
  });
}

/** Template and message, which Go prints after `template: `. */
export function fails(rows: readonly (readonly [text: string, message: string])[]): void {
  test.each(rows)('%s', (text, message) => {
    expect(() => render(text)).toThrow(expect.objectContaining({ message: `template: ${message}` }));
    expectOneReading(text);
  });
}
