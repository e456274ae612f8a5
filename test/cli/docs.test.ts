/** docs/commands.md is in step with the table of commands, and docs/rules.md with the registry of rules. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { commandDocs } from '../../src/cli/docs/command-list.ts';
import { ruleDocs } from '../../src/cli/docs/rule-list.ts';

const page = (name: string): string => readFileSync(resolve(import.meta.dirname, '../../docs', name), 'utf8');

test('docs/commands.md is up to date (npm run docs)', async () => {
  expect(page('commands.md')).toBe(await commandDocs(COMMANDS));
});

test('docs/rules.md is up to date (npm run docs)', () => {
  expect(page('rules.md')).toBe(ruleDocs());
});
