/** `check`, `explainValues` and `explainManifest` of the library: typed results, options that are checked. */
import { check, explainManifest, explainValues, loadChart } from 'chartwright';
import { expect, test } from 'vitest';

const FILES = {
  'Chart.yaml': 'apiVersion: v2\nname: tiny\nversion: 0.1.0\nicon: https://example.com/i.png\n',
  'values.yaml': 'a: 1\nb: 2\n',
  'templates/a.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: {{ if .Values.a }}{{ .Values.c | quote }}{{ end }}\n',
};

test('what is wrong, with sets, grades and coverage', async () => {
  const { name, findings, coverage } = await check(FILES, { sets: { one: { c: 'x' }, two: { a: 0, c: 'x' } }, coverage: true });
  expect(name).toBe('tiny');
  expect(findings.map(({ rule, severity, position: { file, line } }) => `${file}:${line} ${severity} ${rule}`)).toEqual([
    'tiny/values.yaml:2 warning values/never-read',
  ]);
  expect(coverage[0]?.branches[0]?.arms.map(({ hits }) => hits)).toEqual([1, 1]);
  expect((await check(FILES, { values: { c: 'x' }, rules: { 'values/never-read': 'off' } })).findings).toEqual([]);
});

test('unknown options are refused', async () => {
  const chart = await loadChart(FILES);
  const wrong = (options: unknown) => options as never;
  await expect(check(FILES, wrong({ set: {} }))).rejects.toThrow('check: unknown option "set" (did you mean sets?)');
  expect(() => explainValues(chart, wrong({ path: [] }))).toThrow('explainValues: unknown option "path" (did you mean paths?)');
  expect(() => explainManifest(chart, wrong({ valeus: {} }))).toThrow('explainManifest: unknown option "valeus" (did you mean values?)');
  expect(() => explainManifest(chart, wrong({ helmVersion: '2' }))).toThrow(
    'explainManifest: options.helmVersion must be 4.3 or 3.22, not "2"',
  );
  expect(explainValues(chart, { paths: ['b'] }).values[0]?.chain[0]?.origin).toMatchObject({ kind: 'chart', line: 2 });
});
