/** Plays the suites of a real Helm's version with it: keeps its answers, or holds ours against them. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { SESSIONS } from '../test/cli/session-suites.ts';
import { SUITES } from '../test/cli/suites.ts';
import { writeGolden } from '../test/support/golden.ts';
import { play } from '../test/support/play.ts';
import { PROGRAM, type Program, spawned } from '../test/support/program.ts';
import type { Answer, Suite } from '../test/support/rows.ts';
import { playSession, type SessionAnswer, type SessionSuite } from '../test/support/session.ts';

type Answers = Record<string, Answer | SessionAnswer>;

/** Writes Helm's answers to test/golden. */
export async function writeAnswers(helm: string, only?: string): Promise<void> {
  for (const suite of suitesFor(helm, only)) {
    const answers = await answersOf(spawned([resolve(helm)]), suite);
    writeGolden(suite, answers);
    console.log(`${suite.name}: ${Object.keys(answers).length} answers`);
  }
}

/** Prints what differs between chartwright's answers and Helm's, and resolves to how many do. */
export async function compareAnswers(helm: string, only?: string): Promise<number> {
  let differing = 0;
  for (const suite of suitesFor(helm, only)) {
    const [ours, theirs] = [await answersOf(PROGRAM, suite), await answersOf(spawned([resolve(helm)]), suite)];
    for (const [name, answer] of Object.entries(theirs)) {
      const [a, b] = [JSON.stringify(ours[name]), JSON.stringify(answer)];
      if (a === b) continue;
      differing++;
      console.log(`${suite.name}: ${name}\n  ours ${a}\n  helm ${b}`);
    }
    console.log(`${suite.name}: ${Object.keys(theirs).length} compared`);
  }
  return differing;
}

async function answersOf(program: Program, suite: Suite | SessionSuite): Promise<Answers> {
  const answers: Answers = {};
  if ('rows' in suite) for (const row of suite.rows) answers[row.name] = await play(program, row, suite.helm);
  else for (const session of suite.sessions) answers[session.name] = await playSession(program, session, suite.helm);
  return answers;
}

/** The suites whose answers come from this Helm's version. */
function suitesFor(helm: string, only: string | undefined): (Suite | SessionSuite)[] {
  const { stdout, error } = spawnSync(helm, ['version', '--template', '{{ .Version }}'], { encoding: 'utf8' });
  if (error) throw error;
  // A Helm that was built from source prints only v4.3.
  const version = /^v(\d+\.\d+)/.exec(stdout)?.[1] ?? stdout;
  const suites = [...SUITES, ...SESSIONS].filter((suite) => suite.helm.startsWith(`${version}.`) && (!only || suite.name === only));
  if (suites.length === 0) throw new Error(`no suite${only ? ` ${only}` : ''} has answers of Helm ${version}`);
  return suites;
}
