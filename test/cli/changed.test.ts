/** `changed`, `--changed` and `diff --git` in a small repository with two commits. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROGRAM } from '../support/program.ts';
import { words } from '../support/rows.ts';

const meta = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;
const CONFIG = (value: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: config}\ndata: {a: ${value}}\n`;
const library = (text: string) => `{{- define "lib.a" }}${text}{{ end }}\n`;

const BEFORE: Readonly<Record<string, string>> = {
  'charts/lib/Chart.yaml': meta('lib', 'type: library\n'),
  'charts/lib/templates/_lib.tpl': library('one'),
  'charts/app/Chart.yaml': meta('app', 'dependencies:\n- {name: lib, version: 1.0.0, repository: file://../lib}\n'),
  'charts/app/templates/a.yaml': CONFIG('{{ include "lib.a" . }}'),
  'charts/user/Chart.yaml': meta('user', 'dependencies:\n- {name: lib, version: ^1, repository: https://example.com/charts}\n'),
  'charts/web/Chart.yaml': meta('web'),
  'charts/web/.helmignore': 'README.md\n',
  'charts/web/values.yaml': 'replicas: 1\n',
  'charts/web/prod.yaml': 'replicas: 2\n',
  'charts/web/templates/a.yaml': CONFIG('{{ .Values.replicas | quote }}'),
  'charts/web/charts/part/Chart.yaml': meta('part'),
  'charts/old/Chart.yaml': meta('old'),
  'charts/old/templates/a.yaml': CONFIG('old'),
  'charts/quiet/Chart.yaml': meta('quiet'),
  'charts/quiet/.helmignore': 'README.md\n',
};
const AFTER: Readonly<Record<string, string>> = {
  'charts/lib/templates/_lib.tpl': library('two'),
  'charts/web/Chart.yaml': meta('web').replace('1.0.0', '1.1.0'),
  'charts/web/prod.yaml': 'replicas: 3\n',
  'charts/web/charts/part/values.yaml': 'a: 1\n',
  'charts/quiet/README.md': 'text\n',
};
/** What is not committed, and not known to git. */
const UNTRACKED = { 'charts/new/Chart.yaml': meta('new'), 'charts/new/templates/a.yaml': CONFIG('new') };

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'chartwright-changed-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args], {
      cwd: join(home, 'work'),
      env: { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1' },
    });
  const lay = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(home, 'work', name)), { recursive: true });
      writeFileSync(join(home, 'work', name), text);
    }
  };
  lay(BEFORE);
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', 'one');
  git('tag', 'v1');
  lay(AFTER);
  rmSync(join(home, 'work/charts/old'), { recursive: true });
  git('add', '-A');
  git('commit', '-qm', 'two');
  lay(UNTRACKED);
  mkdirSync(join(home, 'alone/work'), { recursive: true });
  cpSync(join(home, 'work/charts'), join(home, 'alone/work/charts'), { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const run = async (line: string, place = home) => {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    NO_COLOR: '1',
    GIT_CEILING_DIRECTORIES: tmpdir(),
    XDG_CACHE_HOME: join(home, 'cache'),
  };
  const { exit, stdout, stderr } = await PROGRAM(words(line), { home: place, env, stdin: '' });
  return [exit, `${stdout}${stderr}`.replaceAll(home, '<home>')];
};

const WEB = `~ ConfigMap/config  default, web/templates/a.yaml
  ~ data.a: "2" → "3"
      values replicas: charts/web/prod.yaml:1:11

1 changed, 0 added, 0 removed
`;

const ROWS: readonly (readonly [line: string, exit: number, says: string])[] = [
  ['changed --since v1', 0, 'charts/app\ncharts/lib\ncharts/new\ncharts/quiet\ncharts/user\ncharts/web\n'],
  ['changed --since v1 --no-dependents', 0, 'charts/lib\ncharts/new\ncharts/quiet\ncharts/web\n'],
  ['changed --since v1 --use-helmignore --excluded-charts new,charts/user', 0, 'charts/app\ncharts/lib\ncharts/web\n'],
  ['changed --since v1 --chart-dirs charts/web', 0, 'charts/web\n'],
  ['changed --since HEAD', 0, 'charts/new\n'],
  [
    'changed --since v1 --check-version-increment --use-helmignore --no-dependents',
    1,
    'charts/lib\ncharts/new\ncharts/web\nError: charts/lib/Chart.yaml:3:10: version 1.0.0 must be greater than 1.0.0, the one before\n',
  ],
  ['changed --since v1 --chart-dirs /', 1, 'Error: / is outside of the repository <home>/work\n'],
  ['changed --since v1 --chart-dirs lost', 1, 'Error: there is no folder lost to search for charts\n'],
  ['changed', 1, 'Error: there is no origin/main to compare with: name a branch or revision with --since\n'],
  ['changed --since nowhere', 1, 'Error: git knows no revision "nowhere"\n'],
  ['diff charts/web --git v1..HEAD -f charts/web/prod.yaml', 0, WEB],
  ['diff charts/web --git v1 -f charts/web/prod.yaml --detailed-exitcode', 2, WEB],
  ['diff charts/web --git v1...main -f charts/web/prod.yaml', 0, WEB],
  ['diff charts/web --git v1..v1', 0, ''],
  [
    'diff charts/app --git v1',
    0,
    `~ ConfigMap/config  default, app/templates/a.yaml
  ~ data.a: "one" → "two"
      template app/charts/lib/templates/_lib.tpl:1:1

1 changed, 0 added, 0 removed
`,
  ],
  [
    'diff charts/web --git v1 --to-version 1',
    1,
    'Error: --git compares revisions: --from-version and --to-version are for charts of repositories\n',
  ],
  [
    'diff charts/web --git v1..main -f charts/new/Chart.yaml',
    1,
    [
      'Error: charts/web at v1: open <home>/work/charts/new/Chart.yaml: no such file or directory at v1\n',
      'Error: charts/web at main: open <home>/work/charts/new/Chart.yaml: no such file or directory at main\n',
    ].join(''),
  ],
  ['changed -o xml', 1, 'Error: invalid argument "xml" for "-o, --output" flag: invalid format type: it must be text or json\n'],
  ['diff charts/web --git v9', 1, 'Error: git knows no revision "v9"\n'],
  ['diff charts/lost --git v1', 1, 'Error: there is no chart in charts/lost on either side\n'],
  ['diff --git v1', 1, 'Error: name a chart, or use --changed\n'],
  ['diff charts/web --since v1', 1, 'Error: --since needs --changed\n'],
  [
    'diff --changed --since HEAD --no-causes',
    0,
    `charts/new at HEAD → charts/new
+ ConfigMap/config  default, new/templates/a.yaml
    + apiVersion: v1
    + data:
    +   a: new
    + kind: ConfigMap
    + metadata:
    +   name: config

0 changed, 1 added, 0 removed

`,
  ],
  [
    'lint --changed --since HEAD',
    0,
    '==> Linting charts/new\n[INFO] Chart.yaml: icon is recommended\n[INFO] values.yaml: file does not exist\n\n1 chart(s) linted, 0 chart(s) failed\n',
  ],
  [
    'template --changed --since HEAD',
    0,
    '---\n# Source: new/templates/a.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: config}\ndata: {a: new}\n',
  ],
  ['template charts/web --since HEAD', 1, 'Error: --since needs --changed\n'],
  ['package --changed --since HEAD -d out', 0, 'Successfully packaged chart and saved it to: out/new-1.0.0.tgz\n'],
  ['check --changed --since HEAD --format json web', 1, 'Error: --changed takes no charts\n'],
];

describe('changed', () => {
  test.each(ROWS)('%s', async (line, exit, says) => {
    expect(await run(line)).toEqual([exit, says]);
  });

  test('outside of a repository', async () => {
    expect(await run('changed', join(home, 'alone'))).toEqual([1, 'Error: <home>/alone/work is not in a git repository\n']);
  });

  test('a repository that git refuses to read', async () => {
    const folder = join(home, 'refused');
    mkdirSync(join(folder, 'work/.git'), { recursive: true });
    writeFileSync(join(folder, 'work/.git/HEAD'), 'ref: refs/heads/main\n');
    mkdirSync(join(folder, 'work/.git/objects'));
    mkdirSync(join(folder, 'work/.git/refs'));
    writeFileSync(join(folder, 'work/.git/config'), '[core\n');
    expect(await run('changed', folder)).toEqual([
      1,
      expect.stringContaining('git cannot read the repository of <home>/refused/work: fatal: bad config line 1'),
    ]);
  });

  test('a shallow clone says why a revision is missing', async () => {
    mkdirSync(join(home, 'shallow'));
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${join(home, 'work')}`, join(home, 'shallow/work')]);
    expect(await run('changed --since HEAD~1', join(home, 'shallow'))).toEqual([
      1,
      'Error: git knows no revision "HEAD~1": this clone is shallow; fetch more of its history (fetch-depth: 0)\n',
    ]);
  });

  test('revisions of a chart from outside of its repository', async () => {
    const line = `diff ${join(home, 'work/charts/web')} --git v1..main -f ${join(home, 'work/charts/web/prod.yaml')}`;
    const place = WEB.replace('charts/web/prod.yaml', '<home>/work/charts/web/prod.yaml');
    expect(await run(line, join(home, 'alone'))).toEqual([0, place]);
  });

  test('a chart that the branch removes', async () => {
    const [, text] = await run('changed --since v1 -o json --no-dependents');
    expect(JSON.parse(text as string).removed).toEqual([{ path: 'charts/old', name: 'old', type: '' }]);
    const [, said] = await run('diff --changed --since v1 --no-causes');
    expect(said).toContain('charts/old at v1 → charts/old (removed)\n- ConfigMap/config');
  });

  test.each([
    ['version: abc', ':3:10: version abc is no semantic version; it must be greater than 1.0.0, the one before'],
    ['appVersion: 1', ':1:1: no version can be read; it must be greater than 1.0.0, the one before'],
    ['version: [1]', ':3:10: no version can be read; it must be greater than 1.0.0, the one before'],
    ['version: {a: b}', ':3:10: no version can be read; it must be greater than 1.0.0, the one before'],
    ['version: 2.0', ':3:10: no version can be read; it must be greater than 1.0.0, the one before'],
    ['version: [1', ':4:1: no version can be read; it must be greater than 1.0.0, the one before'],
  ])('a chart with %s', async (line, fault) => {
    const file = join(home, 'work/charts/quiet/Chart.yaml');
    writeFileSync(file, `apiVersion: v2\nname: quiet\n${line}\n`);
    const said = await run('changed --since v1 --check-version-increment --chart-dirs charts/quiet');
    writeFileSync(file, meta('quiet'));
    expect(said).toEqual([1, `charts/quiet\nError: charts/quiet/Chart.yaml${fault}\n`]);
  });

  test('READMEs and types of changed charts', async () => {
    const missing = 'charts/new: required chart file charts/new/values.yaml is missing\n';
    expect(await run('readme --check --changed --since HEAD')).toEqual([0, missing]);
    const [exit, said] = await run('types --changed --since HEAD');
    expect([exit, said]).toEqual([0, expect.stringContaining('export interface Values')]);
    const file = join(home, 'work/charts/new/Chart.yaml');
    writeFileSync(join(home, 'work/charts/new/values.yaml'), 'a: 1\n');
    writeFileSync(file, 'name: new\nversion: [\n');
    const broken = await run('readme --changed --since HEAD');
    writeFileSync(file, meta('new'));
    rmSync(join(home, 'work/charts/new/values.yaml'));
    expect(broken).toEqual([1, expect.stringMatching(/^charts\/new\/Chart\.yaml:3:1: .*\nError: 1 of 1 READMEs cannot be made\n$/)]);
  });

  test('the reasons as JSON', async () => {
    const [, text] = await run('changed --since v1 -o json --chart-dirs charts/app,charts/lib');
    expect(JSON.parse(text as string)).toMatchObject({
      charts: [
        { path: 'charts/app', files: [], dependsOn: ['charts/lib'] },
        { path: 'charts/lib', type: 'library', files: ['templates/_lib.tpl'], dependsOn: [] },
      ],
    });
  });
});
