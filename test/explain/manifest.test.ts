/** Which template and which values each line of a manifest comes from; the lines themselves are the bytes of `template`. */
import { describe, expect, test } from 'vitest';
import { type ExplainManifestOptions, explainManifest, explainManifestOf } from '../../src/action/explain/explain-manifest.ts';
import { silent } from '../../src/base/log.ts';
import { annotatedManifest, explainedFieldText } from '../../src/explain/print-manifest.ts';
import { PROFILES } from '../../src/helm/profile.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { memoryFileSystem } from '../../src/host/memory/files.ts';
import { loadChart } from '../../src/library/node.ts';
import { render } from '../../src/render/render.ts';
import { NO_LAYERS } from '../../src/values/layers.ts';

const CHART = 'apiVersion: v2\nname: demo\nversion: 0.1.0\nappVersion: "9"\n';

async function explain(template: string, values: string, files: Record<string, string> = {}, options: ExplainManifestOptions = {}) {
  const all = { 'Chart.yaml': CHART, 'values.yaml': values, 'templates/a.yaml': template, ...files };
  const chart = await loadChart(all, { ...(options.helmVersion && { helmVersion: options.helmVersion }) });
  const explanation = explainManifest(chart, options);
  const text = explanation.documents.flatMap(({ lines }) => lines.map((line) => `${line.text}\n`)).join('');
  expect(text).toBe(render(chart, options).manifest);
  return explanation.documents.flatMap(({ lines }) => lines);
}

type Row = readonly [name: string, template: string, values: string, lines: readonly (readonly [line: string, values: string])[]];

/** `path` for content, `(path)` for control. */
const ROWS: readonly Row[] = [
  ['a value', 'a: {{ .Values.a.b }}\n', 'a: {b: 1}\n', [['a: 1', 'a.b']]],
  ['several on one line', 'a: {{ .Values.a }}:{{ .Values.b }}\n', 'a: x\nb: z\n', [['a: x:z', 'a b']]],
  ['quote, printf, upper', 'a: {{ printf "%s-%s" .Values.a (.Values.b | upper) | quote }}\n', 'a: x\nb: z\n', [['a: "x-Z"', 'a b']]],
  ['default, taken', 'a: {{ .Values.a | default "x" }}\n', 'a: ""\n', [['a: x', '(a)']]],
  ['default, not taken', 'a: {{ .Values.a | default .Values.b }}\n', 'a: 1\nb: 2\n', [['a: 1', 'a']]],
  ['default of another value', 'a: {{ default .Values.b .Values.a }}\n', 'a: 0\nb: 2\n', [['a: 2', 'b (a)']]],
  ['ternary', 'a: {{ ternary .Values.b "n" .Values.a }}\n', 'a: true\nb: 2\n', [['a: 2', 'b (a)']]],
  ['coalesce', 'a: {{ coalesce .Values.a .Values.b }}\n', 'a: ""\nb: 2\n', [['a: 2', 'b (a)']]],
  [
    'and, or',
    'a: {{ or .Values.a .Values.b }}\nb: {{ and .Values.b .Values.c }}\n',
    'a: ""\nb: 2\nc: 3\n',
    [
      ['a: 2', 'b (a)'],
      ['b: 3', 'c (b)'],
    ],
  ],
  [
    'if',
    'x: 1\n{{- if .Values.a }}\na: 1\n{{- else }}\nb: 1\n{{- end }}\n',
    'a: false\n',
    [
      ['x: 1', ''],
      ['b: 1', '(a)'],
    ],
  ],
  [
    'with',
    '{{ with .Values.a }}b: {{ .b }}{{ end }}\nc: {{ .Values.c }}\n',
    'a: {b: 1}\nc: 2\n',
    [
      ['b: 1', 'a.b'],
      ['c: 2', 'c'],
    ],
  ],
  [
    'range over a list',
    'x:\n{{- range $i, $e := .Values.l }}\n- {{ $e.m }}{{ $i }}\n{{- end }}\n',
    'l: [{m: a}, {m: b}]\n',
    [
      ['x:', ''],
      ['- a0', 'l[0].m (l)'],
      ['- b1', 'l[1].m (l)'],
    ],
  ],
  [
    'range over a table',
    '{{ range $k, $v := .Values.t }}{{ $k }}: {{ $v }}\n{{ end }}',
    't: {a: 1, b: 2}\n',
    [
      ['a: 1', 't.a (t.b)'],
      ['b: 2', 't.b (t.a)'],
    ],
  ],
  [
    'toYaml of a table',
    'x:\n{{ toYaml .Values.t | indent 2 }}\n',
    't: {a: 1, b: {c: 2}, d: [3]}\n',
    [
      ['x:', ''],
      ['  a: 1', 't.a'],
      ['  b:', ''],
      ['    c: 2', 't.b.c'],
      ['  d:', ''],
      ['  - 3', 't.d[0]'],
    ],
  ],
  [
    'a block scalar',
    'x: {{ toYaml .Values.t | nindent 2 }}\n',
    't: {a: "1\\n2\\n", b: 3}\n',
    [
      ['x: ', ''],
      ['  a: |', 't.a'],
      ['    1', 't.a'],
      ['    2', 't.a'],
      ['  b: 3', 't.b'],
    ],
  ],
  [
    'include, indented',
    '{{ define "h" }}a: {{ .Values.a }}\nb: {{ .Values.b }}{{ end }}x:{{ include "h" . | nindent 2 }}\n',
    'a: 1\nb: 2\n',
    [
      ['x:', ''],
      ['  a: 1', 'a'],
      ['  b: 2', 'b'],
    ],
  ],
  [
    'a checksum',
    '{{ define "h" }}{{ .Values.a }}{{ .Values.b }}{{ end }}x: {{ include "h" . | sha256sum | trunc 8 }}\n',
    'a: 1\nb: 2\n',
    [['x: 6b51d431', 'a b']],
  ],
  ['tpl', 'x: {{ tpl .Values.a . }}\n', 'a: "-{{ .Values.b }}"\nb: 2\n', [['x: -2', 'a b']]],
  [
    'through dict and fromYaml',
    '{{ $d := dict "a" .Values.a }}{{ $y := toYaml $d | fromYaml }}x: {{ $y.a }}\n',
    'a: 1\nb: 2\n',
    [['x: 1', 'a']],
  ],
  [
    'merge',
    '{{ $m := merge (dict "a" .Values.a) .Values.t }}{{ toYaml $m }}\n',
    'a: 1\nt: {a: 5, b: 2}\n',
    [
      ['a: 1', 'a'],
      ['b: 2', 't.b'],
    ],
  ],
  ['set', '{{ $_ := set .Values "c" .Values.a }}x: {{ .Values.c }}\n', 'a: 1\nc: 2\n', [['x: 1', 'a']]],
  ['variables', '{{ $x := .Values.a }}{{ if .Values.b }}{{ $x = .Values.b }}{{ end }}x: {{ $x }}\n', 'a: 1\nb: 2\n', [['x: 2', 'b']]],
  [
    'index, get, dig',
    'x: {{ index .Values "a" "b" }}{{ get .Values.a "c" }}{{ dig "a" "d" "n" .Values.AsMap }}\n',
    'a: {b: 1, c: 2, d: 3}\n',
    [['x: 123', 'a.b a.c a.d']],
  ],
  ['not of values', 'x: {{ .Release.Name }}-{{ .Chart.Version }}\n', 'a: 1\n', [['x: release-name-0.1.0', '']]],
];

describe('values', () => {
  test.each(ROWS)('%s', async (_, template, values, lines) => {
    const explained = (await explain(template, values)).slice(2).map(({ text, values: named }) => {
      return [text, named.map(({ path, role }) => (role === 'content' ? path : `(${path})`)).join(' ')];
    });
    expect(explained.filter(([text]) => text !== '')).toEqual(lines);
  });

  test('of a subchart and of globals, with the layer that wins', async () => {
    const files = {
      'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 0.1.0\n',
      'charts/sub/values.yaml': 'p: 1\n',
      'charts/sub/templates/b.yaml': 'p: {{ .Values.p }}\ng: {{ .Values.global.g }}\n',
    };
    const lines = await explain('', 'global: {g: 7}\n', files, { values: { sub: { p: 2 } } });
    expect(lines.slice(2).map(({ values }) => values)).toEqual([
      [{ path: 'sub.p', role: 'content', origin: { kind: 'values', index: 0 } }],
      [
        {
          path: 'sub.global.g',
          role: 'content',
          origin: { kind: 'global', chart: 'demo', from: 'chart', file: 'values.yaml', line: 1, column: 13 },
        },
      ],
    ]);
  });
});

test('templates: the innermost place first', async () => {
  const files = { 'templates/_h.tpl': '{{ define "h" }}\n{{ template "i" . }}{{ end }}{{ define "i" }}b: 1\nc: {{ .Values.c }}{{ end }}' };
  const lines = await explain('a: 1\n{{ include "h" . | trim }}\n', 'c: 2\n', files);
  const places = lines.map(({ text, templates }) => [text, ...templates.map(({ file, line, column }) => `${file}:${line}:${column}`)]);
  expect(places.slice(2)).toEqual([
    ['a: 1', 'demo/templates/a.yaml:1:1'],
    ['b: 1', 'demo/templates/_h.tpl:2:46', 'demo/templates/_h.tpl:2:13', 'demo/templates/a.yaml:2:4'],
    ['c: 2', 'demo/templates/_h.tpl:3:1', 'demo/templates/_h.tpl:2:13', 'demo/templates/a.yaml:2:4'],
  ]);
});

test.each(['4.3', '3.22'] as const)('documents, hooks and blank lines of Helm %s', async (helmVersion) => {
  const template =
    'kind: B\n\n\n---\n{{ if .Values.a }}\nkind: A\nmetadata: {name: x}\n{{ end }}\n---\nkind: H\nmetadata: {annotations: {helm.sh/hook: test}}\n\n';
  await explain(template, 'a: true\n', {}, { helmVersion });
  await explain('', '', {}, { helmVersion });
});

test('an object and a field of it', async () => {
  const files = {
    '/demo/Chart.yaml': CHART,
    '/demo/values.yaml': 'image: nginx\n',
    '/demo/templates/a.yaml':
      'kind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: c\n    image: {{ .Values.image }}\n  x: 1\n',
  };
  const deps = {
    files: memoryFileSystem(files),
    profile: PROFILES['4.3'],
    log: silent,
    cwd: '/',
    stdin: () => new Uint8Array(),
    clock: fixedClock(0n),
    random: { bytes: (count: number) => new Uint8Array(count) },
  };
  const ask = (...only: string[]) =>
    explainManifestOf(deps, { chart: 'demo', source: {} as never, values: NO_LAYERS, only, options: { release: { name: 'r' } } });
  expect(annotatedManifest(await ask('pod/web', 'spec.containers[0].image'))).toBe(
    '    image: nginx  demo/templates/a.yaml:7:5  image demo/values.yaml:1:8\n',
  );
  const plain = { red: (text: string) => text, cyan: (text: string) => text, dim: (text: string) => text };
  expect(explainedFieldText(await ask('pod/web', 'spec.containers[0].image'), plain)).toBe(
    [
      '    image: nginx',
      ' --> demo/templates/a.yaml:7:5',
      '  |',
      '5 |   containers:',
      '6 |   - name: c',
      '7 |     image: {{ .Values.image }}',
      '  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^',
      '8 |   x: 1',
      'image: "nginx" (string)',
      '  wins  demo/values.yaml:1:8  "nginx"',
      '',
    ].join('\n'),
  );
  expect((await ask('Pod/web', 'spec.containers')).documents[0]?.lines.map(({ text }) => text)).toEqual([
    '  containers:',
    '  - name: c',
    '    image: nginx',
  ]);
  await expect(ask('Pod/nope')).rejects.toMatchObject({ code: 'usage', message: 'the chart renders no Pod/nope; it renders Pod/web' });
  await expect(ask('Pod/wbe')).rejects.toMatchObject({ message: 'the chart renders no Pod/wbe; did you mean Pod/web?' });
  await expect(ask('Pod/web', 'spec.container')).rejects.toMatchObject({
    message: 'Pod/web has no field spec.container; did you mean containers?',
  });
  expect((await ask('pod')).documents.map(({ name }) => name)).toEqual(['web']);
  await expect(ask('Pod/web', 'spec.nope')).rejects.toMatchObject({ message: 'Pod/web has no field spec.nope' });
});
