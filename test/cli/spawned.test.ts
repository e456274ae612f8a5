/** A few rows and sessions by the program as a process: streams, exit codes and start are the same as in process. */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readGolden } from '../support/golden.ts';
import { play } from '../support/play.ts';
import { COMMAND, spawned } from '../support/program.ts';
import { playSession } from '../support/session.ts';
import { SESSIONS } from './session-suites.ts';
import { SUITES } from './suites.ts';

const program = spawned(COMMAND);
const ROWS_PER_SUITE = 2;
/** Suites whose first session stands for the others. */
const PLAYED = ['repo', 'plugin', 'registry'];

describe.each(SUITES.filter(({ follows }) => !follows))('$name', (suite) => {
  const golden = readGolden(suite);
  const step = Math.ceil(suite.rows.length / ROWS_PER_SUITE);
  test.each(suite.rows.filter((_, at) => at % step === 0))('$name', async (row) => {
    expect(await play(program, row, suite.helm)).toEqual(golden[row.name]);
  });
});

describe.each(SESSIONS.filter(({ name }) => PLAYED.includes(name)))('$name', (suite) => {
  test.each(suite.sessions.slice(0, 1))('$name', async (session) => {
    expect(await playSession(program, session, suite.helm)).toEqual(readGolden(suite)[session.name]);
  });
});

test('signs and verifies with the library that lies beside the program', async () => {
  const keyring = (name: string) => resolve(import.meta.dirname, `../fixtures/repo/${name}.gpg`);
  const { stdout, stderr } = await play(program, {
    name: 'signed',
    before: [`package charts/hello --sign --key rsa --keyring ${keyring('secret')}`],
    line: `verify hello-0.1.0.tgz --keyring ${keyring('public')}`,
  });
  expect(stdout + stderr).toMatch(/^Signed by: .*\nUsing Key With Fingerprint: \w+\nChart Hash Verified: sha256:\w{64}\n$/);
});
