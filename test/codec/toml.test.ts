/** TOML as BurntSushi/toml v1.6.0 prints and reads it for Helm 4.3.1's toToml and fromToml. */
import { expect, test } from 'vitest';
import { parseToml } from '../../src/codec/toml/parse.ts';
import { printToml } from '../../src/codec/toml/print.ts';
import { duration, formatTime, type GoTime, parseTime, UTC } from '../../src/go/time.ts';
import { dict, int, int64, typeOf, type Value } from '../../src/go/value.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const time = (text: string) => parseTime('2006-01-02T15:04:05.999999999Z07:00', text, UTC);
const map = (...entries: [string, Value][]) => new Map(entries);
const tables = (...items: Value[]) => items;

const PRINTED: [value: Value, toml: string][] = [
  [dict(), ''],
  [
    dict({ b: 1, a: 'x', c: true, d: 1.5, e: 1e6, f: int(5), g: int64(-7), n: null }),
    'a = "x"\nb = 1.0\nc = true\nd = 1.5\ne = 1e+06\nf = 5\ng = -7\n',
  ],
  [dict({ z: 1, t: dict({ y: 1, u: dict({ x: 'q' }) }), a: dict() }), 'z = 1.0\n\n[a]\n\n[t]\n  y = 1.0\n  [t.u]\n    x = "q"\n'],
  [dict({ l: [], m: [1, 'a', true], n: [[1], ['b']] }), 'l = []\nm = [1.0, "a", true]\nn = [[1.0], ["b"]]\n'],
  [
    dict({ l: [dict({ a: 1, t: dict({ b: 2 }) }), dict({ a: 2, l: [dict({ c: 3 })] })] }),
    '[[l]]\n  a = 1.0\n  [l.t]\n    b = 2.0\n\n[[l]]\n  a = 2.0\n\n  [[l.l]]\n    c = 3.0\n',
  ],
  [
    dict({ l: [dict({ a: 1, n: null }), 5, dict({ m: dict({ b: [1, dict()] }), a: 'x' })] }),
    'l = [{a = 1.0, }, 5.0, {a = "x", m = {b = [1.0, {}]}}]\n',
  ],
  [
    dict({ 'a b': 1, é: 2, '': 3, 'a.b': dict({ 'c"d': 4 }), "it's": 5 }),
    '"" = 3.0\n"a b" = 1.0\n"it\'s" = 5.0\n"é" = 2.0\n\n["a.b"]\n  "c\\"d" = 4.0\n',
  ],
  [dict({ s: '"\\\n\t\b\f\r\x00\x1f\x7f é', t: '\u2028' }), 's = "\\"\\\\\\n\\t\\b\\f\\r\\u0000\\u001f\\u007f é"\nt = "\u2028"\n'],
  [
    dict({ t: time('2020-01-02T03:04:05.5Z'), d: duration(90000000000n), b: bytes(1, 2) }),
    'b = [1, 2]\nd = "1m30s"\nt = 2020-01-02T03:04:05.5Z\n',
  ],
  [dict({ n: NaN, i: Infinity, j: -Infinity, z: -0 }), 'i = inf\nj = -inf\nn = nan\nz = -0.0\n'],
  ['a', '"a"'],
  [5, '5.0'],
  [[], '[]'],
  [[1, 2], '[1.0, 2.0]'],
  [true, 'true'],
];

test.each(PRINTED.map((row, at) => [at, ...row] as const))('prints value %i', (_, value, toml) => {
  expect(printToml(value)).toBe(toml);
});

const UNPRINTABLE: [value: Value, message: string][] = [
  [[dict()], 'toml: top-level values must be Go maps or structs'],
  [[null], 'toml: cannot encode array with nil element'],
  [dict({ l: [dict(), null] }), 'toml: cannot encode array with nil element'],
  [null, 'reflect: call of reflect.Value.Type on zero Value'],
];

test.each(UNPRINTABLE)('does not print %j', (value, message) => {
  expect(() => printToml(value)).toThrow(expect.objectContaining({ name: 'ChartwrightError', message }));
});

const READ: [toml: string, value: Value][] = [
  ['', map()],
  ['a = 1\nb = "x"\nc = [1, "two", [true]]\n', map(['a', int64(1)], ['b', 'x'], ['c', [int64(1), 'two', [true]]])],
  [
    '[t]\na = 1\n[t.u]\nb = 2.5\n[[l]]\nx = 1\n[[l]]\nx = 2\n[l.m]\ny = 3\n',
    map(
      ['l', tables(map(['x', int64(1)]), map(['m', map(['y', int64(3)])], ['x', int64(2)]))],
      ['t', map(['a', int64(1)], ['u', map(['b', 2.5])])],
    ),
  ],
  ['a.b.c = 1\na.d = 2\n[a.e]\nf = 3', map(['a', map(['b', map(['c', int64(1)])], ['d', int64(2)], ['e', map(['f', int64(3)])])])],
  [
    'p = { x = 1, y.z = [ { q = 1 }, { q = 2 } ], }',
    map(['p', map(['x', int64(1)], ['y', map(['z', [map(['q', int64(1)]), map(['q', int64(2)])]])])]),
  ],
  [
    's = "\\u00e9\\t\\"\\\\ \\x41"\nr = \'C:\\n\'\nm = """\nab\\\n   c "" d"""\nn = \'\'\'\nx\'y\'\'\'\n',
    map(['m', 'abc "" d'], ['n', "x'y"], ['r', 'C:\\n'], ['s', 'é\t"\\ A']),
  ],
  [
    'i = [0, -1, +5, 1_000, 0x1F, 0o17, 0b101, 9223372036854775807]\nf = [1.5, 1e3, -0.0, 6_2.5, inf, -inf]\n',
    map(
      ['f', [1.5, 1000, -0, 62.5, Infinity, -Infinity]],
      ['i', [int64(0), int64(-1), int64(5), int64(1000), int64(31), int64(15), int64(5), int64(9223372036854775807n)]],
    ),
  ],
  ['\ufeffa = 1\r\nb = 2\r\n', map(['a', int64(1)], ['b', int64(2)])],
  ['"" = 1\n"a b" = 2\n\'c.d\' = 3\n1 = 4', map(['', int64(1)], ['1', int64(4)], ['a b', int64(2)], ['c.d', int64(3)])],
  ['a = [ # c\n1, # d\n]', map(['a', [int64(1)]])],
  ['[[a]]\n[[a.b]]\nx = 1\n[[a.b]]\nx = 2\n', map(['a', tables(map(['b', tables(map(['x', int64(1)]), map(['x', int64(2)]))]))])],
];

test.each(READ)('reads %j', (toml, value) => {
  expect(parseToml(toml)).toEqual(value);
});

test('tables under double brackets have a type of their own', () => {
  expect(typeOf(parseToml('[[a]]').get('a') as Value).name).toBe('[]map[string]interface {}');
  expect(typeOf(parseToml('a = [{}]').get('a') as Value).name).toBe('[]interface {}');
});

/** A time, in RFC 3339, and the zone that shows how it was written. */
const TIMES: [toml: string, time: string, zone: string][] = [
  ['1979-05-27T07:32:00Z', '1979-05-27T07:32:00Z', 'UTC'],
  ['1979-05-27 07:32:00.5-07:00', '1979-05-27T07:32:00.5-07:00', ''],
  ['1979-05-27t07:32z', '1979-05-27T07:32:00Z', 'UTC'],
  ['1979-05-27T07:32:00.999', '1979-05-27T07:32:00.999Z', 'datetime-local'],
  ['1979-05-27', '1979-05-27T00:00:00Z', 'date-local'],
  ['07:32:00', '0000-01-01T07:32:00Z', 'time-local'],
  ['07:32', '0000-01-01T07:32:00Z', 'time-local'],
];

test.each(TIMES)('reads the time %s', (toml, text, zone) => {
  const value = parseToml('t = ' + toml).get('t') as GoTime;
  expect(formatTime(value, '2006-01-02T15:04:05.999999999Z07:00')).toBe(text);
  expect(value.location.name).toBe(zone);
});

const REFUSED: [toml: string, message: string][] = [
  ['a', "toml: line 1: unexpected EOF; expected key separator '='"],
  ['a = ', 'toml: line 1 (last key "a"): unexpected EOF; expected value'],
  ['a = \n', 'toml: line 1 (last key "a"): expected value but found \'\\n\' instead'],
  ['a = "x', 'toml: line 1 (last key "a"): unexpected EOF; expected \'"\''],
  ['a = "x\ny"', 'toml: line 1 (last key "a"): strings cannot contain newlines'],
  ['a = """x', 'toml: line 1 (last key "a"): unexpected EOF; expected \'"""\''],
  ["a = 'x", 'toml: line 1 (last key "a"): unexpected EOF; expected "\'"'],
  ['= 1', "toml: line 1: unexpected '=': key name appears blank"],
  ['.a = 1', "toml: line 1: unexpected '.': keys cannot start with a '.'"],
  ['a. = 1', "toml: line 1: unexpected '='"],
  ['a..b = 1', "toml: line 1: unexpected '.'"],
  ['a b = 1', "toml: line 1: expected '.' or '=', but got 'b' instead"],
  ['a = 1 2', "toml: line 1: expected a top-level item to end with a newline, comment, or EOF, but got '2' instead"],
  ['a = 01', 'toml: line 1 (last key "a"): Invalid integer "01": cannot have leading zeroes'],
  ['a = 1_', 'toml: line 1 (last key "a"): Invalid integer "1_": underscores must be surrounded by digits'],
  ['a = 1.', 'toml: line 1 (last key "a"): Invalid float "1.": \'.\' must be followed by one or more digits'],
  ['a = .5', 'toml: line 1 (last key "a"): floats must start with a digit, not \'.\''],
  ['a = 1e', 'toml: line 1 (last key "a"): Invalid float value: "1e"'],
  ['a = 1e400', 'toml: line 1 (last key "a"): 1e400 is out of range for float64'],
  ['a = 9223372036854775808', 'toml: line 1 (last key "a"): 9223372036854775808 is out of range for int64'],
  ['a = +0x1', 'toml: line 1 (last key "a"): cannot use sign with non-decimal numbers: \'+0x\''],
  ['a = 0b2', 'toml: line 1 (last key "a"): not a binary number: \'0b2\''],
  ['a = 0xg', 'toml: line 1 (last key "a"): not a hexadecimal number: \'0xg\''],
  ['a = 0b102', "toml: line 1: expected a top-level item to end with a newline, comment, or EOF, but got '2' instead"],
  ['a = yes', 'toml: line 1 (last key "a"): expected value but found "yes" instead'],
  ['a = in', 'toml: line 1 (last key "a"): expected value but found "n" instead'],
  ['a = ian', 'toml: line 1 (last key "a"): Invalid float "ian": underscores must be surrounded by digits'],
  ['a = -nx', 'toml: line 1 (last key "a"): invalid float: \'-n\''],
  ['a = -', 'toml: line 1 (last key "a"): expected a digit but got \'\\x00\''],
  ['a = 1979-13-01', 'toml: line 1 (last key "a"): invalid datetime: "1979-13-01"'],
  ['a = 1979-5-27', 'toml: line 1 (last key "a"): invalid datetime: "1979-5-27"'],
  ['a = 25:00', 'toml: line 1 (last key "a"): invalid datetime: "25:00"'],
  ['a = "\\q"', 'toml: line 1 (last key "a"): invalid escape in string \'\\q\''],
  ['a = "\\u12"', 'toml: line 1 (last key "a"): expected four hexadecimal digits after \'\\u\', but got "\\\\u12\\"" instead'],
  ['a = "\\xg0"', 'toml: line 1 (last key "a"): expected two hexadecimal digits after \'\\x\', but got "\\\\xg" instead'],
  ['a = "\\ud800"', 'toml: line 1 (last key "a"): Escaped character \'\\ud800\' is not valid UTF-8.'],
  ['a = """\\ x"""', 'toml: line 1 (last key "a"): invalid escape: \'\\ \''],
  ['a = """x""""""', 'toml: line 1 (last key "a"): unexpected \'""""""\''],
  ['a = [1 2]', "toml: line 1 (last key \"a\"): expected a comma (',') or array terminator (']'), but got '2'"],
  ['a = [1,,2]', 'toml: line 1 (last key "a"): unexpected comma'],
  ['a = [1', "toml: line 1 (last key \"a\"): expected a comma (',') or array terminator (']'), but got end of file"],
  ['a = {b = 1 c = 2}', "toml: line 1 (last key \"a.b\"): expected a comma or an inline table terminator '}', but got 'c' instead"],
  ['a = {,}', 'toml: line 1 (last key "a"): unexpected comma'],
  ['a = {b = 1', 'toml: line 1 (last key "a.b"): expected a comma or an inline table terminator \'}\', but got end of file instead'],
  ['a = {', 'toml: line 1 (last key "a"): unexpected \'=\': key name appears blank'],
  ['[]', 'toml: line 1: unexpected end of table name (table names cannot be empty)'],
  ['[a', "toml: line 1: expected '.' or ']' to end table name, but got '\\x00' instead"],
  ['[a x]', "toml: line 1: expected '.' or ']' to end table name, but got 'x' instead"],
  ['[.a]', 'toml: line 1: unexpected table separator (table names cannot be empty)'],
  ['[[a]', "toml: line 1: expected end of table array name delimiter ']', but got '\\x00' instead"],
  ['[[a] ]', "toml: line 1: expected end of table array name delimiter ']', but got ' ' instead"],
  ['[a] x', 'toml: line 1 (last key "a"): expected a top-level item to end with a newline, comment, or EOF, but got \'x\' instead'],
  ['a = 1\na = 2', 'toml: line 2 (last key "a"): Key \'a\' has already been defined.'],
  ['[a]\n[a]', "toml: line 2: Key 'a' has already been defined."],
  ['a = 1\n[a]', "toml: line 2: Key 'a' has already been defined."],
  ['a = 1\na.b = 2', 'toml: line 2 (last key "a.b"): Key \'a\' has already been defined.'],
  ['a = 1\n[a.b]', "toml: line 2: Key 'a' was already created as a hash."],
  ['a = [1]\n[[a]]', "toml: line 2: Key 'a' was already created and cannot be used as an array."],
  ['[a]\n[[a]]', "toml: line 2: Key 'a' was already created and cannot be used as an array."],
  ['[t]\na = 1\n[t.b]\nc = {x = 1, x = 2}', 'toml: line 4 (last key "t.b.c.x"): Key \'t.b.c.x\' has already been defined.'],
  ['a.b = 1\n[a]\nb = 2', 'toml: line 3 (last key "a.b"): Key \'a.b\' has already been defined.'],
  ['a\u0001 = 1', "toml: line 1: TOML files cannot contain control characters: '0x01'"],
  ['a = 1\r', 'toml: line 1 (last key "a"): TOML files cannot contain control characters: \'0x0d\''],
  ['a = "\u007f"', 'toml: line 1 (last key "a"): TOML files cannot contain control characters: \'0x7f\''],
  ['a = \udc80', 'toml: line 1 (last key "a"): invalid UTF-8 byte: 0x80'],
  ['# \u0000', 'toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8'],
  ['\u0000', 'toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8'],
  ['a = "é\udc80"', 'toml: line 1 (last key "a"): invalid UTF-8 byte: 0x80'],
  ['[x]\n\n\nb = @', 'toml: line 4 (last key "x.b"): expected value but found \'@\' instead'],
];

test.each(REFUSED)('refuses %j', (toml, message) => {
  expect(() => parseToml(toml)).toThrow(expect.objectContaining({ name: 'ChartwrightError', message }));
});
