/** docs/commands.md is in step with the table of commands. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { commandDocs } from '../../src/cli/docs/command-list.ts';

test('docs/commands.md is up to date (npm run docs)', async () => {
  expect(readFileSync(resolve(import.meta.dirname, '../../docs/commands.md'), 'utf8')).toBe(await commandDocs(COMMANDS));
});
