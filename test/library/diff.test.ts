/** `diff` as a function: it prints nothing, is typed, and reports faults as data. */
import { expect, test } from 'vitest';
import { diff } from '../../src/library/diff.ts';
import { loadChart } from '../../src/library/node.ts';

const chart = await loadChart({
  'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'values.yaml': 'a: 1\nword: x\n',
  'templates/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: {{ .Values.a | quote }}, r: {{ randAlpha 9 }}}\n',
  'templates/cert.yaml':
    '{{ $c := genSelfSignedCertWithKey "a" nil nil 1 (genPrivateKey "ed25519") }}\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {cert: {{ $c.Cert | quote }}, a: {{ .Values.word | quote }}}\n',
});

test('no change, although the chart makes passwords and certificates', async () => {
  expect((await diff({ chart }, { chart })).objects).toEqual([]);
});

test('changes with causes; secrets are hidden by default', async () => {
  const after = { chart, values: { a: 2, word: 'yy' } };
  const { objects } = await diff({ chart }, after);
  expect(objects.map(({ kind, fields }) => [kind, fields.map(({ path, before, after: now }) => [path, before, now])])).toEqual([
    ['Secret', [['stringData.a', 'REDACTED (1 bytes)', 'REDACTED (2 bytes)']]],
    ['ConfigMap', [['data.a', '1', '2']]],
  ]);
  expect(objects[1]!.fields[0]!.causes).toEqual([
    {
      kind: 'values',
      path: 'a',
      before: { value: 1, origin: { kind: 'chart', chart: 'web', file: 'values.yaml', line: 1, column: 4 } },
      after: { value: 2, origin: { kind: 'values', index: 0 } },
    },
  ]);
  const shown = await diff({ chart }, after, { showSecrets: true, causes: false });
  expect(shown.objects[0]!.fields[0]).toMatchObject({ before: 'x', after: 'yy', causes: [] });
});

test('a side that fails', async () => {
  const broken = await loadChart({
    'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'templates/a.yaml': 'a: {{ fail "no" }}\n',
  });
  const { failures, objects } = await diff({ chart }, { chart: broken });
  expect(objects).toEqual([]);
  expect(failures).toMatchObject([
    { side: 'after', message: expect.stringContaining('no'), position: { file: 'web/templates/a.yaml', line: 1 } },
  ]);
});

test('options that are not known', async () => {
  await expect(diff({ chart }, { chart, valeus: {} } as never)).rejects.toThrow(
    'diff: after: unknown option "valeus" (did you mean values?)',
  );
});
