/** JSON as Go 1.26's encoding/json, on which Helm 4.3.1 stands, prints and reads it. */
import { expect, test } from 'vitest';
import { parseJson, parseJsonList, parseJsonMap } from '../../src/codec/json/parse.ts';
import { printJson } from '../../src/codec/json/print.ts';
import { duration, parseTime, UTC } from '../../src/go/time.ts';
import { type Dict, dict, GoInt, int, int64, strings, UINT64, type Value } from '../../src/go/value.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const uint64 = (value: bigint) => new GoInt(value, UINT64);
const time = (text: string) => parseTime('2006-01-02T15:04:05.999999999Z07:00', text, UTC);

/** A value, its JSON, without HTML's escapes, and indented; the latter two where they differ. */
const VALUES: [value: Value, json: string, raw?: string, indented?: string][] = [
  [null, 'null'],
  [true, 'true'],
  ['a', '"a"'],
  ['', '""'],
  ['<a>&\u2028\u2029', '"\\u003ca\\u003e\\u0026\\u2028\\u2029"', '"<a>&\\u2028\\u2029"'],
  ['\\ud800', '"\\\\ud800"'],
  ['"\\\n\r\t\b\f\x00\x1f\x7f', '"\\"\\\\\\n\\r\\t\\b\\f\\u0000\\u001f\u007f"'],
  ['a\udc80b', '"a\\ufffdb"'],
  ['é日\ud83d\ude00', '"é日\ud83d\ude00"'],
  ['\ufeff\ufffd', '"\ufeff\ufffd"'],
  [[], '[]'],
  [[1, [2, []], dict()], '[1,[2,[]],{}]', '[1,[2,[]],{}]', '[\n  1,\n  [\n    2,\n    []\n  ],\n  {}\n]'],
  [dict(), '{}'],
  [
    dict({ b: 1, a: [true, null], '<': 2 }),
    '{"\\u003c":2,"a":[true,null],"b":1}',
    '{"<":2,"a":[true,null],"b":1}',
    '{\n  "\\u003c": 2,\n  "a": [\n    true,\n    null\n  ],\n  "b": 1\n}',
  ],
  [
    new Map([
      ['__proto__', 1],
      ['constructor', 2],
      ['\udc80', 2],
      ['é', 3],
      ['z', 4],
    ]),
    '{"__proto__":1,"constructor":2,"z":4,"\\ufffd":2,"é":3}',
    '{"__proto__":1,"constructor":2,"z":4,"\\ufffd":2,"é":3}',
    '{\n  "__proto__": 1,\n  "constructor": 2,\n  "z": 4,\n  "\\ufffd": 2,\n  "é": 3\n}',
  ],
  [bytes(0, 1, 255), '"AAH/"'],
  [bytes(), '""'],
  [int(5), '5'],
  [int64(-9223372036854775808n), '-9223372036854775808'],
  [uint64(18446744073709551615n), '18446744073709551615'],
  [duration(1500000000n), '1500000000'],
  [time('2020-01-02T03:04:05.5+02:00'), '"2020-01-02T03:04:05.5+02:00"'],
  [strings(['a']), '["a"]', '["a"]', '[\n  "a"\n]'],
  [
    dict({ a10: 1, a2: 2, B: 3, b: 4 }),
    '{"B":3,"a10":1,"a2":2,"b":4}',
    '{"B":3,"a10":1,"a2":2,"b":4}',
    '{\n  "B": 3,\n  "a10": 1,\n  "a2": 2,\n  "b": 4\n}',
  ],
];

test.each(VALUES.map((row, at) => [at, ...row] as const))('value %i', (_, value, json, raw = json, indented = json) => {
  expect(printJson(value)).toBe(json);
  expect(printJson(value, { escapeHtml: false })).toBe(raw);
  expect(printJson(value, { indent: '  ' })).toBe(indented);
});

const NUMBERS: [value: number, json: string][] = [
  [0, '0'],
  [-0, '-0'],
  [1, '1'],
  [-1, '-1'],
  [1.5, '1.5'],
  [1e5, '100000'],
  [1e6, '1000000'],
  [1e15, '1000000000000000'],
  [1e16, '10000000000000000'],
  [1e20, '100000000000000000000'],
  [1e21, '1e+21'],
  [1e22, '1e+22'],
  [123456.789, '123456.789'],
  [1234567.5, '1234567.5'],
  [0.1, '0.1'],
  [0.0001, '0.0001'],
  [0.00001, '0.00001'],
  [0.000001, '0.000001'],
  [1e-7, '1e-7'],
  [5e-324, '5e-324'],
  [1.7976931348623157e308, '1.7976931348623157e+308'],
  [2 ** 53, '9007199254740992'],
  [2 ** 63, '9223372036854776000'],
  [2 ** 64, '18446744073709552000'],
  [-(2 ** 63), '-9223372036854776000'],
  [-(2 ** 64), '-18446744073709552000'],
  [2 ** 63 - 1024, '9223372036854775000'],
];

test.each(NUMBERS)('number %d', (value, json) => {
  expect(printJson(value)).toBe(json);
});

const READ: [text: string, value: Value][] = [
  ['null', null],
  ['true', true],
  ['1', 1],
  ['-0', -0],
  ['1.5e3', 1500],
  ['1e-999', 0],
  ['"a"', 'a'],
  ['"\\u00e9\\ud83d\\ude00"', 'é\ud83d\ude00'],
  ['"\\ud800x"', '\ufffdx'],
  ['"\\ude00\\ud83d"', '\ufffd\ufffd'],
  ['"\\ud83d\udc80"', '\ufffd\ufffd'],
  ['"a\udc80b"', 'a\ufffdb'],
  ['"\\/\\b\\f"', '/\b\f'],
  ['[]', []],
  [' [1 , 2]\n', [1, 2]],
  ['{}', new Map()],
  [
    '{"a":1,"b":{"c":[null]}}',
    new Map<string, Value>([
      ['a', 1],
      ['b', new Map<string, Value>([['c', [null]]])],
    ]),
  ],
  ['{"a":1,"a":2}', new Map<string, Value>([['a', 2]])],
  [
    '{"__proto__":1,"constructor":{"__proto__":2}}',
    new Map<string, Value>([
      ['__proto__', 1],
      ['constructor', new Map<string, Value>([['__proto__', 2]])],
    ]),
  ],
  [
    '{"b":1,"10":2,"9":3}',
    new Map<string, Value>([
      ['10', 2],
      ['9', 3],
      ['b', 1],
    ]),
  ],
  ['"\u2028\u007f"', '\u2028\u007f'],
];

test.each(READ)('reads %j', (text, value) => {
  expect(parseJson(text)).toEqual(value);
});

const REFUSED: [text: string, message: string][] = [
  ['', 'unexpected end of JSON input'],
  [' ', 'unexpected end of JSON input'],
  ['tru', "invalid character ' ' in literal true (expecting 'e')"],
  ['trux', "invalid character 'x' in literal true (expecting 'e')"],
  ['nul', "invalid character ' ' in literal null (expecting 'l')"],
  ['nullx', "invalid character 'x' after top-level value"],
  ['-', "invalid character ' ' in numeric literal"],
  ['-a', "invalid character 'a' in numeric literal"],
  ['01', "invalid character '1' after top-level value"],
  ['1.', "invalid character ' ' after decimal point in numeric literal"],
  ['1.a', "invalid character 'a' after decimal point in numeric literal"],
  ['1e', "invalid character ' ' in exponent of numeric literal"],
  ['1e+x', "invalid character 'x' in exponent of numeric literal"],
  ['[', 'unexpected end of JSON input'],
  ['[1', 'unexpected end of JSON input'],
  ['[1,', 'unexpected end of JSON input'],
  ['[1,]', "invalid character ']' looking for beginning of value"],
  ['[1 2]', "invalid character '2' after array element"],
  ['{', 'unexpected end of JSON input'],
  ['{a', "invalid character 'a' looking for beginning of object key string"],
  ['{"a"', 'unexpected end of JSON input'],
  ['{"a":', 'unexpected end of JSON input'],
  ['{"a":1', 'unexpected end of JSON input'],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{,}', "invalid character ',' looking for beginning of object key string"],
  ['{"a":1 "b"}', "invalid character '\"' after object key:value pair"],
  ['"a', 'unexpected end of JSON input'],
  ['"\\', "invalid character ' ' in string escape code"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u12', "invalid character ' ' in \\u hexadecimal character escape"],
  ['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape"],
  ['"a\nb"', "invalid character '\\n' in string literal"],
  ['"\u0001"', "invalid character '\\x01' in string literal"],
  ["{'a':1}", "invalid character '\\'' looking for beginning of object key string"],
  ['\ufeff{}', "invalid character 'ï' looking for beginning of value"],
  ['é', "invalid character 'Ã' looking for beginning of value"],
  ['\udc80', "invalid character '\\u0080' looking for beginning of value"],
  ['"a"b', "invalid character 'b' after top-level value"],
  ['1 2', "invalid character '2' after top-level value"],
  ['/', "invalid character '/' looking for beginning of value"],
  ['1e999', 'json: cannot unmarshal number 1e999 into Go value of type float64'],
  ['[1e400,2]', 'json: cannot unmarshal number 1e400 into Go value of type float64'],
];

test.each(REFUSED)('refuses %j', (text, message) => {
  expect(() => parseJson(text)).toThrow(expect.objectContaining({ name: 'ChartwrightError', message }));
});

/** What a map holds after reading, and the error. */
const MAPS: [text: string, map: Dict, message?: string][] = [
  ['null', new Map()],
  ['{"a":1}', new Map<string, Value>([['a', 1]])],
  ['[]', new Map(), 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
  ['"a"', new Map(), 'json: cannot unmarshal string into Go value of type map[string]interface {}'],
  ['1', new Map(), 'json: cannot unmarshal number into Go value of type map[string]interface {}'],
  ['true', new Map(), 'json: cannot unmarshal bool into Go value of type map[string]interface {}'],
  ['1e999', new Map(), 'json: cannot unmarshal number into Go value of type map[string]interface {}'],
  [
    '{"a":[1e400],"a":{"b":2}}',
    new Map<string, Value>([['a', new Map([['b', 2]])]]),
    'json: cannot unmarshal number 1e400 into Go value of type float64',
  ],
  [
    '{"a":1e999,"b":2}',
    new Map<string, Value>([
      ['a', null],
      ['b', 2],
    ]),
    'json: cannot unmarshal number 1e999 into Go value of type float64',
  ],
];

test.each(MAPS)('reads a map from %j', (text, map, message) => {
  const into: Dict = new Map();
  if (message) expect(() => parseJsonMap(text, into)).toThrow(expect.objectContaining({ message }));
  else expect(parseJsonMap(text, into)).toEqual(into);
  expect(into).toEqual(map);
});

/** The list, or the error. */
const LISTS: [text: string, answer: Value[] | string][] = [
  ['null', []],
  ['[1]', [1]],
  ['{}', 'json: cannot unmarshal object into Go value of type []interface {}'],
  ['"a"', 'json: cannot unmarshal string into Go value of type []interface {}'],
  ['1', 'json: cannot unmarshal number into Go value of type []interface {}'],
  ['false', 'json: cannot unmarshal bool into Go value of type []interface {}'],
  ['[1e999]', 'json: cannot unmarshal number 1e999 into Go value of type float64'],
];

test.each(LISTS)('reads a list from %j', (text, answer) => {
  if (typeof answer === 'string') expect(() => parseJsonList(text)).toThrow(expect.objectContaining({ message: answer }));
  else expect(parseJsonList(text)).toEqual(answer);
});
