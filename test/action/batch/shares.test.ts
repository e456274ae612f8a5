/** How the work of a batch is shared: between processes, threads and units. */
import { describe, expect, test } from 'vitest';
import { planUnits } from '../../../src/action/batch/plan-units.ts';
import { chosenShard, shareOf } from '../../../src/action/batch/shard.ts';
import { Throughput, threadsWorthwhile } from '../../../src/action/batch/throughput.ts';
import { coresOf } from '../../../src/host/node/cores.ts';

const NAMES = Array.from({ length: 1000 }, (_, i) => `team-${i % 7}/app-${i}`);

describe('shards', () => {
  const none = { shard: '', shards: '', completionIndex: undefined };
  test.each([
    [{}, undefined],
    [{ completionIndex: '3' }, undefined],
    [{ shard: '0/4' }, { index: 0, count: 4 }],
    [{ shard: '3/4' }, { index: 3, count: 4 }],
    [{ shard: '4/4' }, { index: 0, count: 4 }],
    [
      { shard: '1/4', completionIndex: '3' },
      { index: 1, count: 4 },
    ],
    [
      { shard: '/4', completionIndex: '3' },
      { index: 3, count: 4 },
    ],
    [
      { shards: '4', completionIndex: '2' },
      { index: 2, count: 4 },
    ],
  ])('%j is %j', (given, shard) => {
    expect(chosenShard({ ...none, ...given })).toEqual(shard);
  });

  test.each([
    [{ shard: '5/4' }, 'invalid shard "5/4": must be i/n, such as 0/4'],
    [{ shard: '1' }, 'invalid shard "1": must be i/n, such as 0/4'],
    [{ shard: '0/0' }, 'invalid shard "0/0": must be i/n, such as 0/4'],
    [{ shard: '/4' }, 'invalid shard "/4": must be i/n, such as 0/4'],
    [{ shards: '4' }, '--shards needs JOB_COMPLETION_INDEX in the environment; --shard i/n does not'],
    [{ shards: '4', completionIndex: '5' }, 'invalid share 5 of 4: there are 4, counted from 0'],
    [{ shards: 'x', completionIndex: '1' }, 'invalid share 1 of x: there are x, counted from 0'],
  ])('%j is refused', (given, message) => {
    expect(() => chosenShard({ ...none, ...given })).toThrow(expect.objectContaining({ message }));
  });

  test('each name has one share, and shares are about even', () => {
    for (const count of [2, 3, 4, 10]) {
      const sizes = new Array<number>(count).fill(0);
      for (const name of NAMES) sizes[shareOf(name, count)]!++;
      expect(Math.min(...sizes)).toBeGreaterThan((1000 / count) * 0.75);
    }
  });

  test('a name keeps its share for ever', () => {
    expect(['web', 'shop', 'db', 'größe', ''].map((name) => shareOf(name, 5))).toEqual([2, 4, 1, 4, 4]);
  });
});

describe('units', () => {
  test.each<[string, number, number[][]]>([
    ['', 2, []],
    ['a', 2, [[0]]],
    ['abab', 1, [[0], [2], [1], [3]]],
    [
      'aaaaaaaabbbbbbbb',
      1,
      [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
        [8, 9, 10, 11],
        [12, 13, 14, 15],
      ],
    ],
    ['abcabcabcabc', 1, [[0, 3, 6], [9], [1, 4, 7], [10], [2, 5, 8], [11]]],
  ])('%s for %i', (charts, threads, units) => {
    expect(planUnits([...charts], threads)).toEqual(units);
  });

  test('every job is in one unit, near its place', () => {
    const charts = Array.from({ length: 1000 }, (_, i) => `chart-${i % 13}`);
    const units = planUnits(charts, 4);
    expect(units.flat().sort((a, b) => a - b)).toEqual([...charts.keys()]);
    expect(units.flat().every((job, at) => Math.abs(job - at) < 256)).toBe(true);
    expect(units.every((unit) => new Set(unit.map((job) => charts[job])).size === 1)).toBe(true);
  });
});

describe('threads', () => {
  test.each([
    ['cold', 50, 100, 1000, 8, 1],
    ['few and small', 150, 5, 5, 8, 1],
    ['300 small charts', 150, 2, 280, 2, 1],
    ['a thousand', 150, 3, 1000, 2, 2],
    ['many', 150, 10, 1000, 8, 8],
    ['enough for some', 150, 10, 180, 8, 6],
    ['few but long', 3000, 1500, 2, 8, 2],
    ['none left', 150, 100, 0, 8, 1],
  ])('%s', (_name, elapsed, average, left, most, threads) => {
    expect(threadsWorthwhile({ elapsed, average }, left, most)).toBe(threads);
  });

  test('the throughput forgets its beginnings', () => {
    let now = 0;
    const throughput = new Throughput(() => now);
    for (const milliseconds of [100, ...new Array(200).fill(2)]) {
      now += milliseconds;
      throughput.done();
    }
    expect(throughput.average).toBeCloseTo(2, 1);
    expect([throughput.elapsed, throughput.sinceRest]).toEqual([500, 500]);
    throughput.rested();
    expect(throughput.sinceRest).toBe(0);
  });

  test.each([
    ['max 100000', Number.POSITIVE_INFINITY],
    ['150000 100000', 2],
    ['50000 100000\n', 1],
    ['', Number.POSITIVE_INFINITY],
  ])('a container with %j has its cores', (limit, cores) => {
    expect(coresOf(limit)).toBe(cores);
  });
});
