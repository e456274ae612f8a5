/** Lint as a library: from files in memory and from an archive's bytes, findings as data. */
import { expect, test } from 'vitest';
import { loadChart } from '../../../src/action/chart/load-chart.ts';
import { lint } from '../../../src/action/check/lint-source.ts';
import { packChart } from '../../../src/chart/save.ts';

const FILES = {
  'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\n\nappVersion: 1.5\n',
  'values.yaml': 'name: a\n',
  'templates/a.yaml': 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata:\n  name: {{ .Values.name }}\n',
};

test('files in memory', async () => {
  expect(await lint(FILES, { values: { name: 'A' }, kubeVersion: '1.21' })).toEqual([
    {
      code: 'chartfile-app-version-type',
      severity: 'error',
      path: 'Chart.yaml',
      message: "appVersion should be of type string but it's of type float64",
      position: { file: 'Chart.yaml', line: 5, column: 1 },
    },
    {
      code: 'chartfile-icon',
      severity: 'info',
      path: 'Chart.yaml',
      message: 'icon is recommended',
      position: { file: 'Chart.yaml' },
    },
    expect.objectContaining({ code: 'manifest-name', severity: 'warning', position: { file: 'templates/a.yaml' } }),
    expect.objectContaining({ code: 'manifest-deprecated', severity: 'warning', path: 'templates/a.yaml' }),
  ]);
});

test('an archive, and another Helm', async () => {
  const archive = packChart(await loadChart({ ...FILES, 'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: v1\nnope: 1\n' }), { now: 0 });
  const codes = async (helmVersion: '4.3' | '3.22') => (await lint(archive, { helmVersion, kubeVersion: '1.20' })).map(({ code }) => code);
  expect(await codes('4.3')).toEqual(['chartfile-icon', 'chartfile-strict-version']);
  expect(await codes('3.22')).toEqual(['chartfile-icon']);
});

test('no chart', async () => {
  await expect(lint({ 'values.yaml': '' })).rejects.toThrow('Chart.yaml: no such file or directory');
});
