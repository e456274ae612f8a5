/** What `check --fix` fixes, one row each, and what keeps its bytes. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fixCharts } from '../../../src/action/check/fix-chart.ts';
import { fixYaml } from '../../../src/action/check/fix-yaml.ts';
import { memoryFiles } from '../../../src/host/memory/files.ts';

describe('mended', () => {
  test.each<[text: string, mended: string, fixes: string[]]>([
    ['a: yes # why\nb:   [off, "no"]\n', 'a: true # why\nb:   [false, "no"]\n', ['yes is true', 'off is false']],
    ['a: 0123\nb: 1e6\n', 'a: "0123"\nb: "1e6"\n', ['0123 is quoted', '1e6 is quoted']],
    ['version: 1.0\nappVersion: 2\n', 'version: "1.0"\nappVersion: "2"\n', ['1.0 is quoted', '2 is quoted']],
    ['a: 1\nb: 2\na: 1\nc: 3\n', 'a: 1\nb: 2\nc: 3\n', ['a was given twice']],
    ['x:\n  a: 1\n  a: 1\n', 'x:\n  a: 1\n', ['a was given twice']],
    ['a: 1  \n\nb: 2\t\n', 'a: 1\n\nb: 2\n', ['spaces at the end of a line', 'spaces at the end of a line']],
    ['a: 1\na: 1\nb: 2  \n', 'a: 1\nb: 2\n', ['a was given twice', 'spaces at the end of a line']],
    [
      'x:\n  a: yes \n  b: 2\nx:\n  a: true\n  b: 2\n',
      'x:\n  a: true\n  b: 2\n',
      ['yes is true', 'spaces at the end of a line', 'x was given twice'],
    ],
    ['a:\n  b: 1\n   # of c\n  c: 2\n', 'a:\n  b: 1\n  # of c\n  c: 2\n', ['a comment between two levels']],
  ])('%j', (text, mended, fixes) => {
    expect(fixYaml(text, ['version', 'appVersion'])).toEqual({ text: mended, fixes });
    expect(() => parse(mended, { version: '1.1' })).not.toThrow();
  });
});

test.each([
  'a: true\nb: "yes"\nc: 8080\nd: 1.5\n',
  'a: 1\na: 2\n',
  'a: 1\n# the second one\na: 1 # stays\n',
  'a: |\n  text  \n   # no comment\n  more\nb: 1\n',
  'a: "one  \n  two"\n',
  'mode: 0755\ndefaultMode: 0644\n',
  'a:\n    b: 1\n# of the root\nc: 1\n',
  'yes: 1\n',
  'a: [1\n',
  '',
])('%j stays', (text) => {
  expect(fixYaml(text)).toEqual({ text, fixes: [] });
});

test('files of charts, and those beside them', () => {
  const files = memoryFiles({
    '/w/web/Chart.yaml': 'name: web\nversion: 1.0\n',
    '/w/web/values.yaml': 'a: 1\n',
    '/w/prod.yaml': 'a: yes\n',
  });
  expect(fixCharts({ files, cwd: '/w' }, ['./web'], ['prod.yaml', 'none.yaml'])).toEqual([
    { path: 'web/Chart.yaml', fixes: ['1.0 is quoted'] },
    { path: 'prod.yaml', fixes: ['yes is true'] },
  ]);
  expect(new TextDecoder().decode(files.read('/w/prod.yaml'))).toBe('a: true\n');
  expect(() => fixCharts({ files, cwd: '/w' }, ['./none'], [])).toThrow("--fix needs a chart's folder, which ./none is not");
});
