/** Schemas that a chart refers to, as the library fetches them: files are not read, and missing ones are fetched until none is missing. */
import { expect, test } from 'vitest';
import { Answers, withAnswers } from '../../../src/action/render/answers.ts';
import { schemaAnswers } from '../../../src/action/render/schemas.ts';
import type { LogEntry } from '../../../src/base/log.ts';
import { disk } from '../../../src/host/node/disk.ts';
import { MACHINE } from '../../support/machine.ts';

test('a file of this machine is not read', async () => {
  const schemas = schemaAnswers({ files: disk, contentCache: '/nowhere', env: {}, ...MACHINE, offline: true });
  const url = `file://${import.meta.filename}`;
  await expect(
    withAnswers(
      [schemas],
      () => {},
      () => schemas.ask(url),
    ),
  ).rejects.toThrow(`open ${import.meta.filename}: no such file or directory`);
});

test('messages of abandoned attempts are not logged', async () => {
  const answers = new Answers(async (question) => question.length);
  const log: LogEntry[] = [];
  const work = (say: (entry: LogEntry) => void) => {
    say({ level: 'warn', message: 'begun', attributes: [] });
    try {
      return answers.ask('a') + answers.ask('bc');
    } catch {
      return -1;
    }
  };
  expect(await withAnswers([answers], (entry) => void log.push(entry), work)).toBe(3);
  expect(log.map(({ message }) => message)).toEqual(['begun']);
});

test('questions without end are refused', async () => {
  const answers = new Answers(async () => true);
  let turn = 0;
  await expect(
    withAnswers(
      [answers],
      () => {},
      () => answers.ask(String(turn++)),
    ),
  ).rejects.toThrow('more than 1000 schemas or hosts');
});
