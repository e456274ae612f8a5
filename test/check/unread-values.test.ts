/** Which keys of values.yaml change nothing, and why: a row per way in which templates use values. */
import { describe, expect, test } from 'vitest';
import { loadChartFiles } from '../../src/chart/load.ts';
import { checkChart } from '../../src/check/check-chart.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { DEFAULT_PROFILE } from '../../src/helm/profile.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { memoryFiles } from '../../src/host/memory/files.ts';
import { defaultKubeVersion } from '../../src/render/capabilities.ts';
import { render } from '../../src/render/render.ts';

type Texts = Readonly<Record<string, string>>;

const clock = fixedClock(0n);
const random = { bytes: (count: number) => new Uint8Array(count) };

function chartOf(files: Texts) {
  const all = { 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n', ...files };
  return loadChartFiles(Object.entries(all).map(([name, text]) => ({ name, data: encodeUtf8(text) })));
}

function onDisk(files: Texts) {
  const all = { 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n', ...files };
  return memoryFiles(Object.fromEntries(Object.entries(all).map(([name, text]) => [`/web/${name}`, text])));
}

/** `key message` of each finding about a key without effect. */
function idle(files: Texts): string[] {
  const found = checkChart({
    ...{
      chart: chartOf(files),
      files: onDisk(files),
      folder: '/web',
      namespace: 'default',
      kubeVersion: defaultKubeVersion(DEFAULT_PROFILE),
    },
    ...{ sets: [{ name: 'default', values: new Map(), files: [] }], apiVersions: [], profile: DEFAULT_PROFILE, clock, random },
  });
  return found.filter(({ rule }) => rule === 'values/never-read').map(({ message }) => message);
}

const EMPTY = 'is empty, which has no effect';

const SAME: readonly (readonly [values: string, template: string, message: string])[] = [
  ['a: []', '{{ if .Values.a }}1{{ end }}', EMPTY],
  ['a: {}', '{{ with .Values.a }}{{ toYaml . }}{{ end }}', EMPTY],
  ['a: []', '{{ range .Values.a }}1{{ end }}', EMPTY],
  ['a: ""', '{{ .Values.a | default "x" }}', EMPTY],
  ['a: ""', '{{ default .Chart.Name .Values.a }}', EMPTY],
  ['a: x', '{{ .Values.a | default "x" }}', 'has no effect with these values'],
  ['a: false', '{{ if not .Values.a }}1{{ end }}', 'is false, which has no effect'],
  ['a: ""', '{{ if empty .Values.a }}1{{ end }}', EMPTY],
  ['a: ""', '{{ if or .Values.a .Release.Name }}1{{ end }}', EMPTY],
  ['a: ""', '{{ if and .Values.a .Release.Name }}1{{ end }}', EMPTY],
  ['a: ""', '{{ coalesce .Values.a "x" }}', EMPTY],
  ['a: ""', '{{ $x := .Values.a }}{{ if $x }}1{{ end }}', EMPTY],
  ['a: ""', '{{ if eq .Values.a "x" }}1{{ end }}', EMPTY],
  ['a: z', '{{ if eq .Values.a "x" }}1{{ end }}', 'has no effect with these values'],
  ['a: ""', '{{ include "x" (dict "v" .Values.a "c" $) }}{{ define "x" }}{{ if .v }}1{{ end }}{{ end }}', EMPTY],
  ['a: []', '{{ template "x" .Values.a }}{{ define "x" }}{{ if . }}1{{ end }}{{ end }}', EMPTY],
  ['a:', '{{ if .Values.a }}1{{ end }}', 'is null, which has no effect'],
];

const DIFFERENT: readonly (readonly [values: string, template: string])[] = [
  ['a: []', '{{ toYaml .Values.a }}'],
  ['a: ""', '{{ quote .Values.a }}'],
  ['a: {}', '{{ .Values.a.b }}'],
  ['a: x', '{{ if .Values.a }}1{{ end }}'],
  ['a: x', '{{ .Values.a }}'],
  ['a: x', '{{ .Values.a | default "y" }}'],
  ['a: ""', '{{ if eq .Values.a "" }}1{{ end }}'],
  ['a: ""', '{{ if hasKey .Values "a" }}1{{ end }}'],
  ['a: ""', '{{ len .Values }}'],
  ['a: ""', '{{ toJson .Values }}'],
  ['a: ""', '{{ $d := dict "v" .Values }}{{ toJson $d }}'],
  ['a: ""', '{{ $d := dict "v" .Values.a }}{{ toJson $d }}'],
  ['a: ""', '{{ $d := dict }}{{ $_ := set $d "v" .Values.a }}{{ toJson $d }}'],
  ['a: ""', '{{ list .Values.a | join "," | quote }}'],
  ['a: {b: ""}', '{{ if .Values.a }}1{{ end }}'],
  ['a: {b: ""}', '{{ range $k, $v := .Values.a }}{{ $k }}{{ end }}'],
  ['a: {b: ""}', '{{ range .Values.a }}1{{ end }}'],
  ['a: ""', '{{ index .Values "a" | quote }}'],
  ['a: ""', '{{ get .Values "a" | quote }}'],
  ['a: ""', '{{ .Files.Get .Values.a }}'],
  ['a: ""', '{{ kindOf .Values.a }}'],
  ['a: ""', '{{ with .Values }}{{ .a | quote }}{{ end }}'],
  ['a: false', '{{ ternary 1 2 .Values.a }}'],
  ['a: ""', '{{ tpl "{{ .Values.a | quote }}" . }}'],
];

const manifest = (template: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: |-\n    |${template}\n`;

describe('values of the chart', () => {
  test.each(SAME)('%s in %s', (values, template, message) => {
    const files = { 'values.yaml': `${values}\n`, 'templates/a.yaml': manifest(template) };
    const rendered = (text: string) => render(chartOf({ ...files, 'values.yaml': text }), { clock, random }).manifest;
    expect(rendered(files['values.yaml'])).toBe(rendered(''));
    expect(idle(files)).toEqual([`a ${message}`]);
  });

  test.each(DIFFERENT)('%s in %s makes a difference', (values, template) => {
    const files = { 'values.yaml': `${values}\n`, 'templates/a.yaml': manifest(template) };
    expect(idle(files)).toEqual([]);
  });
});

describe('values of subcharts', () => {
  const sub = (values: string, template: string) => ({
    'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
    'charts/sub/values.yaml': values,
    'charts/sub/templates/a.yaml': manifest(template),
  });
  const dependency = (more: string) =>
    `apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: sub, version: 1.0.0, repository: "", ${more}}]\n`;

  test.each<[title: string, files: Texts, found: string[]]>([
    [
      'what the subchart says, too',
      { ...sub('a: 1\n', '{{ .Values.a }}'), 'values.yaml': 'sub: {a: 1}\n' },
      ['sub.a is the default of the subchart, too'],
    ],
    ['another value', { ...sub('a: 1\n', '{{ .Values.a }}'), 'values.yaml': 'sub: {a: 2}\n' }, []],
    [
      'an empty value over another one',
      { ...sub('a: x\n', '{{ if .Values.a }}1{{ end }}'), 'values.yaml': 'sub: {a: ""}\n' },
      ['sub.a has no effect with these values'],
    ],
    ['a null that removes a default', { ...sub('a: x\n', '{{ .Values.a }}'), 'values.yaml': 'sub: {a: null}\n' }, []],
    [
      'a subchart that is off',
      { ...sub('', '{{ .Values.a }}'), 'Chart.yaml': dependency('condition: sub.enabled'), 'values.yaml': 'sub: {enabled: false, a: 2}\n' },
      ['sub.a is not read while the subchart sub is off'],
    ],
    [
      'a subchart by another name',
      { ...sub('a: 1\n', '{{ .Values.a }}'), 'Chart.yaml': dependency('alias: other'), 'values.yaml': '{}\n' },
      [],
    ],
    ['a global', { ...sub('', '{{ .Values.global.a | quote }}'), 'values.yaml': 'global: {a: ""}\n' }, []],
    [
      'a global that only conditions see',
      { ...sub('', '{{ if .Values.global.a }}1{{ end }}'), 'values.yaml': 'global: {a: "", b: 1}\n' },
      [`global.a ${EMPTY}`, 'global.b is never read'],
    ],
  ])('%s', (_, files, found) => {
    expect(idle(files)).toEqual(found);
  });
});
