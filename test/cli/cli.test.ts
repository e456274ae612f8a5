/** Every row of every suite, played by the program under test and held against real Helm's kept answer. */
import { describe, expect, test } from 'vitest';
import { readGolden } from '../support/golden.ts';
import { PROGRAM, play } from '../support/play.ts';
import { SUITES } from './suites.ts';

for (const suite of SUITES) {
  describe(`${suite.name} (Helm ${suite.helm})`, () => {
    const golden = readGolden(suite);
    test.each(suite.rows.map((row) => [row.name, row] as const))('%s', (name, row) => {
      expect(play(PROGRAM, row)).toEqual(golden[name]);
    });
    test('every kept answer belongs to a row', () => {
      expect(Object.keys(golden).sort()).toEqual(suite.rows.map((row) => row.name).sort());
    });
  });
}
