/** README in both languages: the same structure, the same commands, links that lead somewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../src/cli/commands.ts';

const ROOT = resolve(import.meta.dirname, '..');
const english = readFileSync(resolve(ROOT, 'README.md'), 'utf8');
const chinese = readFileSync(resolve(ROOT, 'README.zh-CN.md'), 'utf8');

/** The lines of code, without the comments that are translated. */
function code(text: string): string[] {
  const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap(([, language, body]) => [
    String(language),
    ...String(body)
      .split('\n')
      .map((line) => (language === 'console' ? line.replace(/\s+# .*$/, '') : line)),
  ]);
}

const shape = (text: string) => text.split('\n').flatMap((line) => /^(#+) |^(\|)|^(!\[)/.exec(line)?.slice(1).find(Boolean) ?? []);
const links = (text: string) => [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target as string);

test('both have the same headings, tables and pictures in the same places', () => {
  expect(shape(chinese)).toEqual(shape(english));
});

test('both have the same commands', () => {
  expect(code(chinese)).toEqual(code(english));
});

test('both link to the same files, which exist', () => {
  const [theirs, ours] = [links(chinese), links(english)].map((all) => all.filter((target) => !target.startsWith('README')));
  expect(theirs).toEqual(ours);
  expect(links(english).filter((target) => !/^https?:/.test(target) && !existsSync(resolve(ROOT, target)))).toEqual([]);
});

test('every command that is shown exists', () => {
  const shown = code(english).flatMap((line) => /(?:^\$ |\| )chartwright ([\w-]+)/.exec(line)?.[1] ?? []);
  const known = [...COMMANDS.keys()];
  expect([...new Set(shown)].filter((name) => !known.includes(name))).toEqual([]);
});
