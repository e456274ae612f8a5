/** The steps of rendering one by one: what is prepared, what a sink gets, where documents begin. Expected results of Helm 4.3.1 and 3.22.0. */
import { expect, test } from 'vitest';
import { silent } from '../../src/base/log.ts';
import { loadChartFiles } from '../../src/chart/load.ts';
import { printJson } from '../../src/codec/json/print.ts';
import { encodeUtf8 } from '../../src/go/utf8.ts';
import { DEFAULT_PROFILE, PROFILES, type Profile } from '../../src/helm/profile.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { systemRandom } from '../../src/host/random.ts';
import { sortManifests } from '../../src/release/sort-manifests.ts';
import { defaultKubeVersion } from '../../src/render/capabilities.ts';
import { computedValues, type Prepared, prepare } from '../../src/render/prepare.ts';
import { renderFiles } from '../../src/render/render-files.ts';
import { TextSink } from '../../src/template/sink.ts';
import { processDependencies } from '../../src/values/dependencies.ts';

const ENV = { clock: fixedClock(0n), random: systemRandom, log: silent, lint: false };

function prepared(files: Record<string, string>, profile: Profile): Prepared {
  const all = { 'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\n', ...files };
  const chart = loadChartFiles(
    Object.entries(all).map(([name, text]) => ({ name, data: encodeUtf8(text) })),
    { profile, log: silent },
  );
  return prepare(processDependencies(chart, new Map(), { profile }), {
    release: { name: 'r', namespace: 'n', revision: 1, isInstall: true, isUpgrade: false },
    capabilities: { kubeVersion: defaultKubeVersion(DEFAULT_PROFILE), apiVersions: DEFAULT_PROFILE.kubernetes.apiVersions },
    profile,
    log: silent,
  });
}

const NULLS = { 'values.yaml': 'a: null\nb: {c: null, d: 1}\n', 'templates/v.yaml': '{{ toJson .Values }}{{ $_ := set .Values "e" 1 }}' };

test.each([
  ['4.3', '{"b":{"d":1}}'],
  ['3.22', '{"a":null,"b":{"c":null,"d":1}}'],
] as const)('computed values are those that the templates of Helm %s see', (version, values) => {
  const ready = prepared(NULLS, PROFILES[version]);
  expect(renderFiles(ready, ENV).get('demo/templates/v.yaml')).toBe(values);
  expect(printJson(computedValues(ready))).toBe(values);
});

test('a sink gets the node and the template that wrote each text', () => {
  const written: [string, string, string, string][] = [];
  const files = renderFiles(
    prepared(
      {
        'templates/_h.tpl': '{{ define "h" }}<{{ . }}>{{ end }}',
        'templates/a.yaml': 'a: {{ include "h" "x" }}{{ template "h" "y" }}',
      },
      PROFILES['4.3'],
    ),
    {
      ...ENV,
      sink: (execution) => {
        const sink = new TextSink();
        return {
          write(text, node, { name, parseName }) {
            written.push([execution.name, `${parseName} ${name}`, node.kind, text]);
            sink.write(text);
          },
          end: () => sink.end(),
        };
      },
    },
  );
  expect(files.get('demo/templates/a.yaml')).toBe('a: <x><y>');
  const helper = 'demo/templates/_h.tpl h';
  const page = 'demo/templates/a.yaml';
  expect(written).toEqual([
    [page, `${page} ${page}`, 'text', 'a: '],
    ['h', helper, 'text', '<'],
    ['h', helper, 'action', 'x'],
    ['h', helper, 'text', '>'],
    [page, `${page} ${page}`, 'action', '<x>'],
    [page, helper, 'text', '<'],
    [page, helper, 'action', 'y'],
    [page, helper, 'text', '>'],
  ]);
});

test.each(['4.3', '3.22'] as const)('a document of Helm %s has its place in its file', (version) => {
  const text =
    '\n  \n---\n# first\nkind: A\n\n--- \nkind: B\nmetadata: {annotations: {helm.sh/hook: test}}\n---\n\n---   \n\n  kind: C\n\n\n';
  const { manifests, hooks } = sortManifests(new Map([['x.yaml', text]]), PROFILES[version], silent);
  expect([...manifests, ...hooks].map((one) => one.kind)).toEqual(['A', 'C', 'B']);
  for (const { content, offset } of [...manifests, ...hooks]) expect(text.slice(offset, offset + content.length)).toBe(content);
});
