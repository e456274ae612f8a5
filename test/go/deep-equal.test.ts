/** reflect.DeepEqual, held against Go 1.26. */
import { expect, test } from 'vitest';
import { deepEqual } from '../../src/go/deep-equal.ts';
import { duration, GoTime, loadLocation } from '../../src/go/time.ts';
import { dict, GoComplex, int, int64, nilled, STRING_MAP, strings, typed, type Value } from '../../src/go/value.ts';
import { parseVersion, versionObject } from '../../src/semver/version.ts';

const ROWS: [string, Value, Value, boolean][] = [
  ['ints', int(5000), int(5000), true],
  ['int and int64', int(1), int64(1), false],
  ['int and float64', int(1), 1, false],
  ['strings', 'a', 'a', true],
  ['nil', null, null, true],
  ['nil and int', null, int(0), false],
  ['zeros', 0, -0, true],
  ['NaN', Number.NaN, Number.NaN, false],
  ['complex', new GoComplex(1, 2), new GoComplex(1, 2), true],
  ['lists', [int(1), 'a'], [int(1), 'a'], true],
  ['list and []string', ['a'], strings(['a']), false],
  ['[]string', strings(['a']), strings(['a']), true],
  ['empty lists', [], [], true],
  ['nil and empty list', nilled([]), [], false],
  ['nil lists', nilled([]), nilled([]), true],
  ['lists of other lengths', [null], [null, null], false],
  ['maps', dict({ a: [int(1)] }), dict({ a: [int(1)] }), true],
  ['maps of other keys', dict({ a: null }), dict({ b: null }), false],
  ['maps of other sizes', dict({ a: int(1) }), dict({ a: int(1), b: int(2) }), false],
  ['maps of other types', dict({ a: 'x' }), typed(dict({ a: 'x' }), STRING_MAP), false],
  ['bytes', Uint8Array.of(1, 2), Uint8Array.of(1, 2), true],
  ['bytes and string', Uint8Array.of(97), 'a', false],
  ['durations', duration(5n), duration(5n), true],
  ['duration and int64', duration(5n), int64(5), false],
  ['times', new GoTime(5n), new GoTime(5n), true],
  ['other times', new GoTime(5n), new GoTime(6n), false],
  ['one time in two places', new GoTime(5n), new GoTime(5n, loadLocation('Asia/Tokyo')), false],
  ['versions', versionObject(parseVersion('1.2.3')), versionObject(parseVersion('1.2.3')), true],
  ['versions written otherwise', versionObject(parseVersion('1.2.3')), versionObject(parseVersion('v1.2.3')), false],
];

test.each(ROWS)('%s', (_, a, b, expected) => {
  expect([deepEqual(a, b), deepEqual(b, a)]).toEqual([expected, expected]);
});

test('parts that are shared, and cycles, are walked once', () => {
  const shared = () => {
    let value: Value = dict({ a: 1 });
    for (let i = 0; i < 40; i++) value = i % 2 ? dict({ l: value, r: value }) : [value, value];
    return value;
  };
  expect(deepEqual(shared(), shared())).toBe(true);
  expect(deepEqual([shared(), 1], [shared(), 2])).toBe(false);
  const cycle = () => {
    const map = dict({ a: 1 });
    return map.set('self', map);
  };
  expect(deepEqual(cycle(), cycle())).toBe(true);
});
