/** Rows of template text and what it gives, run over data that holds one value of each Go type that templates meet. */
import { describe, expect, it } from 'vitest';
import type { FuncEnv } from '../../src/funcs/env.ts';
import { functions } from '../../src/funcs/index.ts';
import { duration } from '../../src/go/duration.ts';
import { timeOf } from '../../src/go/time.ts';
import { MONTH } from '../../src/go/time-methods.ts';
import {
  ANY,
  type Dict,
  dict,
  GoInt,
  type GoType,
  INT32,
  INTS,
  int,
  int64,
  nilled,
  STRING_MAP,
  strings,
  typed,
  UINT8,
  UINT64,
  type Value,
} from '../../src/go/value.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { systemRandom } from '../../src/host/random.ts';
import { TemplateSet } from '../../src/template/template-set.ts';

export type Row = readonly [text: string, answer: string];

const NOW = 1_709_211_845n * 1_000_000_000n;
export const env: FuncEnv = { clock: fixedClock(NOW), random: systemRandom };

/** Each text gives its answer. */
export function checkRows(theme: string, rows: readonly Row[], using: FuncEnv = env): void {
  describe(theme, () => {
    it.each(rows)('%s', (text, answer) => {
      expect(render(text, using)).toBe(answer);
    });
  });
}

/** Each text fails with an error that ends in these words. */
export function checkRefusals(theme: string, rows: readonly Row[], using: FuncEnv = env): void {
  describe(`${theme}, refused`, () => {
    it.each(rows)('%s', (text, words) => {
      expect(() => render(text, using)).toThrow(expect.objectContaining({ message: expect.stringMatching(ending(words)) }));
    });
  });
}

function render(text: string, using: FuncEnv): string {
  const set = new TemplateSet<FuncEnv>({ funcs: functions });
  set.parse('t', text);
  return set.execute('t', data(), using);
}

function ending(words: string): RegExp {
  return new RegExp(`: ${words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);
}

const VALUES: GoType = { name: 'common.Values', kind: 'map', elem: ANY };

function data(): Dict {
  return dict({
    s: 'hello world',
    bad: 'a\udcffb',
    html: '<a>&"\'',
    f: 1.5,
    f0: 0,
    f3: 3,
    big: 1e6,
    huge: 1e20,
    nan: Number.NaN,
    inf: Infinity,
    ninf: -Infinity,
    i: int(7),
    i64: int64(9),
    i64max: int64(2n ** 63n - 1n),
    i32: new GoInt(5n, INT32),
    u8: new GoInt(200n, UINT8),
    u64: new GoInt(2n ** 64n - 1n, UINT64),
    list: [1, 'two', true, null, 2.5],
    l0: [],
    nums: [3, 1, 2],
    words: ['b', 'a', 'c', 'a', ''],
    lol: [[1], [1], dict({ a: 1 })],
    strs: strings(['x', 'y', 'z']),
    ints: typed([int(1), int(2), int(3)], INTS),
    bytes: new TextEncoder().encode('abc'),
    d: dict({ a: 1, b: 'two', c: dict({ d: 'deep', e: [1, 2] }), n: null, z: false }),
    d0: dict(),
    odd: new Map<string, Value>([
      ['__proto__', 'p'],
      ['constructor', 'c'],
      ['1', 'one'],
      ['true', 'yes'],
    ]),
    smap: typed(dict({ k: 'v' }), STRING_MAP),
    vals: typed(dict({ a: dict({ b: 'c' }) }), VALUES),
    dur: duration(5400n * 1_000_000_000n),
    time: timeOf({ year: 2024, month: 2, day: 29, hour: 13, minute: 4, second: 5, nanosecond: 678_900_000 }),
    month: new GoInt(3n, MONTH),
    nilslice: nilled([]),
    nilmap: nilled(dict()),
  });
}
