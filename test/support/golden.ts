/** Golden answers: one JSON file a suite, written from a real Helm by `npm run golden -- HELM`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Answer, Suite } from './rows.ts';

const path = (suite: Suite) => resolve(import.meta.dirname, `../golden/${suite.name}.json`);

/** The answers of a suite by row name. */
export function readGolden(suite: Suite): Record<string, Answer> {
  return JSON.parse(readFileSync(path(suite), 'utf8')).answers;
}

export function writeGolden(suite: Suite, answers: Record<string, Answer>): void {
  writeFileSync(path(suite), `${JSON.stringify({ helm: suite.helm, answers }, null, 1)}\n`);
}
