/** Positions of errors: file, line and column of each kind of text, in the library's own results. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../src/base/error-codes.ts';
import { ChartwrightError } from '../../src/base/errors.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { loadChart } from '../../src/library/node.ts';
import { render } from '../../src/render/render.ts';
import { mergeValues, type ValuesLayers } from '../../src/values/layers.ts';

const CHART = 'apiVersion: v2\nname: demo\nversion: 0.1.0\n';

async function failure(work: () => unknown): Promise<ChartwrightError> {
  try {
    await work();
  } catch (error) {
    expect(error).toBeInstanceOf(ChartwrightError);
    return error as ChartwrightError;
  }
  throw new Error('nothing was thrown');
}

type Row = readonly [name: string, files: Readonly<Record<string, string>>, code: string, place: string];

const rendered = (text: string) => ({ 'templates/a.yaml': text });

const CHARTS: readonly Row[] = [
  ['Chart.yaml is no YAML', { 'Chart.yaml': 'apiVersion: v2\nname: [a\n' }, 'yaml/syntax', 'Chart.yaml:2:9'],
  ['a field of Chart.yaml', { 'Chart.yaml': `${CHART}maintainers:\n- name: a\n- name: [b]\n` }, 'yaml/type', 'Chart.yaml:6:9'],
  ['values.yaml is no YAML', { 'values.yaml': 'a: 1\nb: *x\n' }, 'yaml/syntax', 'values.yaml:2:4'],
  ['values.yaml is a list', { 'values.yaml': '# none\n- a\n' }, 'yaml/type', 'values.yaml:2:1'],
  ['a second document', { 'values.yaml': 'a: 1\n---\nb: 1\nb: [\n' }, 'yaml/syntax', 'values.yaml:4:5'],
  ['a control character', { 'values.yaml': 'a: 1\nb: "\x01"\n' }, 'yaml/syntax', 'values.yaml:2:5'],
  [
    'values.yaml of a subchart',
    { 'charts/sub/Chart.yaml': CHART, 'charts/sub/values.yaml': 'a:\n  b: 1\n c: 2\n' },
    'yaml/syntax',
    'charts/sub/values.yaml:3:2',
  ],
  ['an action', rendered('a: 1\nb: {{ nope }}\n'), 'template/undefined-function', 'demo/templates/a.yaml:2:7'],
  ['an open block', rendered('a: 1\n{{ if .x }}\n'), 'template/syntax', 'demo/templates/a.yaml:3:1'],
  ['nil', rendered('a: 1\nb: {{ .Values.x.y }}\n'), 'template/nil-pointer', 'demo/templates/a.yaml:2:14'],
  [
    'nil in a helper',
    { ...rendered('{{ include "h" . }}'), 'templates/_h.tpl': '{{ define "h" }}\n  {{ .Values.x.y }}{{ end }}' },
    'template/nil-pointer',
    'demo/templates/_h.tpl:2:13',
  ],
  ['a text of tpl', rendered('\n{{ tpl "{{ .Values.x.y }}" . }}'), 'template/nil-pointer', 'demo/templates/a.yaml:2:4'],
  ['fail', rendered('a: é{{ fail "no" }}'), 'template/fail', 'demo/templates/a.yaml:1:8'],
  ['required', rendered('{{ required "x is required" .Values.x }}'), 'template/required', 'demo/templates/a.yaml:1:4'],
  ['a template that is not there', rendered('{{ include "x" . }}'), 'template/undefined-template', 'demo/templates/a.yaml:1:4'],
  [
    'a default that does not meet the schema',
    { 'values.yaml': 'a:\n  b:\n  - c\n', 'values.schema.json': '{"properties":{"a":{"properties":{"b":{"items":{"type":"number"}}}}}}' },
    'schema/violation',
    'values.yaml:3:5',
  ],
  [
    "a subchart's default that does not meet its schema",
    {
      'charts/sub/Chart.yaml': CHART.replace('demo', 'sub'),
      'charts/sub/values.yaml': 'a: 1\n',
      'charts/sub/values.schema.json': '{"properties":{"a":{"type":"string"}}}',
    },
    'schema/violation',
    'charts/sub/values.yaml:1:4',
  ],
  ['a manifest', rendered('\n\na: 1\n---\n\n  b: 1\n c: 1\n'), 'manifest/syntax', 'demo/templates/a.yaml:7:3'],
  ['a manifest that begins indented', rendered('\n  b: 1 c: 2\n'), 'manifest/syntax', 'demo/templates/a.yaml:2:9'],
  ['a field of a manifest', rendered('a: 1\n---\nkind: A\nmetadata:\n  name: [a]\n'), 'manifest/type', 'demo/templates/a.yaml:5:9'],
  ['a manifest that is a list', rendered('a: 1\n---\n- a\n'), 'manifest/type', 'demo/templates/a.yaml:3:1'],
];

describe('charts', () => {
  test.each(CHARTS)('%s', async (_, files, code, place) => {
    const error = await failure(async () => render(await loadChart({ 'Chart.yaml': CHART, ...files })));
    const { file, line, column, rendered } = error.position ?? {};
    expect([error.code, `${file}:${line}:${column}`]).toEqual([code, place]);
    expect(rendered).toBe(code.startsWith('manifest/') ? true : undefined);
  });
});

const LAYERS: readonly (readonly [string, Partial<ValuesLayers>, string, string])[] = [
  ['a file', { valueFiles: ['prod.yaml'] }, 'yaml/syntax', 'prod.yaml:2:5'],
  ['--set', { values: ['a.b=1,c[x]=2'] }, 'values/set', '--set:1:11'],
  ['--set-string', { stringValues: ['a'] }, 'values/set', '--set-string:1:2'],
  ['--set-json', { jsonValues: ['a=1,b={"c": nope}'] }, 'values/set', '--set-json:1:14'],
  ['a whole object', { jsonValues: ['{"c":\n nope}'] }, 'values/set', '--set-json:2:3'],
];

test.each(LAYERS)('%s', async (_, layers, code, place) => {
  const error = await failure(() => mergeValues(layers, () => encodeUtf8('a: 1\nb: {\n')));
  const { file, line, column } = error.position ?? {};
  expect([error.code, `${file}:${line}:${column}`]).toEqual([code, place]);
});

const REASONS: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['values.yaml', { 'values.yaml': 'a: 1\nb: *x\n' }, "unknown anchor 'x' referenced"],
  ['an action', rendered('{{ nope }}'), 'function "nope" not defined'],
  ['a helper', rendered('{{ define "h" }}{{ .Values.x.y }}{{ end }}{{ include "h" . }}'), 'nil pointer evaluating interface {}.y'],
  ['fail', rendered('{{ fail "no: way" }}'), 'no: way'],
];

test.each(REASONS)('the reason in %s is without a place', async (_, files, reason) => {
  const error = await failure(async () => render(await loadChart({ 'Chart.yaml': CHART, ...files })));
  expect([error.reason, error.message === reason]).toEqual([reason, false]);
});

test('frames are the calls, innermost first', async () => {
  const files = {
    'templates/a.yaml': 'a: {{ include "h" . }}',
    'templates/_h.tpl': '{{ define "h" }}{{ include "i" . }}{{ end }}{{ define "i" }}\n{{ fail "no" }}{{ end }}',
  };
  const { frames } = await failure(async () => render(await loadChart({ 'Chart.yaml': CHART, ...files })));
  expect(frames.map(({ template, node, position }) => [template, node, `${position.file}:${position.line}:${position.column}`])).toEqual([
    ['i', 'fail "no"', 'demo/templates/_h.tpl:2:4'],
    ['h', 'include "i" .', 'demo/templates/_h.tpl:1:20'],
    ['demo/templates/a.yaml', 'include "h" .', 'demo/templates/a.yaml:1:7'],
  ]);
});

test('docs/library.md describes each code', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../docs/library.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `([a-z/-]+)` \| (.*) \|$/gm)].map(([, code, words]) => [code, words]);
  expect(rows).toEqual(expect.arrayContaining(Object.entries(ERROR_CODES)));
});
