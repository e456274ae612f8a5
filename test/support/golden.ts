/** Golden answers: one JSON file a suite, written from a real Helm by `npm run golden -- HELM`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Answer, Suite } from './rows.ts';
import type { SessionAnswer, SessionSuite } from './session.ts';

const path = (suite: Suite | SessionSuite) => resolve(import.meta.dirname, `../golden/${suite.name}.json`);

/** The answers of a suite by row or session. */
export function readGolden(suite: Suite): Record<string, Answer>;
export function readGolden(suite: SessionSuite): Record<string, SessionAnswer>;
export function readGolden(suite: Suite | SessionSuite): unknown {
  return JSON.parse(readFileSync(path(suite), 'utf8')).answers;
}

export function writeGolden(suite: Suite | SessionSuite, answers: Record<string, Answer | SessionAnswer>): void {
  writeFileSync(path(suite), `${JSON.stringify({ helm: suite.helm, answers }, null, 1)}\n`);
}
