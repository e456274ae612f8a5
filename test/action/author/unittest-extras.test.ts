/** What `unittest` has beside helm-unittest: coverage, watching, keys that tests share, functions of the library. */
import { describe, expect, test } from 'vitest';
import { withKeyPool } from '../../../src/action/author/unittest/key-pool.ts';
import { runCharts } from '../../../src/action/author/unittest/run-charts.ts';
import { watchTests } from '../../../src/action/author/unittest/watch-tests.ts';
import { Coverage } from '../../../src/coverage/coverage.ts';
import { fixedClock } from '../../../src/host/clock.ts';
import { platformCrypto } from '../../../src/host/crypto/crypto.ts';
import { memoryFiles } from '../../../src/host/memory/files.ts';
import { nodeHost } from '../../../src/host/node/host.ts';
import { systemRandom } from '../../../src/host/random.ts';
import { makeReadme, makeSchema, runTests } from '../../../src/index.ts';

const files = memoryFiles({
  '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.2.3\n',
  '/web/values.yaml': '# -- A port\nport: 80\n',
  '/web/templates/a.yaml': '{{ if .Values.on }}a: 1{{ else }}b: {{ .Values.port }}{{ end }}\n',
  '/web/tests/x_test.yaml': 'suite: x\ntests:\n  - it: y\n    asserts: [{equal: {path: b, value: 80}}]\n',
});

describe('unittest, beside helm-unittest', () => {
  test('coverage', () => {
    const coverage = new Coverage();
    const deps = { files, cwd: '/', clock: fixedClock(0n), random: systemRandom, env: {}, processes: nodeHost.processes, coverage };
    const options = { files: ['tests/*_test.yaml'], valuesFiles: [], chartTestsPath: '', strict: false, withSubcharts: true };
    const rest = { failFast: false, skipSchemaValidation: false, updateSnapshots: false };
    runCharts(['web'], deps, { ...options, ...rest }, { chart: () => {}, suite: () => {} });
    expect(coverage.report().map(({ name, branches }) => [name, branches.map(({ arms }) => arms.map(({ hits }) => hits))])).toEqual([
      ['web/templates/a.yaml', [[0, 1]]],
    ]);
  });

  test('tests share keys, a test has no key twice', () => {
    const before = platformCrypto();
    withKeyPool((begin) => {
      const make = () => platformCrypto().generateRsa(1024);
      begin();
      const first = [make(), make()];
      begin();
      expect([make(), make()]).toEqual(first);
      expect(first[0]).not.toEqual(first[1]);
    });
    expect(platformCrypto()).toBe(before);
  });

  test('a watch runs what a change touches', async () => {
    const changes = [
      new Set(['/web/tests/x_test.yaml']),
      new Set(['/web/templates/a.yaml', '/web/tests/__snapshot__/x.snap']),
      new Set(['/else']),
    ];
    const end = new AbortController();
    const watched: string[][] = [];
    const folders = {
      set: (names: Iterable<string>) => watched.push([...names]) > 0,
      async next() {
        if (changes.length === 0) end.abort();
        return changes.shift();
      },
      isQuiet: () => true,
      close: () => {},
    };
    const rounds = [];
    const isSuite = (path: string) => path.endsWith('_test.yaml');
    for await (const round of watchTests(['web', 'other'], { files, cwd: '/', folders, signal: end.signal, isSuite })) rounds.push(round);
    expect(rounds).toEqual([{ paths: ['web', 'other'] }, { paths: ['web'], suites: ['/web/tests/x_test.yaml'] }, { paths: ['web'] }]);
    expect(watched[0]).toEqual(['/web', '/web/templates', '/web/tests', '/other']);
  });

  test('schemas that a schema refers to', async () => {
    const rest = {
      '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.2.3\n',
      '/web/values.schema.json': '{"$ref": "https://x.y/a.json"}',
      '/web/templates/a.yaml': 'a: 1\n',
      '/web/tests/x_test.yaml':
        'suite: x\ntests:\n  - it: passes\n    asserts: [{exists: {path: a}}]\n' +
        '  - it: fails\n    set: {port: x}\n    asserts: [{failedTemplate: {errorPattern: "got string, want integer"}}]\n',
    };
    const asked: string[] = [];
    const loadSchema = async (url: string) => {
      asked.push(url);
      return url.endsWith('a.json') ? '{"$ref": "b.json"}' : '{"properties": {"port": {"type": "integer"}}}';
    };
    const options = { files: memoryFiles(rest), cwd: '/', env: {}, clock: fixedClock(0n) };
    const [result] = await runTests(['web'], { ...options, loadSchema });
    expect(result?.suites[0]?.tests.map(({ name, passed }) => [name, passed])).toEqual([
      ['passes', true],
      ['fails', true],
    ]);
    expect(asked).toEqual(['https://x.y/a.json', 'https://x.y/b.json']);
    const [without] = await runTests(['web'], options);
    expect(without?.suites[0]?.tests[0]?.error?.message).toContain('failing loading "https://x.y/a.json"');
  });

  test('functions of the library', async () => {
    const options = { files, cwd: '/', env: {}, clock: fixedClock(0n) };
    const [result] = await runTests(['web'], options);
    expect(result).toMatchObject({ name: 'web', passed: true, suites: [{ name: 'x', tests: [{ name: 'y', passed: true }] }] });
    expect(await makeReadme('web', options)).toContain('| port | int | `80` | A port |');
    expect((await makeSchema('web', options)).properties?.port).toEqual({ description: 'A port', type: 'integer', default: 80 });
    await expect(makeSchema('web', { ...options, draft: '8' as '7' })).rejects.toMatchObject({ code: 'usage' });
    await expect(runTests(['web'], { strct: true } as object)).rejects.toMatchObject({ code: 'usage' });
  });
});
