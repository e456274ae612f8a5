/** `batch --check` and `--prune`: what is different in a folder of results, and what is left over there. */
import { expect, test } from 'vitest';
import { type BatchOptions, batch } from '../../../src/action/batch/batch.ts';
import { systemClock } from '../../../src/host/clock.ts';
import { memoryFiles } from '../../../src/host/memory/files.ts';
import { systemRandom } from '../../../src/host/random.ts';

const rendered = (name: string, value: string) => `---\n# Source: ${name}/templates/a.yaml\nkind: A\nx: ${value}\n`;

function files(out: Readonly<Record<string, string>>) {
  return memoryFiles({
    'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
    'web/values.yaml': 'x: 1\n',
    'web/templates/a.yaml': 'kind: A\nx: {{ .Values.x }}\n',
    ...Object.fromEntries(Object.entries(out).map(([name, text]) => [`out/${name}`, text])),
  });
}

async function played(held: ReturnType<typeof files>, options: Partial<BatchOptions>) {
  const said: string[] = [];
  const text = '- {name: a, chart: /web}\n- {name: b, chart: /web, set: [x=2]}\n';
  const settled = {
    text,
    file: 'jobs.yaml',
    base: '/',
    cwd: '/',
    outputDir: '/out',
    threads: 1,
    failFast: false,
    namespace: '',
    keyring: '',
  };
  const deps = { files: held, writer: held, clock: systemClock, random: systemRandom, work: () => 0 };
  const listener = { out: (part: string) => void said.push(part), failed() {} };
  const summary = await batch(deps, { ...settled, helmVersion: '4.3', ...options }, listener);
  return { ...summary, said: said.join('') };
}

test('a folder of these results does not differ', async () => {
  const held = files({ 'a.yaml': rendered('web', '1'), 'b.yaml': rendered('web', '2'), 'NOTES.md': 'kept', 'own.yaml': 'kind: Own\n' });
  expect(await played(held, { check: true })).toMatchObject({ different: 0, stale: [], said: '' });
});

test('differences are printed as diffs, and nothing is written', async () => {
  const held = files({ 'a.yaml': rendered('web', '9'), 'old/c.yaml': rendered('web', '3') });
  const { different, stale, said } = await played(held, { check: true });
  expect([different, stale]).toEqual([2, ['old/c.yaml']]);
  expect(said).toContain(
    '--- /out/a.yaml\n+++ /out/a.yaml\n@@ -1,4 +1,4 @@\n ---\n # Source: web/templates/a.yaml\n kind: A\n-x: 9\n+x: 1\n',
  );
  expect(said).toContain('--- /dev/null\n+++ /out/b.yaml\n');
  expect(held.list('/out').map(({ name }) => name)).toEqual(['a.yaml', 'old']);
});

test('results that no job has any more are removed, other files stay', async () => {
  const held = files({ 'c.yaml': rendered('web', '3'), 'own.yaml': 'kind: Own\n', 'c.txt': rendered('web', '3') });
  expect((await played(held, { prune: true })).stale).toEqual(['c.yaml']);
  expect(held.list('/out').map(({ name }) => name)).toEqual(['a.yaml', 'b.yaml', 'c.txt', 'own.yaml']);
});

test('a share leaves the results of the other shares', async () => {
  const held = files({ 'a.yaml': rendered('web', '1'), 'b.yaml': rendered('web', '2'), 'c.yaml': rendered('web', '3') });
  for (const index of [0, 1]) await played(held, { prune: true, shard: { index, count: 2 } });
  expect(held.list('/out').map(({ name }) => name)).toEqual(['a.yaml', 'b.yaml']);
});

test('a list of clashes has an end', async () => {
  const text = Array.from({ length: 100 }, () => '{"name": "a", "chart": "/web"}\n').join('');
  const message = await played(files({}), { text, file: 'jobs.jsonl' }).then(
    () => '',
    (error: Error) => error.message,
  );
  expect(message.split('\n').length).toBe(21);
  expect(message).toMatch(/\nand 79 more jobs whose results have no path of their own$/);
});
