/** What .helmignore keeps out of a chart. Answers of Helm 4.3.1's loader: the files left out, or its error. */
import { expect, test } from 'vitest';
import type { LogEntry } from '../../src/base/log.ts';
import { parseIgnoreRules } from '../../src/chart/ignore.ts';
import { loadChartFolder } from '../../src/chart/load.ts';
import { PROFILES } from '../../src/helm/profile.ts';
import { memoryFileSystem } from '../../src/host/memory/files.ts';

const FILES = (
  'README.md foo foo.txt bar.o keep.o .hidden a/b/c.txt a/b/d.o a/foo ab/c x1 x[1] é.txt ' +
  'templates/x.yaml templates/.hid templates/sub/.z tests/t.yaml'
).split(' ');

const ROWS: [rules: string, leftOut: string][] = [
  ['', 'templates/.hid'],
  ['# comment\n\n  foo  \n', 'foo a/foo templates/.hid'],
  ['*.o', 'bar.o keep.o a/b/d.o templates/.hid'],
  ['*.o\n!keep.o', 'Error: Chart.yaml file is missing'],
  ['!*.md', 'Error: Chart.yaml file is missing'],
  ['foo', 'foo a/foo templates/.hid'],
  ['/foo', 'foo templates/.hid'],
  ['foo/', 'templates/.hid'],
  ['a', 'a/b/c.txt a/b/d.o a/foo templates/.hid'],
  ['a/', 'a/b/c.txt a/b/d.o a/foo templates/.hid'],
  ['a/b', 'a/b/c.txt a/b/d.o templates/.hid'],
  ['/a/b/', 'a/b/c.txt a/b/d.o templates/.hid'],
  ['a/*', 'a/b/c.txt a/b/d.o a/foo templates/.hid'],
  ['a/b/*.o', 'a/b/d.o templates/.hid'],
  ['*/b', 'a/b/c.txt a/b/d.o templates/.hid'],
  ['b', 'a/b/c.txt a/b/d.o templates/.hid'],
  ['*', 'Error: Chart.yaml file is missing'],
  ['.*', '.hidden templates/.hid templates/sub/.z .helmignore'],
  ['/*', 'Error: Chart.yaml file is missing'],
  ['x?', 'x1 templates/.hid'],
  ['x[0-9]', 'x1 templates/.hid'],
  ['x\\[1]', 'x[1] templates/.hid'],
  ['x[^1]', 'templates/.hid'],
  ['[a-f]*', 'foo foo.txt bar.o a/b/c.txt a/b/d.o a/foo ab/c templates/.hid'],
  ['é*', 'é.txt templates/.hid'],
  ['?.txt', 'a/b/c.txt é.txt templates/.hid'],
  ['templates/', 'templates/x.yaml templates/.hid templates/sub/.z'],
  ['templates/*.yaml', 'templates/x.yaml templates/.hid'],
  ['*.txt\n!a/b/c.txt', 'Error: Chart.yaml file is missing'],
  ['!', 'Error: Chart.yaml file is missing'],
  ['/', 'templates/.hid'],
  ['./foo', 'templates/.hid'],
  ['a//b', 'templates/.hid'],
  ['foo#x', 'templates/.hid'],
  ['\ufeffbar.o', 'bar.o templates/.hid'],
  ['bar.o\r\nfoo.txt\r', 'foo.txt bar.o templates/.hid'],
  ['a/**', 'Error: double-star (**) syntax is not supported'],
  ['**', 'Error: double-star (**) syntax is not supported'],
  ['[', 'Error: syntax error in pattern'],
  ['x*[', 'templates/.hid'],
  ['a\\', 'Error: syntax error in pattern'],
  ['Chart.yaml', 'Error: Chart.yaml file is missing'],
  ['tests/t.yaml/', 'templates/.hid'],
  ['.helmignore', 'templates/.hid .helmignore'],
  ['README*\n/x1', 'README.md x1 templates/.hid'],
];

function leftOut(rules: string): string {
  const texts = Object.fromEntries(FILES.map((name) => [name, 'x']));
  const files = { ...texts, 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', '.helmignore': rules };
  try {
    const chart = loadChartFolder(memoryFileSystem(files), '');
    const kept = new Set(chart.raw.map((file) => file.name));
    return [...FILES, '.helmignore'].filter((name) => !kept.has(name)).join(' ');
  } catch (error) {
    return `Error: ${(error as Error).message}`;
  }
}

test.each(ROWS)('%j', (rules, expected) => {
  expect(leftOut(rules)).toBe(expected);
});

test('a pattern that breaks off late is complained of each time a name gets there', () => {
  const said: LogEntry[] = [];
  const log = (entry: LogEntry) => void said.push(entry);
  expect(parseIgnoreRules('x*[', { log })('x1', false)).toBe(false);
  expect(parseIgnoreRules('/x*[', { log, profile: PROFILES['3.22'] })('x1', false)).toBe(false);
  expect(said).toEqual([
    {
      level: 'error',
      message: 'failed to compile',
      attributes: [
        ['rule', 'x*['],
        ['error', 'syntax error in pattern'],
      ],
    },
    { level: 'error', message: 'rules.go:180: Failed to compile "x*[": syntax error in pattern', attributes: [] },
  ]);
});
