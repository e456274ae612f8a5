/** What programs without types get wrong: each call is refused at the door, and the message names the function and the option. */
import {
  ChartwrightError,
  check,
  diff,
  explainManifest,
  explainValues,
  fixedClock,
  lint,
  loadChart,
  makeReadme,
  makeSchema,
  memoryFileSystem,
  packageChart,
  pushChart,
  render,
  renderAsync,
  renderBatch,
  runTests,
  showChart,
} from 'chartwright';
import { Releases } from 'chartwright/releases';
import { expect, test } from 'vitest';

const FILES = { 'Chart.yaml': 'apiVersion: v2\nname: tiny\nversion: 0.1.0\n', 'templates/a.yaml': 'a: {{ toJson .Values }}\n' };
const chart = await loadChart(FILES);

// biome-ignore lint/suspicious/noExplicitAny: these calls are wrong on purpose.
type Call = (wrong: any) => unknown;

const ROWS: readonly (readonly [call: Call, given: unknown, message: string])[] = [
  [loadChart, undefined, 'loadChart: source must be a path, bytes or an object of files, not undefined'],
  [loadChart, { 'Chart.yaml': 3 }, 'loadChart: source["Chart.yaml"] must be a string or bytes, not a number'],
  [(log) => loadChart(FILES, { log }), 3, 'loadChart: options.log must be a function, not a number'],
  [(files) => loadChart('a', { files }), {}, 'loadChart: options.files must be a file system, not an object'],
  [render, loadChart(FILES), 'render: chart is a Promise: await it'],
  [render, 'web', 'render: chart must be a chart from loadChart, not a string'],
  [(options) => render(chart, options), [], 'render: options must be an object, not a list'],
  [(release) => render(chart, { release }), { name: 3 }, 'render: options.release.name must be a string, not a number'],
  [(release) => render(chart, { release }), { revision: 'x' }, 'render: options.release.revision must be an integer, not "x"'],
  [(release) => render(chart, { release }), { revision: 1.5 }, 'render: options.release.revision must be an integer, not 1.5'],
  [(log) => render(chart, { log }), 3, 'render: options.log must be a function, not a number'],
  [(apiVersions) => render(chart, { apiVersions }), 'x', 'render: options.apiVersions must be a list of strings, not a string'],
  [(apiVersions) => render(chart, { apiVersions }), ['a', 1], 'render: options.apiVersions[1] must be a string, not a number'],
  [(clock) => render(chart, { clock }), 3, 'render: options.clock must be a clock, not a number'],
  [(random) => render(chart, { random }), {}, 'render: options.random must be a source of random bytes, not an object'],
  [(lookup) => render(chart, { lookup }), 3, 'render: options.lookup must be a function, not a number'],
  [(includeCrds) => render(chart, { includeCrds }), 'x', 'render: options.includeCrds must be a boolean, not a string'],
  [(values) => render(chart, { values }), Promise.resolve({}), 'render: options.values is a Promise: await it'],
  [(values) => render(chart, { values: [{}, values] }), 'a=b', 'render: options.values[1] must be an object, not a string'],
  [(values) => renderAsync(chart, { values }), 3, 'renderAsync: options.values must be an object, not a number'],
  [(values) => render(chart, { values }), { replicaCount: new Set([1]) }, "values.replicaCount can't be a Set"],
  [(values) => render(chart, { values }), { a: [{ 'b.c': /x/ }] }, 'values.a[0]["b.c"] can\'t be a RegExp'],
  [(values) => render(chart, { values }), [{}, { a: new ArrayBuffer(1) }], "values.a can't be an ArrayBuffer"],
  [(values) => render(chart, { values }), { a: () => 1 }, "values.a can't be a function"],
  [(values) => render(chart, { values }), { a: Promise.resolve(1) }, 'values.a is a Promise: await it'],
  [(before) => diff(before, { chart }), {}, 'diff: before.chart must be a chart from loadChart, not undefined'],
  [(causes) => diff({ chart }, { chart }, { causes }), 1, 'diff: options.causes must be a boolean, not a number'],
  [lint, 3, 'lint: source must be a path, bytes or an object of files, not a number'],
  [check, [], 'check: source must be a path, bytes or an object of files, not a list'],
  [
    (rules) => check(FILES, { rules }),
    { 'chart/icon': 'offf' },
    'check: options.rules["chart/icon"] must be info, warning, error or off, not "offf"',
  ],
  [(rules) => check(FILES, { rules }), { 'chart/icn': 'off' }, 'check: rules: unknown rule "chart/icn" (did you mean chart/icon?)'],
  [(sets) => check(FILES, { sets }), { prod: 'a=b' }, 'check: options.sets.prod must be an object, not a string'],
  [explainValues, 'web', 'explainValues: chart must be a chart from loadChart, not a string'],
  [(paths) => explainValues(chart, { paths }), 'x', 'explainValues: options.paths must be a list of strings, not a string'],
  [(folder) => explainManifest(chart, { folder }), 1, 'explainManifest: options.folder must be a string, not a number'],
  [(jobs) => renderBatch(jobs).next(), undefined, 'renderBatch: jobs must be a list or another iterable of jobs, not undefined'],
  [runTests, undefined, 'runTests: folders must be a list of strings, not undefined'],
  [runTests, 'web', 'runTests: folders must be a list of strings, not a string'],
  [makeReadme, undefined, 'makeReadme: folder must be a string, not undefined'],
  [
    (templateFiles) => makeReadme('web', { templateFiles }),
    'x',
    'makeReadme: options.templateFiles must be a list of strings, not a string',
  ],
  [(format) => makeReadme('web', { format }), 'xml', 'makeReadme: options.format must be markdown, html or json, not "xml"'],
  [(draft) => makeSchema('web', { draft }), '4', 'makeSchema: options.draft must be 7, 2019-09 or 2020-12, not "4"'],
  [(part) => showChart('web', part), 'foo', 'showChart: part must be all, chart, values, readme or crds, not "foo"'],
  [(date) => packageChart('web', { date }), '2026', 'packageChart: options.date must be a valid Date, not a string'],
  [(sign) => packageChart('web', { sign }), { keyring: 'k' }, 'packageChart: options.sign.key must be a string, not undefined'],
  [(remote) => pushChart('web.tgz', remote), undefined, 'pushChart: remote must be a string, not undefined'],
  [fixedClock, null, 'fixedClock: null is not a time'],
  [memoryFileSystem, { a: 1 }, 'memoryFileSystem: files.a must be a string or bytes, not a number'],
  [(options) => new Releases(options), { recrods: 'sql' }, 'Releases: unknown option "recrods" (did you mean records?)'],
  [
    (records) => new Releases({ records }),
    'disk',
    'Releases: options.records must be secret, configmap, memory, sql or a store, not "disk"',
  ],
  [(name) => new Releases({}).install(name, chart), 3, 'install: name must be a string, not a number'],
  [
    (wait) => new Releases({}).upgrade('web', chart, { wait }),
    true,
    'upgrade: options.wait must be hookOnly, watcher or legacy, not a boolean',
  ],
];

test.each(ROWS)('%s with %o', async (call, given, message) => {
  const thrown = await Promise.resolve()
    .then(() => call(given))
    .catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ChartwrightError);
  expect(thrown).toMatchObject({ code: message.startsWith('values.') ? 'values' : 'usage', message });
});

test('jobs of another kind are refused one by one', async () => {
  for (const job of [null, 3, 'web']) {
    const { value } = await renderBatch([job as never]).next();
    expect(value?.error).toBeInstanceOf(ChartwrightError);
    expect(value?.error?.message).toMatch(/^renderBatch: job must be an object, not /);
  }
});
