/**
 * Plays the command-line rows with a real Helm: `golden HELM` writes its answers to test/golden,
 * `parity HELM` plays both programs and prints where they differ.
 */

import { SESSIONS } from '../cli/session-suites.ts';
import { SUITES } from '../cli/suites.ts';
import { writeGolden } from '../support/golden.ts';
import { play } from '../support/play.ts';
import { PROGRAM, spawned } from '../support/program.ts';
import type { Answer } from '../support/rows.ts';
import { playSession, type SessionAnswer } from '../support/session.ts';

const [mode, helm = 'helm', only] = process.argv.slice(2);
let differing = 0;
for (const suite of SUITES.filter((one) => !only || one.name === only)) {
  const answers: Record<string, Answer> = {};
  for (const row of suite.rows) answers[row.name] = await play(spawned([helm]), row);
  if (mode === 'golden') writeGolden(suite, answers);
  else {
    for (const row of suite.rows) {
      const got = JSON.stringify(await play(PROGRAM, row));
      if (got === JSON.stringify(answers[row.name])) continue;
      differing++;
      console.log(`${suite.name}: ${row.name}\n  ours ${got}\n  helm ${JSON.stringify(answers[row.name])}`);
    }
  }
  console.log(`${suite.name}: ${suite.rows.length} rows`);
}
for (const suite of SESSIONS.filter((one) => !only || one.name === only)) {
  const answers: Record<string, SessionAnswer> = {};
  for (const session of suite.sessions) answers[session.name] = await playSession(spawned([helm]), session);
  if (mode === 'golden') writeGolden(suite, answers);
  else {
    for (const session of suite.sessions) {
      const got = JSON.stringify(await playSession(PROGRAM, session));
      if (got === JSON.stringify(answers[session.name])) continue;
      differing++;
      console.log(`${suite.name}: ${session.name}\n  ours ${got}\n  helm ${JSON.stringify(answers[session.name])}`);
    }
  }
  console.log(`${suite.name}: ${suite.sessions.length} sessions`);
}
process.exitCode = differing ? 1 : 0;
