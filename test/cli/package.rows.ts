/** `create`, `package`, `verify`: what they print, and the files that they write. */
import { chart, type Row, type Suite } from '../support/rows.ts';

const EPOCH = { SOURCE_DATE_EPOCH: '1700000000' };
const demo = chart({ 'templates/a.yaml': 'a: 1\n', 'values.yaml': 'a: 1\n', 'README.md': '# demo\n', '.helmignore': '*.o\n', 'x.o': 'o' });
const sub = { 'demo/charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n' };
const starter = {
  'data/helm/starters/st/Chart.yaml': 'apiVersion: v1\nname: st\nversion: 9.9.9\n',
  'data/helm/starters/st/values.yaml': 'name: <CHARTNAME> # kept\n',
  'data/helm/starters/st/templates/a.yaml': 'a: <CHARTNAME>\n',
  'data/helm/starters/st/README.md': '# <CHARTNAME>\n',
  'data/helm/starters/st/charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
};
const home = { HELM_DATA_HOME: 'data/helm' };

const rows: Row[] = [
  { name: 'create', line: 'create web' },
  { name: 'create by path', line: 'create ./some/../web' },
  { name: 'create over another', before: ['create web'], line: 'create web' },
  { name: 'create in no folder', line: 'create none/web' },
  { name: 'create where a file is', line: 'create file', files: { file: '' } },
  { name: 'create below a file', line: 'create file/web', files: { file: '' } },
  { name: 'create with a bad name', line: "create 'my chart'" },
  { name: 'create with a long name', line: `create ${'x'.repeat(251)}` },
  { name: 'create without a name', line: 'create' },
  { name: 'create v3', line: 'create web --chart-api-version v3' },
  { name: 'create v9', line: 'create web --chart-api-version v9' },
  {
    name: 'create v3, gate open, twice',
    before: ['create web --chart-api-version v3'],
    line: 'create web --chart-api-version v3',
    env: { HELM_EXPERIMENTAL_CHART_V3: '1' },
  },
  {
    name: 'create from a starter',
    line: 'create web -p st',
    files: starter,
    env: home,
    leaves: ['web/Chart.yaml', 'web/values.yaml', 'web/templates/a.yaml', 'web/README.md'],
  },
  { name: 'subcharts of a starter', before: ['create web -p st'], line: 'show chart web/charts/sub-1.0.0.tgz', files: starter, env: home },
  {
    name: 'create from a starter below new folders',
    line: 'create a/b/web -p st',
    files: starter,
    env: home,
    leaves: ['a/b/web/Chart.yaml'],
  },
  { name: 'no such starter', line: 'create web -p nope', files: starter, env: home },
  { name: 'starter that is no chart', line: 'create web -p st', files: { 'data/helm/starters/st': 'text' }, env: home },

  { name: 'package', line: 'package demo', files: demo, env: EPOCH, sums: ['demo-0.1.0.tgz'] },
  { name: 'package with subcharts', line: 'package charts/shop', env: EPOCH },
  {
    name: 'package under versions',
    line: 'package demo --version 1.2.3+b.4 --app-version 9',
    files: demo,
    env: EPOCH,
    sums: ['demo-1.2.3+b.4.tgz'],
  },
  { name: 'package elsewhere', line: 'package demo -d some/where', files: demo, env: EPOCH, sums: ['some/where/demo-0.1.0.tgz'] },
  {
    name: 'package several',
    line: 'package demo charts/hello -d out',
    files: demo,
    env: EPOCH,
    sums: ['out/demo-0.1.0.tgz', 'out/hello-0.1.0.tgz'],
  },
  { name: 'package where a file is', line: 'package demo -d demo/values.yaml', files: demo },
  { name: 'package below a file', line: 'package demo -d demo/values.yaml/x', files: demo },
  { name: 'package nothing', line: 'package' },
  { name: 'package no chart', line: 'package nowhere' },
  { name: 'package a chart, then none', line: 'package demo nowhere', files: demo, env: EPOCH, sums: ['demo-0.1.0.tgz'] },
  { name: 'package a package', before: ['package demo'], line: 'package demo-0.1.0.tgz', files: demo },
  { name: 'package a folder without a chart', line: 'package demo/templates', files: demo },
  { name: 'package under no version', line: 'package demo --version nonsense', files: demo },
  {
    name: 'package with bad metadata',
    line: 'package demo',
    files: chart({ 'Chart.yaml': 'apiVersion: v2\nname: a/b\nversion: 1.0.0\n' }),
  },
  {
    name: 'package an unknown format',
    line: 'package demo',
    files: chart({ 'Chart.yaml': 'apiVersion: v9\nname: demo\nversion: 1.0.0\n' }),
  },
  {
    name: 'package the format to come',
    line: 'package demo',
    files: chart({ 'Chart.yaml': 'apiVersion: v3\nname: demo\nversion: 1.0.0\n' }),
  },
  {
    name: 'package with a broken schema',
    line: 'package demo',
    files: { ...demo, 'demo/values.schema.json': '{' },
    sums: ['demo-0.1.0.tgz'],
  },
  {
    name: 'package with a dependency missing',
    line: 'package demo',
    files: chart({ 'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\ndependencies: [{name: x, version: 1.x, repository: ""}]\n' }),
  },
  {
    name: 'package with a lock',
    line: 'package demo',
    files: {
      ...demo,
      ...sub,
      'demo/Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 0.1.0\ndependencies: [{name: sub, version: 1.x, repository: ""}]\n',
      'demo/Chart.lock':
        'dependencies:\n- name: sub\n  version: 1.0.0\n  repository: ""\ndigest: sha256:0\ngenerated: "2024-01-02T03:04:05.678+02:00"\n',
    },
    env: EPOCH,
    sums: ['demo-0.1.0.tgz'],
  },
  ...(
    [
      ['without a list', 'x: 1\n'],
      ['of null', 'dependencies: null\ngenerated: "2024-01-02T03:04:05Z"\n'],
      ['of nothing', 'dependencies: []\n'],
      ['with a null', 'dependencies: [null]\n'],
    ] as const
  ).map(([what, lock]) => ({
    name: `package with a lock ${what}`,
    line: 'package demo',
    files: { ...demo, 'demo/Chart.lock': lock },
    env: EPOCH,
    sums: ['demo-0.1.0.tgz'],
  })),
  {
    name: 'package a v1 chart',
    line: 'package demo',
    files: {
      ...demo,
      ...sub,
      'demo/Chart.yaml': 'apiVersion: v1\nname: demo\nversion: 0.1.0\nannotations: {a: b}\n',
      'demo/requirements.yaml': 'dependencies: [{name: sub, version: 1.x, repository: ""}]\n',
    },
    env: EPOCH,
    sums: ['demo-0.1.0.tgz'],
  },
  {
    name: 'package long names',
    line: 'package demo',
    files: { ...demo, [`demo/files/${'d/'.repeat(60)}${'n'.repeat(40)}`]: 'x', [`demo/${'n'.repeat(120)}`]: 'y', 'demo/files/häß': 'z' },
    env: EPOCH,
    sums: ['demo-0.1.0.tgz'],
  },
  { name: 'SOURCE_DATE_EPOCH is no number', line: 'package demo', files: demo, env: { SOURCE_DATE_EPOCH: 'x' } },
  { name: 'SOURCE_DATE_EPOCH is negative', line: 'package demo', files: demo, env: { SOURCE_DATE_EPOCH: '-1' } },
  { name: 'SOURCE_DATE_EPOCH is empty', line: 'package demo', files: demo, env: { SOURCE_DATE_EPOCH: '' } },
  { name: 'sign without a key', line: 'package demo --sign', files: demo },
  { name: 'sign without a keyring', line: "package demo --sign --key x --keyring ''", files: demo },
  {
    name: 'sign, no such keyring',
    line: 'package demo --sign --key x --keyring nope.gpg',
    files: demo,
    env: EPOCH,
    sums: ['demo-0.1.0.tgz', 'demo-0.1.0.tgz.prov'],
  },
  { name: 'sign, keyring of no keys', line: 'package demo --sign --key x --keyring demo/values.yaml', files: demo },

  { name: 'verify a folder', line: 'verify demo', files: demo },
  { name: 'verify nothing', line: 'verify nope.tgz' },
  { name: 'verify without provenance', before: ['package demo'], line: 'verify demo-0.1.0.tgz', files: demo },
  {
    name: 'verify without a keyring',
    before: ['package demo'],
    line: 'verify demo-0.1.0.tgz',
    files: { ...demo, 'demo-0.1.0.tgz.prov': '' },
  },
  { name: 'verify what is no package', line: 'verify demo/values.yaml', files: demo },
  { name: 'verify without an argument', line: 'verify' },
];

export const packageSuite: Suite = { name: 'package', rows, helm: '4.3.1' };
