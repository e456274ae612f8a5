/** Durations, held against Go 1.26. */
import { describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { goString } from '../../src/go/fmt.ts';
import { DURATION, duration, formatDuration, parseDuration } from '../../src/go/time.ts';
import type { GoInt, Value } from '../../src/go/value.ts';

const TEXTS: [string, string][] = [
  ['0', '0s'],
  ['0s', '0s'],
  ['1ns', '1ns'],
  ['1us', '1µs'],
  ['1µs', '1µs'],
  ['1μs', '1µs'],
  ['1ms', '1ms'],
  ['1s', '1s'],
  ['1m', '1m0s'],
  ['1h', '1h0m0s'],
  ['1.5h', '1h30m0s'],
  ['-1.5h', '-1h30m0s'],
  ['+5s', '5s'],
  ['1h2m3s4ms5us6ns', '1h2m3.004005006s'],
  ['1.0000000001s', '1s'],
  ['.5s', '500ms'],
  ['5.s', '5s'],
  ['.s', '! time: invalid duration ".s"'],
  ['1', '! time: missing unit in duration "1"'],
  ['1d', '! time: unknown unit "d" in duration "1d"'],
  ['1h1', '! time: missing unit in duration "1h1"'],
  ['', '! time: invalid duration ""'],
  ['-', '! time: invalid duration "-"'],
  ['+', '! time: invalid duration "+"'],
  ['1x', '! time: unknown unit "x" in duration "1x"'],
  ['1 s', '! time: unknown unit " s" in duration "1 s"'],
  [' 1s', '! time: invalid duration " 1s"'],
  ['9223372036854775807ns', '2562047h47m16.854775807s'],
  ['9223372036854775808ns', '! time: invalid duration "9223372036854775808ns"'],
  ['-9223372036854775808ns', '-2562047h47m16.854775808s'],
  ['2562047h47m16.854775807s', '2562047h47m16.854775807s'],
  ['2562048h', '! time: invalid duration "2562048h"'],
  ['99999999999999999999s', '! time: invalid duration "99999999999999999999s"'],
  ['0.99999999999999999999s', '1s'],
  ['0.3333333333333333333h', '20m0s'],
  ['1.h', '1h0m0s'],
  ['1hh', '! time: unknown unit "hh" in duration "1hh"'],
  ['1é', '! time: unknown unit "\\xc3\\xa9" in duration "1\\xc3\\xa9"'],
  ['1µ', '! time: unknown unit "\\xc2\\xb5" in duration "1\\xc2\\xb5"'],
  ['1S', '! time: unknown unit "S" in duration "1S"'],
  ['1e3s', '! time: unknown unit "e" in duration "1e3s"'],
  ['1_0s', '! time: unknown unit "_" in duration "1_0s"'],
  ['3000000h', '! time: invalid duration "3000000h"'],
  ['0.1us', '100ns'],
  ['1.23456789ms', '1.234567ms'],
  ['100ms100ms', '200ms'],
  ['-0', '0s'],
  ['-.5h', '-30m0s'],
  ['1w', '! time: unknown unit "w" in duration "1w"'],
  ['"5m"', '! time: invalid duration "\\"5m\\""'],
];

/** Nanoseconds, String; Hours, Minutes, Seconds, Milliseconds, Microseconds, Abs, Round(1s), Truncate(1m), Round(7ms). */
const UNITS: [bigint, string, [number, number, number, bigint, bigint, string, string, string, string]][] = [
  [0n, '0s', [0, 0, 0, 0n, 0n, '0s', '0s', '0s', '0s']],
  [1n, '1ns', [2.777777777777778e-13, 1.6666666666666667e-11, 1e-9, 0n, 0n, '1ns', '0s', '0s', '0s']],
  [999n, '999ns', [2.775e-10, 1.665e-8, 9.99e-7, 0n, 0n, '999ns', '0s', '0s', '0s']],
  [1000n, '1µs', [2.7777777777777777e-10, 1.6666666666666667e-8, 1e-6, 0n, 1n, '1µs', '0s', '0s', '0s']],
  [1500n, '1.5µs', [4.166666666666667e-10, 2.5e-8, 1.5e-6, 0n, 1n, '1.5µs', '0s', '0s', '0s']],
  [1000000n, '1ms', [2.7777777777777776e-7, 1.6666666666666667e-5, 0.001, 1n, 1000n, '1ms', '0s', '0s', '0s']],
  [1500001n, '1.500001ms', [4.1666694444444445e-7, 2.5000016666666668e-5, 0.001500001, 1n, 1500n, '1.500001ms', '0s', '0s', '0s']],
  [1000000000n, '1s', [0.0002777777777777778, 0.016666666666666666, 1, 1000n, 1000000n, '1s', '1s', '0s', '1.001s']],
  [61000000000n, '1m1s', [0.016944444444444446, 1.0166666666666666, 61, 61000n, 61000000n, '1m1s', '1m1s', '1m0s', '1m0.998s']],
  [3600000000000n, '1h0m0s', [1, 60, 3600, 3600000n, 3600000000n, '1h0m0s', '1h0m0s', '1h0m0s', '1h0m0.002s']],
  [
    86399999999999n,
    '23h59m59.999999999s',
    [
      23.999999999999723,
      1439.9999999999834,
      86399.999999999,
      86399999n,
      86399999999n,
      '23h59m59.999999999s',
      '24h0m0s',
      '23h59m0s',
      '23h59m59.999s',
    ],
  ],
  [-1n, '-1ns', [-2.777777777777778e-13, -1.6666666666666667e-11, -1e-9, 0n, 0n, '1ns', '0s', '0s', '0s']],
  [-90000000000n, '-1m30s', [-0.025, -1.5, -90, -90000n, -90000000n, '1m30s', '-1m30s', '-1m0s', '-1m29.999s']],
  [
    9223372036854775807n,
    '2562047h47m16.854775807s',
    [
      2.5620477880152157e6,
      1.5372286728091294e8,
      9.223372036854776e9,
      9223372036854n,
      9223372036854775n,
      '2562047h47m16.854775807s',
      '2562047h47m16.854775807s',
      '2562047h47m0s',
      '2562047h47m16.854775807s',
    ],
  ],
  [
    -9223372036854775808n,
    '-2562047h47m16.854775808s',
    [
      -2.5620477880152157e6,
      -1.5372286728091294e8,
      -9.223372036854776e9,
      -9223372036854n,
      -9223372036854775n,
      '2562047h47m16.854775807s',
      '-2562047h47m16.854775808s',
      '-2562047h47m0s',
      '-2562047h47m16.854775808s',
    ],
  ],
];

describe('durations', () => {
  test.each(TEXTS)('%j', (text, expected) => {
    let answer: string;
    try {
      answer = formatDuration(parseDuration(text));
    } catch (error) {
      answer = '! ' + errorText(error);
    }
    expect(answer).toBe(expected);
  });

  test.each(UNITS)('%d', (ns, text, expected) => {
    const call = (name: string, ...args: bigint[]) => DURATION.methods?.get(name)?.call(duration(ns), ...args) as Value;
    const number = (name: string) => (call(name) as GoInt).value;
    const step = (name: string, by: bigint) => goString(call(name, by));
    expect(goString(duration(ns))).toBe(text);
    expect([
      ...['Hours', 'Minutes', 'Seconds'].map((name) => call(name)),
      ...['Milliseconds', 'Microseconds'].map(number),
      goString(call('Abs')),
      step('Round', 1_000_000_000n),
      step('Truncate', 60_000_000_000n),
      step('Round', 7_000_000n),
    ]).toEqual(expected);
  });
});
