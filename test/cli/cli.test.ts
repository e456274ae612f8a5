/** Every row of every suite, played by the program under test and held against real Helm's kept answer. */
import { describe, expect, test } from 'vitest';
import { readGolden } from '../support/golden.ts';
import { play } from '../support/play.ts';
import { PROGRAM } from '../support/program.ts';
import { SUITES } from './suites.ts';

for (const suite of SUITES) {
  describe(`${suite.name} (Helm ${suite.helm})`, () => {
    const golden = readGolden(suite);
    const rows = suite.follows ? suite.rows.filter((row) => row.name in golden) : suite.rows;
    test.each(rows.map((row) => [row.name, row] as const))('%s', async (name, row) => {
      expect(await play(PROGRAM, row, suite.helm)).toEqual(golden[name]);
    });
    test('every kept answer belongs to a row', () => {
      expect(Object.keys(golden).sort()).toEqual(rows.map((row) => row.name).sort());
    });
  });
}
