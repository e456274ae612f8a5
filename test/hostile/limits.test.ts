/**
 * Each attack ends with Helm's messages where Helm ends, in a limit of plain words where Helm takes all memory or dies,
 * and never with a message of a JavaScript engine; within two seconds of processor time and 300 MB, on Node and in the
 * single-file program.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENGINE_WORDS } from '../support/engine-words.ts';
import { type Measured, measured } from '../support/measured.ts';
import { nastyServer } from '../support/nasty-server.ts';
import { play } from '../support/play.ts';
import { COMMAND } from '../support/program.ts';
import type { Row } from '../support/rows.ts';
import { ARCHIVES, ATTACKS, type Attack } from './attacks.ts';

const SECONDS = 2;
const MEGABYTES = 300;

const BINARY = resolve(import.meta.dirname, '../../dist/chartwright');
/** The program under test, and the single-file program where it has been built. */
const PROGRAMS: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['the program', COMMAND],
  ...(existsSync(BINARY) && COMMAND[0] !== BINARY ? [['the binary', [BINARY]] as const] : []),
];

async function playMeasured(command: readonly string[], row: Row): Promise<Measured> {
  let last: Measured | undefined;
  await play(async (words, place) => (last = await measured(command, words, place)), row);
  return last as Measured;
}

function check({ stdout, stderr, seconds, megabytes }: Measured, words: string): void {
  expect(stdout + stderr).not.toMatch(ENGINE_WORDS);
  expect(stdout + stderr).toContain(words);
  expect(seconds).toBeLessThan(SECONDS);
  expect(megabytes).toBeLessThan(MEGABYTES);
}

async function attack(command: readonly string[], { name, line, files, words, answers }: Attack): Promise<void> {
  const server = answers && (await nastyServer(answers));
  try {
    check(await playMeasured(command, { name, line: line.replace('PORT', String(server?.port)), files }), words);
  } finally {
    server?.close();
  }
}

describe.skipIf(process.platform !== 'linux').each(PROGRAMS)('%s', (_name, command) => {
  test.concurrent.each(ATTACKS.map((each) => [each.name, each] as const))('%s', { timeout: 60_000 }, async (_, each) => {
    await attack(command, each);
  });

  test.each(ARCHIVES)('an archive: %s', { timeout: 60_000 }, async (name, make, words) => {
    const folder = mkdtempSync(join(tmpdir(), 'chartwright-archive-'));
    const path = join(folder, 'a.tgz');
    try {
      const data = make(path);
      if (data) writeFileSync(path, data);
      check(await playMeasured(command, { name, line: `template ${path}` }), words);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
