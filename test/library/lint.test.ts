/** Lint as a library: from files in memory and from an archive's bytes, findings as data. */
import { expect, test } from 'vitest';
import { packChart } from '../../src/chart/save.ts';
import { lint, loadChart } from '../../src/library/node.ts';

const FILES = {
  'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\n\nappVersion: 1.5\n',
  'values.yaml': 'name: a\n',
  'templates/a.yaml': 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata:\n  name: {{ .Values.name }}\n',
};

test('files in memory', async () => {
  expect(await lint(FILES, { values: { name: 'A' }, kubeVersion: '1.21' })).toEqual([
    {
      code: 'chart/app-version-type',
      severity: 'error',
      path: 'Chart.yaml',
      message: "appVersion should be of type string but it's of type float64",
      position: { file: 'Chart.yaml', line: 5, column: 1 },
    },
    {
      code: 'chart/icon',
      severity: 'info',
      path: 'Chart.yaml',
      message: 'icon is recommended',
      position: { file: 'Chart.yaml' },
    },
    expect.objectContaining({
      code: 'chart/manifest-name',
      severity: 'warning',
      position: { file: 'demo/templates/a.yaml', line: 1, column: 1, rendered: true },
    }),
    expect.objectContaining({ code: 'chart/manifest-deprecated', severity: 'warning', path: 'templates/a.yaml' }),
  ]);
});

test('an archive, and another Helm', async () => {
  const archive = packChart(await loadChart({ ...FILES, 'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: v1\nnope: 1\n' }), { now: 0 });
  const codes = async (helmVersion: '4.3' | '3.22') => (await lint(archive, { helmVersion, kubeVersion: '1.20' })).map(({ code }) => code);
  expect(await codes('4.3')).toEqual(['chart/icon', 'chart/strict-version']);
  expect(await codes('3.22')).toEqual(['chart/icon']);
});

test('no chart', async () => {
  await expect(lint({ 'values.yaml': '' })).rejects.toThrow('Chart.yaml: no such file or directory');
});
