/** helm-diff's commands over releases, on the API server of the tests. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiServer, startApiServer } from '../support/api-server/server.ts';
import { inProcess } from '../support/program.ts';
import { playReleases } from './play.ts';

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());

let index = 0;
async function said(steps: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const all = await playReleases(inProcess, { name: '', files, steps }, server.kubeconfig, `diff-${process.pid}-${index++}`);
  return all.slice(-1).map(({ exit, stdout, stderr }) => ({ exit, stdout, stderr }))[0];
}

const INSTALL = [
  'install one web -n NS --create-namespace',
  'upgrade one web -n NS --set colour=blue',
  'upgrade one web -n NS --set colour=green,extra=true',
];
const CHANGED = 'Error: identified at least one change, exiting with non-zero exit code (detailed-exitcode parameter enabled)\n';

const REVISIONS = `NS, one-a, ConfigMap (v1) has changed:
...
    name: one-a
  data:
-   colour: blue
-   revision: "2"
+   colour: green
+   revision: "3"
NS, one-b, ConfigMap (v1) has been added:
- 
+ # Source: web/templates/b.yaml
+ apiVersion: v1
+ kind: ConfigMap
+ metadata:
+   name: one-b
+ data:
+   colour: green
`;

test('two revisions, the older one first', async () => {
  expect(await said([...INSTALL, 'diff revision one 3 2 -n NS --context 2 --detailed-exitcode'])).toEqual({
    exit: 2,
    stdout: REVISIONS,
    stderr: CHANGED,
  });
  expect(await said([...INSTALL, 'diff revision one 2 -n NS -C 2'])).toEqual({ exit: 0, stdout: REVISIONS, stderr: '' });
});

test('a rollback, in few words', async () => {
  expect(await said([...INSTALL, 'diff rollback one 1 -n NS --output simple'])).toEqual({
    exit: 0,
    stdout: `NS, one-a, ConfigMap (v1) to be changed.
NS, one-b, ConfigMap (v1) to be removed.
Plan: 0 to add, 1 to change, 1 to destroy, 0 to change ownership.
`,
    stderr: '',
  });
});

test('an upgrade: without values those of the last revision count, with some the defaults', async () => {
  const line = 'diff upgrade one web -n NS -C 0';
  expect((await said([...INSTALL, line]))?.stdout).toBe(`NS, one-a, ConfigMap (v1) has changed:
...
-   revision: "3"
+   revision: "1"
`);
  expect((await said([...INSTALL, `${line} --set colour=red`]))?.stdout).toBe(`NS, one-a, ConfigMap (v1) has changed:
...
-   colour: green
-   revision: "3"
+   colour: red
+   revision: "1"
NS, one-b, ConfigMap (v1) has been removed:
- # Source: web/templates/b.yaml
- apiVersion: v1
- kind: ConfigMap
- metadata:
-   name: one-b
- data:
-   colour: green
+ 
`);
  expect((await said([...INSTALL, `${line} --set colour=red -o json`]))?.stdout).toBe(`[{
  "api": "v1",
  "kind": "ConfigMap",
  "namespace": "NS",
  "name": "one-a",
  "change": "MODIFY"
},{
  "api": "v1",
  "kind": "ConfigMap",
  "namespace": "NS",
  "name": "one-b",
  "change": "REMOVE"
}]
`);
});

test('a release that is not there', async () => {
  const stars = '*'.repeat(20);
  expect(await said(['diff upgrade two web -n NS'])).toEqual({
    exit: 1,
    stdout: '',
    stderr: `${stars}\n\n\tRelease was not present in Helm.  Include the \`--allow-unreleased\` to perform diff without exiting in error.\n\n${stars}\nError: release: not found\n`,
  });
  expect(await said(['diff upgrade two web -n NS --install -o simple --detailed-exitcode'])).toEqual({
    exit: 2,
    stdout: 'NS, two-a, ConfigMap (v1) to be added.\nPlan: 1 to add, 0 to change, 0 to destroy, 0 to change ownership.\n',
    stderr: CHANGED,
  });
  expect((await said(['diff upgrade two web -n NS --dry-run=client -o simple']))?.exit).toBe(0);
});

test('two releases of a chart, and of two charts', async () => {
  const other = { 'other/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 1.0.0\n' };
  expect(
    await said(['install one web -n NS --create-namespace', 'install two web -n NS --set colour=blue', 'diff release one two -n NS -C 0']),
  ).toEqual({
    exit: 0,
    stdout: `web/templates/a.yaml has changed:
...
-   name: one-a
+   name: two-a
...
-   colour: red
+   colour: blue
...
`,
    stderr: '',
  });
  expect(
    (await said(['install one web -n NS --create-namespace', 'install two other -n NS', 'diff release one two -n NS'], other))?.stdout,
  ).toContain('Unable to compare releases from two different charts "web", "other".');
});

test('secrets are hidden, decoded or left out', async () => {
  const secret = (name: string) => ({
    'web/templates/s.yaml': `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}}\nstringData: {word: "{{ .Values.colour }}"}\n`,
  });
  const run = async (flags: string) =>
    (
      await said(
        [
          'install one web -n NS --create-namespace',
          `diff upgrade one web -n NS --set colour=blue -C 0 --suppress ConfigMap ${flags}`.trim(),
        ],
        secret('s'),
      )
    )?.stdout;
  expect(await run('')).toContain("-   word: '-------- # (3 bytes)'\n+   word: '++++++++ # (4 bytes)'\n");
  expect(await run('--show-secrets-decoded')).toContain('-   word: red\n+   word: blue\n');
  expect(await run('--show-secrets')).toContain('- stringData: {word: "red"}\n+ stringData: {word: "blue"}\n');
  expect(await run('-q')).toContain('NS, s, Secret (v1) has changed:\n+ Changes suppressed on sensitive content of type Secret\n');
});

test('an upgrade of what is on the cluster, by the word of the server', async () => {
  const namespace = `diff-three-way-${process.pid}`;
  const play = (steps: readonly string[]) => playReleases(inProcess, { name: '', steps }, server.kubeconfig, namespace);
  await play(['install one web -n NS --create-namespace']);
  const place = `${server.url}/api/v1/namespaces/${namespace}/configmaps`;
  const headers = { authorization: 'Bearer secret-token', 'content-type': 'application/merge-patch+json' };
  await fetch(`${place}/one-a`, { method: 'PATCH', headers, body: JSON.stringify({ data: { colour: 'black', more: 'x' } }) });
  const [said] = await play(['diff upgrade one web -n NS --set colour=blue,extra=true --three-way-merge -C 1']);
  expect(said).toMatchObject({
    exit: 0,
    stderr: '',
    stdout: `NS, one-a, ConfigMap (v1) has changed:
...
  data:
-   colour: black
+   colour: blue
    more: x
...
NS, one-b, ConfigMap (v1) has been added:
- 
+ apiVersion: v1
+ data:
+   colour: blue
+ kind: ConfigMap
+ metadata:
+   name: one-b
+   namespace: NS
`,
  });
  const [owned] = await play(['diff upgrade other web -n NS --set nothing=1 --install --take-ownership -o simple']);
  expect(owned?.stdout).toContain('to change ownership.\n');
});

test.each([
  ['diff rollback one 9 -n NS', 'revision 9 of one: release: not found'],
  ['diff revision one 1 9 -n NS', 'revision 9 of one: release: not found'],
  ['diff release one two -n NS', 'two: release: not found'],
  ['diff live two -n NS', 'two: release: not found'],
])('a release that is not there: %s', async (line, words) => {
  expect(await said(['install one web -n NS --create-namespace', line])).toEqual({ exit: 1, stdout: '', stderr: `Error: ${words}\n` });
});

test('what was changed by hand, and what is gone', async () => {
  const namespace = `diff-live-${process.pid}`;
  const play = (steps: readonly string[]) => playReleases(inProcess, { name: '', steps }, server.kubeconfig, namespace);
  await play(['install one web -n NS --create-namespace --set extra=true,colour=green', 'diff live one -n NS --detailed-exitcode']).then(
    (said) => {
      expect(said[1]).toMatchObject({ exit: 0, stdout: '', stderr: '' });
    },
  );
  const place = `${server.url}/api/v1/namespaces/${namespace}/configmaps`;
  const headers = { authorization: 'Bearer secret-token', 'content-type': 'application/merge-patch+json' };
  await fetch(`${place}/one-a?fieldManager=kubectl-edit`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ data: { colour: 'black', more: 'x' } }),
  });
  await fetch(`${place}/one-b`, { method: 'DELETE', headers });
  const [said] = await play(['diff live one -n NS --detailed-exitcode']);
  expect(said).toMatchObject({
    exit: 2,
    stderr: '',
    stdout: `~ ConfigMap/one-a  NS, web/templates/a.yaml
  ~ data.colour: "green" → "black"
      kubectl-edit, TIME
      template web/templates/a.yaml:6:3
      values colour: the values of revision 1
  + data.more: "x"
      kubectl-edit, TIME

- ConfigMap/one-b  NS, web/templates/b.yaml
    - apiVersion: v1
    - data:
    -   colour: green
    - kind: ConfigMap
    - metadata:
    -   name: one-b
    -   namespace: NS

1 changed, 0 added, 1 removed
`,
  });
});
