/** Every session of every suite, played by the program under test and held against real Helm's kept answer. */
import { describe, expect, test } from 'vitest';
import { readGolden } from '../support/golden.ts';
import { PROGRAM } from '../support/program.ts';
import { playSession } from '../support/session.ts';
import { SESSIONS } from './session-suites.ts';

for (const suite of SESSIONS) {
  describe(`${suite.name} (Helm ${suite.helm})`, () => {
    const golden = readGolden(suite);
    const sessions = suite.follows ? suite.sessions.filter(({ name }) => name in golden) : suite.sessions;
    test.each(sessions.map((session) => [session.name, session] as const))('%s', async (name, session) => {
      expect(await playSession(PROGRAM, session, suite.helm)).toEqual(golden[name]);
    });
    test('every kept answer belongs to a session', () => {
      expect(Object.keys(golden).sort()).toEqual(sessions.map(({ name }) => name).sort());
    });
  });
}
