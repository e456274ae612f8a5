/** What a watch reports about two renderings. */
import { describe, expect, test } from 'vitest';
import { documentChanges, manifestDocuments } from '../../../src/action/watch/document-changes.ts';
import { changedLines, lineChanges } from '../../../src/action/watch/line-changes.ts';
import { changesText } from '../../../src/cli/watch.ts';
import { DEFAULT_PROFILE } from '../../../src/helm/profile.ts';

const lines = (...all: (string | number)[]) => all.map((line) => `${line}\n`).join('');
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('lines', () => {
  test.each<[string, string, string, number, number]>([
    ['equal', 'a\nb\n', 'a\nb\n', 0, 0],
    ['one changed', 'a\nb\nc\n', 'a\nx\nc\n', 1, 1],
    ['only new', '', 'a\nb\n', 2, 0],
    ['only gone', 'a\nb', '', 0, 2],
    ['a last line without its end', 'a\nb', 'a\nb\n', 0, 0],
    ['moved', 'a\nb\nc\nd\n', 'b\nc\nd\na\n', 1, 1],
    ['twice what was once', 'a\n', 'a\na\n', 1, 0],
    ['apart from one another', 'a\nb\nc\nd\ne\n', 'x\nb\ny\nz\ne\nf\n', 4, 3],
    ['much', lines(...numbers(0, 500)), lines(...numbers(100, 700)), 200, 100],
    ['nothing in common', lines(...numbers(0, 3000)), lines(...numbers(5000, 9000)), 4000, 3000],
    ['too much to align', lines('a', ...numbers(0, 2000), 'z'), lines('b', ...numbers(1000, 4000), 'y'), 2002, 1002],
  ])('%s', (_name, before, after, added, removed) => {
    expect(lineChanges(before, after)).toEqual({ added, removed });
  });
});

test.each<[string, string, string, string]>([
  ['one changed', 'a\nb\nc\nd\ne\n', 'a\nb\nx\nd\ne\n', ' a| b|-c|+x| d| e'],
  ['far apart', lines(...numbers(0, 12)), lines('x', ...numbers(1, 11), 'y'), '-0|+x| 1| 2|…| 9| 10|-11|+y'],
  ['added', 'a\n', 'a\nb\n', ' a|+b'],
  ['removed', 'a\nb\nc\n', 'a\nc\n', ' a|-b| c'],
  ['moved', 'a\nb\nc\n', 'b\nc\na\n', '-a| b| c|+a'],
  ['nothing in common', 'a\nb\n', 'x\ny\n', '-a|-b|+x|+y'],
])('changed lines: %s', (_name, before, after, wanted) => {
  const signs = { same: ' ', added: '+', removed: '-', skipped: '…' };
  const said = changedLines(before, after).map(({ kind, text }) => `${signs[kind]}${text}`);
  expect(said.join('|')).toBe(wanted);
});

const doc = (source: string, body: string) => `---\n# Source: c/${source}\n${body}\n`;
const web = (replicas: number) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: prod\nspec:\n  replicas: ${replicas}\n`;
const map = (name: string) => `kind: ConfigMap\nmetadata: {name: ${name}}\n`;

describe('documents', () => {
  test.each<[string, string, string, string]>([
    ['the same', doc('a', map('x')), doc('a', map('x')), '1 unchanged'],
    [
      'changed',
      doc('a', web(1)) + doc('b', map('x')),
      doc('a', web(2)) + doc('b', map('x')),
      'changed  Deployment/prod/web +1 -1\n1 changed, 1 unchanged',
    ],
    ['added', doc('b', map('x')), doc('a', web(2)) + doc('b', map('x')), 'added    Deployment/prod/web +7\n1 added, 1 unchanged'],
    ['removed', doc('a', web(2)) + doc('b', map('x')), doc('b', map('x')), 'removed  Deployment/prod/web -7\n1 removed, 1 unchanged'],
    ['another order', doc('a', map('x')) + doc('b', map('y')), doc('b', map('y')) + doc('a', map('x')), '2 unchanged'],
    [
      'another name',
      doc('a', map('x')),
      doc('a', map('w')),
      'added    ConfigMap/w +2\nremoved  ConfigMap/x -2\n1 added, 1 removed, 0 unchanged',
    ],
    ['another template', doc('a', map('x')), doc('b', map('x')), 'changed  ConfigMap/x\n1 changed, 0 unchanged'],
    ['one of two alike', doc('a', map('x')) + doc('a', map('x')), doc('a', map('x')), 'removed  ConfigMap/x -2\n1 removed, 1 unchanged'],
    ['blank lines at the end', doc('a', `${map('x')}\n\n`), doc('a', map('x')), '1 unchanged'],
    ['no object', doc('a', 'just text'), doc('a', 'other text'), 'changed  c/a +1 -1\n1 changed, 0 unchanged'],
    ['nothing', '\n', '\n', '0 unchanged'],
  ])('%s', (_name, before, after, said) => {
    const [old, now] = [before, after].map((text) => manifestDocuments(text, DEFAULT_PROFILE)) as [string[], string[]];
    const changes = documentChanges(old, now);
    expect(changesText(changes, now.length - changes.filter(({ change }) => change !== 'removed').length)).toBe(said);
  });
});
