/** The library's edges: options that are wrong, answers that take time, times, errors as they are printed. */
import { inspect } from 'node:util';
import {
  ChartwrightError,
  explainManifest,
  explainValues,
  fixedClock,
  lint,
  loadChart,
  memoryFileSystem,
  RenderError,
  render,
  renderAsync,
  renderBatch,
} from 'chartwright';
import { expect, test } from 'vitest';

const tiny = { 'Chart.yaml': 'apiVersion: v2\nname: tiny\nversion: 0.1.0\n' };

function below(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'taken';
  } catch (error) {
    expect(error).toBeInstanceOf(ChartwrightError);
    return (error as Error).message;
  }
}

test('unknown options and versions are refused', async () => {
  const chart = await loadChart(tiny);
  const wrong = (options: unknown) => options as never;
  expect(await refusal(() => render(chart, wrong({ valeus: {} })))).toBe('render: unknown option "valeus" (did you mean values?)');
  expect(await refusal(() => render(chart, wrong({ release: { nmae: 'x' } })))).toBe(
    'render: release: unknown option "nmae" (did you mean name?)',
  );
  expect(await refusal(() => render(chart, wrong({ helmVersion: '3.9' })))).toBe(
    'render: options.helmVersion must be 4.3 or 3.22, not "3.9"',
  );
  expect(await refusal(() => render(chart, wrong({ values: 'a=b' })))).toBe('render: options.values must be an object, not a string');
  expect(await refusal(() => renderAsync(chart, wrong({ lookpu: () => ({}) })))).toBe(
    'renderAsync: unknown option "lookpu" (did you mean lookup?)',
  );
  expect(await refusal(() => loadChart(tiny, wrong({ helmversion: '4.3' })))).toBe(
    'loadChart: unknown option "helmversion" (did you mean helmVersion?)',
  );
  expect(await refusal(() => lint(tiny, wrong({ strict: true })))).toBe('lint: unknown option "strict"');
  expect(await refusal(() => renderBatch([], wrong({ helmVersion: 4 })).next())).toBe(
    'renderBatch: options.helmVersion must be 4.3 or 3.22, not 4',
  );
  expect(await refusal(() => render(chart, wrong(null)))).toBe('render: options must be an object, not null');
});

test('options that are undefined are as absent', async () => {
  const chart = await loadChart({ ...tiny, 'templates/a.yaml': 'a: {{ .Release.Name }} {{ .Capabilities.KubeVersion }}\n' });
  const { manifests } = render(chart, { release: { name: undefined }, kubeVersion: undefined, values: undefined, log: undefined });
  expect(manifests[0]?.content).toBe('a: release-name v1.37.0\n');
});

test('answers may take time, and are requested once', async () => {
  const chart = await loadChart({
    ...tiny,
    'values.schema.json': '{"$ref": "https://schemas.example.com/a.json"}',
    'templates/a.yaml':
      'a: {{ (lookup "v1" "Secret" "ns" "s").data.key }} {{ getHostByName "h" }} {{ (lookup "v1" "Secret" "ns" "s").data.key }}\n',
  });
  const asked: string[] = [];
  const { manifests } = await renderAsync(chart, {
    async lookup(...question) {
      asked.push(question.join('/'));
      return { data: { key: 7 } };
    },
    async resolveHost(name) {
      asked.push(name);
      return '10.0.0.1';
    },
    async loadSchema(url) {
      asked.push(url);
      return '{"type": "object"}';
    },
  });
  expect(manifests[0]?.content).toBe('a: 7 10.0.0.1 7\n');
  expect(asked).toEqual(['https://schemas.example.com/a.json', 'v1/Secret/ns/s', 'h']);
});

test('schemas that a chart refers to come from loadSchema', async () => {
  const files = {
    ...tiny,
    'values.yaml': 'port: 80\n',
    'values.schema.json': '{"properties": {"port": {"$ref": "https://schemas.example.com/port.json"}}}',
    'templates/a.yaml': 'a: 1\n',
  };
  const loadSchema = () => '{"maximum": 9}';
  expect(await refusal(async () => render(await loadChart(files), { loadSchema }))).toContain("at '/port': maximum: got 80, want 9");
  const problems = await lint(files, { loadSchema: async () => '{"maximum": 9}' });
  expect(problems.map(({ code }) => code)).toContain('chart/values-schema');
  const { value } = await renderBatch([{ chart: '/tiny' }], { loadSchema, files: memoryFileSystem(below('/tiny', files)) }).next();
  expect(value?.error?.message).toContain("at '/port': maximum: got 80, want 9");
});

test('fixedClock takes what people have', async () => {
  const chart = await loadChart({ ...tiny, 'templates/a.yaml': 'a: {{ now | unixEpoch }}\n' });
  for (const time of [1_767_225_600_000_000_000n, new Date('2026-01-01'), '2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00'])
    expect(render(chart, { clock: fixedClock(time) }).manifests[0]?.content).toBe('a: 1767225600\n');
  expect(await refusal(() => fixedClock('soon'))).toBe('fixedClock: "soon" is not a time');
});

test('explanations check their options', async () => {
  const chart = await loadChart(tiny);
  expect(await refusal(() => explainValues(chart, { path: ['a'] } as never))).toBe(
    'explainValues: unknown option "path" (did you mean paths?)',
  );
  expect(await refusal(() => explainManifest(chart, { release: { nmae: 'x' } } as never))).toBe(
    'explainManifest: release: unknown option "nmae" (did you mean name?)',
  );
  expect(await refusal(() => explainManifest(chart, { helmVersion: '3.9' } as never))).toContain('helmVersion must be 4.3 or 3.22');
});

test('errors print under their names', async () => {
  const chart = await loadChart({ ...tiny, 'templates/a.yaml': 'a: {{ .x.y.z }}\n' });
  const error = await Promise.resolve()
    .then(() => render(chart))
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RenderError);
  expect(inspect(error).split('\n')[0]).toBe('RenderError: tiny/templates/a.yaml:1:8');
  expect(inspect(error)).toContain(
    "{\n  code: 'template/nil-pointer',\n  position: { file: 'tiny/templates/a.yaml', line: 1, column: 9 },\n",
  );
  expect(inspect(error)).not.toContain('undefined');
  const other = await loadChart({ 'values.yaml': '' }).catch((thrown: unknown) => thrown);
  expect(inspect(other).split('\n')[0]).toBe('ChartwrightError: Chart.yaml file is missing');
});
