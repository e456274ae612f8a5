/** Properties of random results: shapes, bounds and repetition. Errors are those of Helm 4.3.1. */
import { describe, expect, test } from 'vitest';
import { randomFunctions } from '../../src/funcs/random.ts';
import { GoInt, INT } from '../../src/go/value.ts';
import { systemRandom } from '../../src/host/random.ts';
import { callFunction, seededRandom } from '../support/call-function.ts';

const call = (name: string, ...args: unknown[]) => callFunction(randomFunctions, name, args, { random: systemRandom });

test.each([
  ['randAlpha', [300], /^[A-Za-z]{300}$/],
  ['randAlphaNum', [300], /^[A-Za-z0-9]{300}$/],
  ['randNumeric', [300], /^[0-9]{300}$/],
  ['randAscii', [9000], /^[ -~]{9000}$/],
  ['randAlpha', [0], /^$/],
  ['randNumeric', [-1], /^$/],
  ['randBytes', [0], /^$/],
  ['randBytes', [5], /^[\w+/]{7}=$/],
  ['uuidv4', [], /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
  ['shuffle', [''], /^$/],
  ['shuffle', ['\udcff'], /^\ufffd$/],
] as const)('%s %j', (name, args, shape) => {
  expect(call(name, ...args)).toMatch(shape);
});

test.each([
  ['randInt', [5, 5], 'invalid argument to Intn'],
  ['randInt', [5, 3], 'invalid argument to Intn'],
  ['randInt', [-(2 ** 63), 2 ** 62], 'invalid argument to Intn'],
  ['randBytes', [-1], 'runtime error: makeslice: len out of range'],
  ['randBytes', [1e15], 'runtime error: makeslice: len out of range'],
] as const)('%s %j is refused', (name, args, message) => {
  expect(() => call(name, ...args)).toThrow(expect.objectContaining({ code: 'function', message }));
});

test.each(['randAlpha', 'randAlphaNum', 'randNumeric', 'randAscii'])('%s uses every character', (name) => {
  const count = { randAlpha: 52, randAlphaNum: 62, randNumeric: 10, randAscii: 95 }[name];
  expect(new Set(callFunction(randomFunctions, name, [20000]) as string).size).toBe(count);
});

test('randInt stays in bounds, both of them in reach but the upper', () => {
  const drawn = Array.from({ length: 300 }, () => call('randInt', -2, 3) as GoInt);
  expect(new Set(drawn.map(({ value }) => value))).toEqual(new Set([-2n, -1n, 0n, 1n, 2n]));
  expect(drawn[0]?.type).toBe(INT);
  expect((call('randInt', 0, 2 ** 62) as GoInt).value).toBeTypeOf('bigint');
});

test('shuffle keeps the runes', () => {
  const text = 'añ😀bcdefghij';
  expect([...(call('shuffle', text) as string)].sort()).toEqual([...text].sort());
  const orders = new Set(Array.from({ length: 200 }, () => call('shuffle', 'abc')));
  expect(orders.size).toBe(6);
});

describe.each([
  ['randAlphaNum', [40]],
  ['randBytes', [40]],
  ['randInt', [0, 2 ** 40]],
  ['shuffle', ['abcdefghijklmnop']],
  ['uuidv4', []],
])('%s', (name, args) => {
  const draw = (seed: number) => {
    const drawn = callFunction(randomFunctions, name, args, { random: seededRandom(seed) });
    return drawn instanceof GoInt ? drawn.value : drawn;
  };
  test('repeats with the same seed, and differs with another', () => {
    expect(draw(3)).toBe(draw(3));
    expect(draw(3)).not.toBe(draw(4));
  });
});
