/** `dependency`, and the same by way of `template --dependency-update` and `package --dependency-update`. */
import type { Session, SessionSuite } from '../support/session.ts';

const setup = [
  'package charts/hello -d repo --version 0.1.0',
  'package charts/hello -d repo --version 0.1.5',
  'package charts/hello -d repo --version 1.0.0-rc.1',
  'repo index repo --url URL/repo',
];

const METADATA = 'apiVersion: v2\nname: app\nversion: 0.1.0\n';

/** A chart `app` with these dependencies. */
const app = (...dependencies: string[]) => ({
  'app/Chart.yaml': `${METADATA}dependencies:\n${dependencies.map((one) => `- {${one}}\n`).join('')}`,
  'app/templates/a.yaml': 'a: {{ .Values.hello | default "b" }}\n',
});

const sessions: Session[] = [
  {
    name: 'names that are patterns',
    files: app(
      ...['[x', 'a\\\\', 'hel*', '[h]ello', 'h?llo', '[^', 'a[', '[a-'].map((name) => `name: '${name}', version: 0.x, repository: URL`),
    ),
    steps: ['package charts/hello -d app/charts', 'dependency list app'],
  },
  {
    name: 'nothing to do',
    files: { 'app/Chart.yaml': METADATA, 'none/Chart.yaml': `${METADATA}dependencies: []\n` },
    steps: [
      'dependency list app',
      'dependency update app',
      'dependency build app',
      'dependency list none',
      'dependency update none',
      'dependency list',
      'dependency list nosuch',
      'dependency update nosuch',
      'dependency update app/Chart.yaml',
      'dependency update a b',
    ],
    lists: ['work/app', 'work/none'],
    leaves: ['work/none/Chart.lock'],
  },
  {
    name: 'a repository that nobody added',
    files: app("name: hello, version: '*', repository: 'URL/repo'"),
    steps: [
      ...setup,
      'dependency list app',
      'template app',
      'dependency update app --skip-refresh',
      'dependency update app',
      'dependency list app',
      'dependency list app --max-col-width 6',
      'dependency build app',
      'repo add r URL/repo',
      'dependency build app',
      'dependency build app --skip-refresh --debug',
      'template app',
    ],
    leaves: ['work/app/Chart.lock'],
    lists: ['work/app', 'cache'],
  },
  {
    name: 'in other commands',
    files: app("name: hello, version: ~0.1.0, repository: '@r'"),
    steps: [
      ...setup,
      'repo add r URL/repo',
      'package app',
      'template app --dependency-update',
      'package app -u',
      'dependency build app',
      'lint app',
    ],
    lists: ['work/app'],
  },
  {
    name: 'aliases and versions that are not there',
    files: app("name: hello, version: '9', repository: '@r'", "name: hello, version: '>0', repository: 'alias:r', alias: two"),
    steps: [
      ...setup,
      'dependency update app',
      'repo add r URL/repo',
      'dependency update app',
      'dependency list app',
      'dependency build app',
    ],
    lists: ['work/app'],
  },
  {
    name: 'the same chart twice, under two names',
    files: app("name: hello, version: 0.1.0, repository: '@r'", "name: hello, version: 0.1.0, repository: '@r', alias: two"),
    steps: [
      ...setup,
      'repo add r URL/repo',
      'dependency update app --skip-refresh',
      'dependency list app',
      'dependency update app --skip-refresh',
    ],
    lists: ['work/app'],
  },
  {
    name: 'a lock that does not fit',
    files: {
      ...app("name: hello, version: '>0', repository: 'URL/repo'"),
      'app/Chart.lock': 'dependencies: []\ndigest: sha256:00\ngenerated: "2020-01-01T00:00:00Z"\n',
    },
    steps: ['dependency build app'],
    leaves: ['work/app/Chart.lock'],
  },
  {
    name: 'folders',
    files: {
      ...app("name: lib, version: '>=0', repository: 'file://../lib'", 'name: inside, version: ^1.0.0'),
      'lib/Chart.yaml': 'apiVersion: v2\nname: lib\nversion: 0.3.0\n',
      'app/charts/inside/Chart.yaml': 'apiVersion: v2\nname: inside\nversion: 1.2.3\n',
      'app/charts/stray/Chart.yaml': 'apiVersion: v2\nname: stray\nversion: 1.2.3\n',
      'odd/Chart.yaml': `${METADATA}dependencies:\n- {name: lib, version: '>5', repository: 'file://../lib'}\n`,
      'gone/Chart.yaml': `${METADATA}dependencies:\n- {name: lib, version: '>5', repository: 'file://../nosuch'}\n`,
      'bad/Chart.yaml': `${METADATA}dependencies:\n- {name: lib, version: 'x y', repository: 'file://../lib'}\n`,
    },
    steps: [
      'dependency update app --debug',
      'dependency list app',
      'dependency build app',
      'dependency update odd',
      'dependency update gone',
      'dependency update bad',
    ],
    leaves: ['work/app/Chart.lock'],
    lists: ['work/app'],
  },
  {
    name: 'a chart of the first kind',
    files: {
      'old/Chart.yaml': 'apiVersion: v1\nname: old\nversion: 0.1.0\n',
      'old/requirements.yaml': "dependencies:\n- {name: hello, version: '>0', repository: 'URL/repo'}\n",
    },
    steps: [...setup, 'dependency update old', 'repo add r URL/repo', 'dependency build old', 'dependency list old'],
    leaves: ['work/old/requirements.lock'],
    lists: ['work/old'],
  },
  {
    name: 'servers that fail, one after the other',
    files: Object.fromEntries(
      ['junk', 'error', 'loop', 'cut', 'auth/repo', 'nosuch', 'empty'].map((where) => [
        `${where}/Chart.yaml`,
        `${METADATA}dependencies:\n- {name: hello, version: '>0', repository: 'URL/${where}'}\n`,
      ]),
    ),
    steps: [...setup, ...['junk', 'error', 'loop', 'cut', 'auth/repo', 'nosuch', 'empty'].map((where) => `dependency update ${where}`)],
  },
  {
    name: 'a package that is gone leaves everything as it was',
    files: {
      ...app("name: hello, version: 0.1.0, repository: '@r'", "name: gone, version: 1.0.0, repository: '@r'"),
      'app/charts/kept.txt': 'kept',
      'r/index.yaml':
        'apiVersion: v1\nentries:\n  hello: [{apiVersion: v2, name: hello, version: 0.1.0, urls: [../repo/hello-0.1.0.tgz]}]\n  gone: [{apiVersion: v2, name: gone, version: 1.0.0, urls: [gone.tgz]}]\n',
    },
    steps: [...setup, 'repo add r URL/r', 'dependency update app', 'dependency build app'],
    lists: ['work/app'],
  },
];

export const dependencySuite: SessionSuite = { name: 'dependency', helm: '4.3.1', sessions };
