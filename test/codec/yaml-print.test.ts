/** YAML as sigs.k8s.io/yaml v1.6.0 (toYaml) and go.yaml.in/yaml/v3 v3.0.5 (toYamlPretty) print it for Helm 4.3.1. */
import { expect, test } from 'vitest';
import { printYaml, printYamlPretty } from '../../src/codec/yaml/print.ts';
import { duration, parseTime, UTC } from '../../src/go/time.ts';
import { dict, GoInt, int, int64, strings, UINT64, type Value } from '../../src/go/value.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const uint64 = (value: bigint) => new GoInt(value, UINT64);
const time = (text: string) => parseTime('2006-01-02T15:04:05.999999999Z07:00', text, UTC);

/** A string, its YAML without the last line break, and the pretty form where that differs. */
const STRINGS: [text: string, yaml: string, pretty?: string][] = [
  ['', '""'],
  ['a', 'a'],
  ['a b', 'a b'],
  [' a', "' a'"],
  ['a ', "'a '"],
  ['true', '"true"'],
  ['Yes', '"Yes"'],
  ['y', '"y"'],
  ['off', '"off"'],
  ['~', '"~"'],
  ['null', '"null"'],
  ['Null', '"Null"'],
  ['nULL', 'nULL'],
  ['<<', '<<'],
  ['=', '='],
  ['-', "'-'"],
  ['- a', "'- a'"],
  ['-a', '-a'],
  ['--- a', "'--- a'"],
  ['---', "'---'"],
  ['...', "'...'"],
  ['? a', "'? a'"],
  ['?a', '?a'],
  [': a', "': a'"],
  [':a', ':a'],
  ['a: b', "'a: b'"],
  ['a:', "'a:'"],
  ['a:b', 'a:b'],
  ['a #b', "'a #b'"],
  ['a#b', 'a#b'],
  ['#a', "'#a'"],
  ['*a', "'*a'"],
  ['&a', "'&a'"],
  ['!a', "'!a'"],
  ['%a', "'%a'"],
  ['@a', "'@a'"],
  ['`a', "'`a'"],
  ['|', "'|'"],
  ['>', "'>'"],
  ['>-', "'>-'"],
  ['[a]', "'[a]'"],
  ['{a}', "'{a}'"],
  ['a, b', 'a, b'],
  ["'a'", "'''a'''"],
  ["it's", "it's"],
  ['"a"', '\'"a"\''],
  ['a "b"', 'a "b"'],
  ['\\', '\\'],
  ['a\\b', 'a\\b'],
  ['0', '"0"'],
  ['-1', '"-1"'],
  ['+1', '"+1"'],
  ['007', '"007"'],
  ['08', '"08"'],
  ['0o17', '"0o17"'],
  ['0o-7', '0o-7', '"0o-7"'],
  ['0b1', '"0b1"'],
  ['0b-1', '"0b-1"'],
  ['0x1F', '"0x1F"'],
  ['0xFFFFFFFFFFFFFFFF', '"0xFFFFFFFFFFFFFFFF"'],
  ['0x1FFFFFFFFFFFFFFFF', '0x1FFFFFFFFFFFFFFFF'],
  ['1_000', '"1_000"'],
  ['_1', '_1'],
  ['1e3', '"1e3"'],
  ['1e999', '1e999'],
  ['1.', '"1."'],
  ['.5', '".5"'],
  ['.1_9', '".1_9"'],
  ['.inf', '".inf"'],
  ['-.INF', '"-.INF"'],
  ['.nan', '".nan"'],
  ['+.Inf', '"+.Inf"'],
  ['12:30', '"12:30"'],
  ['12:30:45.5', '"12:30:45.5"'],
  ['12:60', '12:60'],
  ['1:2a', '1:2a'],
  ['2001-01-01', '"2001-01-01"'],
  ['2001-02-30', '2001-02-30'],
  ['2001-1-1T1:2:3Z', '"2001-1-1T1:2:3Z"'],
  ['2001-12-14 21:59:43', '"2001-12-14 21:59:43"'],
  ['2001-12-14   21:59:43.5', '"2001-12-14   21:59:43.5"'],
  ['2001-12-14T21:59:43+25:00', '2001-12-14T21:59:43+25:00'],
  ['2001-12-14 21:59:43Z', '2001-12-14 21:59:43Z'],
  ['nginx:1.25', 'nginx:1.25'],
  ['http://x.y/z?a=b&c=d#e', 'http://x.y/z?a=b&c=d#e'],
  ['{{ .x }}', "'{{ .x }}'"],
  ['$(VAR)', '$(VAR)'],
  ['<b>&', '<b>&'],
  ['a\tb', '"a\\tb"'],
  ['\ta', '"\\ta"'],
  ['a\t', '"a\\t"'],
  ['a\nb', '|-\n  a\n  b'],
  ['a\nb\n', '|\n  a\n  b'],
  ['a\n\n', '|+\n  a\n'],
  ['a\n\n\n', '|+\n  a\n\n'],
  ['\n', '|2+\n'],
  ['\na', '|2-\n\n  a'],
  [' a\nb', '|2-\n   a\n  b'],
  ['a\n  b\n c', '|-\n  a\n    b\n   c'],
  ['a \nb', '"a \\nb"'],
  ['a\nb ', '"a\\nb "'],
  ['a\n\tb', '"a\\n\\tb"', '|-\n  a\n  \tb'],
  ['a\r\nb', '"a\\r\\nb"'],
  ['a\rb', '"a\\rb"'],
  ['\u2028', "'\u2028'"],
  ['a\u2028b', "'a\u2028  b'"],
  ['a\u2028 b', '"a\\L b"'],
  ['a\nb\u2028', '|\n  a\n  b\u2028<no break>'],
  ['a\u2028b\nc', '|-\n  a\u2028  b\n  c'],
  ['\u0000', '"\\0"'],
  ['\u0007\u001b\u001f', '"\\a\\e\\x1F"'],
  ['\u00a0', '\u00a0'],
  ['é', 'é'],
  ['日本', '日本'],
  ['\ud83d\ude00', '"\\U0001F600"'],
  ['\ufeffab c', '"\\uFEFF\\x61\\x62\\x20\\x63"'],
  ['a\ufeff', '"a\\uFEFF"'],
  ['퟿\ue000\ufffd', '퟿\ue000\ufffd'],
  ['a\udc80b', 'a\ufffdb', '!!binary YYBi'],
];

test.each(STRINGS)('string %j', (text, yaml, pretty = yaml) => {
  expect(printYaml(text)).toBe(yaml.endsWith('<no break>') ? yaml.slice(0, -10) : yaml + '\n');
  expect(printYamlPretty(text)).toBe(pretty.endsWith('<no break>') ? pretty.slice(0, -10) : pretty + '\n');
});

/** Long strings under a key in a list. */
const FOLDED: [text: string, yaml: string][] = [
  ['x'.repeat(100), 'key:\n- k: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n'],
  [
    'word '.repeat(29) + 'word',
    'key:\n- k: word word word word word word word word word word word word word word word word\n    word word word word word word word word word word word word word word\n',
  ],
  [
    'word '.repeat(30),
    "key:\n- k: 'word word word word word word word word word word word word word word word word\n    word word word word word word word word word word word word word word '\n",
  ],
  [
    '- ' + 'word '.repeat(25) + 'end',
    "key:\n- k: '- word word word word word word word word word word word word word word word\n    word word word word word word word word word word end'\n",
  ],
  [
    'word  '.repeat(25) + 'end',
    'key:\n- k: word  word  word  word  word  word  word  word  word  word  word  word  word  word  word  word  word  word  word  word  word  word  word  word  word  end\n',
  ],
  [
    "it's " + 'word '.repeat(25) + '\tend',
    'key:\n- k: "it\'s word word word word word word word word word word word word word word word\n    word word word word word word word word word word \\tend"\n',
  ],
  [
    'é '.repeat(60) + 'end',
    'key:\n- k: é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é\n    é é é é é é é é é é é é é é é é é é é é é end\n',
  ],
  ['x'.repeat(90) + ' y', 'key:\n- k: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n    y\n'],
  ['x'.repeat(75) + '  y z', 'key:\n- k: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  y\n    z\n'],
];

test.each(FOLDED)('long string %j', (text, yaml) => {
  expect(printYaml(dict({ key: [dict({ k: text })] }))).toBe(yaml);
});

/** Values of all kinds, their YAML, and the pretty form where that differs. */
const DOCUMENTS: [value: Value, yaml: string, pretty?: string][] = [
  [null, 'null\n'],
  [[], '[]\n'],
  [dict(), '{}\n'],
  [[[]], '- []\n'],
  [[dict()], '- {}\n'],
  [dict({ a: [], b: dict(), c: null, d: '' }), 'a: []\nb: {}\nc: null\nd: ""\n'],
  [
    dict({ a: dict({ b: dict({ c: [1, [2, [3]], dict({ d: 4, e: [5] })] }) }) }),
    'a:\n  b:\n    c:\n    - 1\n    - - 2\n      - - 3\n    - d: 4\n      e:\n      - 5\n',
    'a:\n  b:\n    c:\n      - 1\n      - - 2\n        - - 3\n      - d: 4\n        e:\n          - 5\n',
  ],
  [[[1, 2], [[3]], dict({ a: [dict({ b: 1 })] })], '- - 1\n  - 2\n- - - 3\n- a:\n  - b: 1\n', '- - 1\n  - 2\n- - - 3\n- a:\n    - b: 1\n'],
  [
    dict({ a: ['x\ny', 'x\n', 'x\n\n'], b: 'z\n', c: 1 }),
    'a:\n- |-\n  x\n  y\n- |\n  x\n- |+\n  x\n\nb: |\n  z\nc: 1\n',
    'a:\n  - |-\n    x\n    y\n  - |\n    x\n  - |+\n    x\n\nb: |\n  z\nc: 1\n',
  ],
  [[['a\nb'], 'c\n\n', 'd'], '- - |-\n    a\n    b\n- |+\n  c\n\n- d\n'],
  [dict({ 'a\nb': 1, 'c\nd\n': [1], 'e\u2028f': dict({ g: 1 }) }), "? |-\n  a\n  b\n: 1\n? |\n  c\n  d\n: - 1\n? 'e\u2028  f'\n: g: 1\n"],
  [
    dict({ ['k'.repeat(128)]: 1, ['k'.repeat(129)]: ['x'], ['é'.repeat(65)]: dict({ a: 1, b: [2] }) }),
    'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 1\n? kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: - x\n? ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\n: a: 1\n  b:\n  - 2\n',
    'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 1\n? kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\n: - x\n? ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\n: a: 1\n  b:\n    - 2\n',
  ],
  [
    dict({ ['long key '.repeat(15)]: 'x' }),
    "? 'long key long key long key long key long key long key long key long key long key\n  long key long key long key long key long key long key '\n: x\n",
    "? 'long key long key long key long key long key long key long key long key long key long key long key long key long key long key long key '\n: x\n",
  ],
  [
    dict({
      true: 1,
      '1': 2,
      '': 3,
      null: 4,
      '~': 5,
      'a b': 6,
      'a: b': 7,
      "it's": 8,
      '#c': 9,
      '2001-01-01': 10,
      'x\ty': 11,
      '\ud83d\ude00': 12,
    }),
    '"": 3\n\'#c\': 9\n"~": 5\n"\\U0001F600": 12\n"1": 2\n"2001-01-01": 10\na b: 6\n\'a: b\': 7\nit\'s: 8\n"null": 4\n"true": 1\n"x\\ty": 11\n',
  ],
  [
    new Map([
      ['__proto__', 1],
      ['constructor', 2],
    ]),
    '__proto__: 1\nconstructor: 2\n',
  ],
  [dict({ a: true, b: false, c: 'true' }), 'a: true\nb: false\nc: "true"\n'],
  [bytes(104, 105), 'aGk=\n', '- 104\n- 105\n'],
  [[bytes()], '- ""\n', '- []\n'],
  [duration(5400n * 1000000000n), '5400000000000\n', '1h30m0s\n'],
  [time('2020-01-02T03:04:05.5Z'), '"2020-01-02T03:04:05.5Z"\n', '2020-01-02T03:04:05.5Z\n'],
  [[time('2021-12-31T23:59:59.123456789+02:00')], '- "2021-12-31T23:59:59.123456789+02:00"\n', '- 2021-12-31T23:59:59.123456789+02:00\n'],
  [strings(['a', '1']), '- a\n- "1"\n'],
  [int(5), '5\n'],
  [int64(9223372036854775807n), '9223372036854775807\n'],
  [uint64(18446744073709551615n), '18446744073709551615\n'],
  [dict({ '\udc80': 1, '\udc81': 2 }), '\ufffd: 2\n', '!!binary gA==: 1\n!!binary gQ==: 2\n'],
  [
    dict({ a: '\udcff'.repeat(60) }),
    'a: \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\n',
    'a: !!binary |\n  //////////////////////////////////////////////////////////////////////\n  //////////\n',
  ],
  ['a\u0085b', 'a b\n', '"a\\Nb"\n'],
  ['a \u0085\u0085 b', '|-\n  a\n  b\n', '"a \\N\\N b"\n'],
];

test.each(DOCUMENTS.map((row, at) => [at, ...row] as const))('document %i', (_, value, yaml, pretty = yaml) => {
  expect(printYaml(value)).toBe(yaml);
  expect(printYamlPretty(value)).toBe(pretty);
});

/** float64 by way of JSON, and directly. */
const NUMBERS: [value: number, yaml: string, pretty: string][] = [
  [0, '0', '0'],
  [-0, '0', '-0'],
  [1, '1', '1'],
  [-1, '-1', '-1'],
  [1.5, '1.5', '1.5'],
  [1e5, '100000', '100000'],
  [1e6, '1000000', '1e+06'],
  [1e15, '1000000000000000', '1e+15'],
  [1e16, '10000000000000000', '1e+16'],
  [1e20, '1e+20', '1e+20'],
  [1e21, '1e+21', '1e+21'],
  [1e22, '1e+22', '1e+22'],
  [123456.789, '123456.789', '123456.789'],
  [1234567.5, '1.2345675e+06', '1.2345675e+06'],
  [0.1, '0.1', '0.1'],
  [0.0001, '0.0001', '0.0001'],
  [0.00001, '1e-05', '1e-05'],
  [0.000001, '1e-06', '1e-06'],
  [1e-7, '1e-07', '1e-07'],
  [5e-324, '5e-324', '5e-324'],
  [1.7976931348623157e308, '1.7976931348623157e+308', '1.7976931348623157e+308'],
  [2 ** 53, '9007199254740992', '9.007199254740992e+15'],
  [2 ** 63, '9223372036854776000', '9.223372036854776e+18'],
  [2 ** 64, '1.8446744073709552e+19', '1.8446744073709552e+19'],
  [-(2 ** 63), '-9.223372036854776e+18', '-9.223372036854776e+18'],
  [-(2 ** 64), '-1.8446744073709552e+19', '-1.8446744073709552e+19'],
  [2 ** 63 - 1024, '9223372036854775000', '9.223372036854775e+18'],
];

test.each(NUMBERS)('number %d', (value, yaml, pretty) => {
  expect(printYaml(value)).toBe(yaml + '\n');
  expect(printYamlPretty(value)).toBe(pretty + '\n');
});

const ERRORS: [value: Value, message: string][] = [
  [NaN, 'error marshaling into JSON: json: unsupported value: NaN'],
  [[Infinity], 'error marshaling into JSON: json: unsupported value: +Inf'],
  [dict({ a: -Infinity }), 'error marshaling into JSON: json: unsupported value: -Inf'],
  ['a\x7fb', 'yaml: control characters are not allowed'],
  [dict({ a: ['\u009f'] }), 'yaml: control characters are not allowed'],
  ['\uffff', 'yaml: control characters are not allowed'],
  [dict({ 'a\u0085b': 1 }), "yaml: line 1: did not find expected ',' or '}'"],
  [dict({ a: 'x\u0085', 'b\u0085': 1 }), "yaml: line 2: did not find expected ',' or '}'"],
  [dict({ ['k'.repeat(1023)]: 1 }), "yaml: did not find expected ',' or '}'"],
  ['a\u0085--- b', 'yaml: line 2: found unexpected document indicator'],
];

test.each(ERRORS)('refused: %j', (value, message) => {
  expect(() => printYaml(value)).toThrow(expect.objectContaining({ name: 'ChartwrightError', message }));
});

/** Keys, their order in YAML, and in the pretty form where that differs. */
const KEYS: [keys: string, yaml: string, pretty?: string][] = [
  ['a1 a2 a10 a01 a', 'a a1 a01 a2 a10'],
  ['b a B A', 'A B a b'],
  ['a-b a_b a.b ab a1b aB', 'a-b a.b a_b a1b aB ab'],
  ['x1a x1- x1.', 'x1- x1. x1a', 'x1a x1- x1.'],
  ['1 10 2 01 001', '1 01 001 2 10'],
  ['é f e z ñ1 ñ10 ñ2', 'e f z é ñ1 ñ2 ñ10'],
  ['99999999999999999999 100000000000000000000 9', '9 99999999999999999999 100000000000000000000'],
  ['a0 a1 a10 a100', 'a0 a1 a10 a100'],
  ['v1beta1 v1 v1alpha1 v2beta1 v2', 'v1 v1alpha1 v1beta1 v2 v2beta1'],
  ['zz9 zz10 zz9a', 'zz9 zz9a zz10'],
  ['port-8080 port-9 port', 'port port-9 port-8080'],
  ['.a _a -a ~a a', '-a .a _a ~a a'],
  ['٣ ٤ 1 a', '1 ٣ ٤ a'],
];

test.each(KEYS)('order of %s', (keys, yaml, pretty = yaml) => {
  const map = new Map(keys.split(' ').map((key) => [key, 1]));
  const order = (text: string) => [...text.matchAll(/^(?:["']?)(.*?)["']?: 1$/gm)].map(([, key]) => key).join(' ');
  expect(order(printYaml(map))).toBe(yaml);
  expect(order(printYamlPretty(map))).toBe(pretty);
});
