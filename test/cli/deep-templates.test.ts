/** Templates that include each other as deeply as Helm 4.3.1 lets them, by the program with the stack that Node gives it. */
import { expect, test } from 'vitest';
import { play } from '../support/play.ts';
import { COMMAND, spawned } from '../support/program.ts';

const CHART = {
  'deep/Chart.yaml': 'apiVersion: v2\nname: deep\nversion: 0.1.0\n',
  'deep/templates/a.yaml':
    '{{ define "r" }}{{ if gt (int .) 0 }}{{ with . }}{{ range list . }}{{ include "r" (sub . 1) }}{{ end }}{{ end }}{{ end }}{{ end }}a: {{ include "r" (int .Values.n) }}b\n',
};

const deep = (levels: number, command = 'template') =>
  play(spawned(COMMAND), { name: 'deep', files: CHART, line: `${command} deep --set n=${levels}` });

test('1,000 levels within three blocks', async () => {
  const { exit, stdout, stderr } = await deep(1000);
  expect([exit, stdout, stderr]).toEqual([0, '---\n# Source: deep/templates/a.yaml\na: b\n', '']);
});

test("more are refused in Helm's words", async () => {
  const { exit, stderr } = await deep(1010);
  expect([exit, stderr.slice(-200)]).toEqual([
    1,
    expect.stringContaining('rendering template has a nested reference name: r: unable to execute template'),
  ]);
});

test('a linter looks at them, too', async () => {
  const { exit, stdout } = await deep(1000, 'lint');
  expect([exit, stdout.endsWith('1 chart(s) linted, 0 chart(s) failed\n')]).toEqual([0, true]);
});
