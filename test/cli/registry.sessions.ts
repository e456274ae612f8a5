/** Registries: `push`, `registry login` and `logout`, and charts out of registries in the other commands. */
import type { Session, SessionSuite } from '../support/session.ts';

const setup = [
  'package charts/hello --version 0.1.0',
  'package charts/hello --version 0.2.0',
  'package charts/hello --version 1.0.0+b.1',
  'package charts/hello --version 2.0.0-rc.1',
  ...['0.1.0', '0.2.0', '1.0.0+b.1', '2.0.0-rc.1'].map((version) => `push hello-${version}.tgz oci://REGISTRY/charts --plain-http`),
];

const METADATA = 'apiVersion: v2\nname: app\nversion: 0.1.0\ndependencies:\n';

const sessions: Session[] = [
  {
    name: 'push',
    steps: [
      ...setup,
      'push',
      'push hello-0.1.0.tgz',
      'push charts/hello oci://REGISTRY/charts --plain-http',
      'push nosuch.tgz oci://REGISTRY/charts --plain-http',
      'push charts/hello/Chart.yaml oci://REGISTRY/charts --plain-http',
      'push hello-0.1.0.tgz http://REGISTRY/charts',
      'push hello-0.1.0.tgz REGISTRY/charts',
      'push hello-0.1.0.tgz oci://REGISTRY/Charts --plain-http',
      'push hello-0.1.0.tgz oci://REGISTRY/charts:1 --plain-http',
      'push hello-0.1.0.tgz oci://REGISTRY --plain-http',
      'push hello-0.1.0.tgz oci://REGISTRY/charts --plain-http --ca-file nosuch.pem',
    ],
  },
  {
    name: 'pull and show',
    steps: [
      ...setup,
      ...['', ' --devel', ' --version <0.2', ' --version 0.2', ' --version 9.9.9', ' --version ^9', " --version 'x y'"].map(
        (flags) => `show chart oci://REGISTRY/charts/hello --plain-http${flags}`,
      ),
      'show chart oci://REGISTRY/charts/hello:0.1.0 --plain-http',
      'show chart oci://REGISTRY/charts/hello:0.1.0 --plain-http --version 0.2.0',
      'show chart oci://REGISTRY/charts/hello:latest --plain-http',
      'show chart oci://REGISTRY/charts/nosuch --plain-http',
      'show chart oci://REGISTRY/charts/nosuch --plain-http --version 1.0.0',
      'show chart oci://REGISTRY --plain-http',
      'show chart oci://REGISTRY/charts/hello@sha256:00 --plain-http',
      'pull oci://REGISTRY/charts/hello --plain-http --version 0.1.0 -d charts',
      'pull oci://REGISTRY/charts/hello --plain-http --untar',
      'pull oci://REGISTRY/charts/hello --plain-http --verify',
      'pull oci://REGISTRY/charts/hello --plain-http --prov',
      'pull oci://127.0.0.1:1/charts/hello --plain-http --version 0.1.0',
      'template x oci://REGISTRY/charts/hello --plain-http --version ~0.1',
      'repo add x oci://REGISTRY/charts',
    ],
    lists: ['work/charts', 'work/hello', 'cache'],
  },
  {
    name: 'dependencies',
    files: {
      'app/Chart.yaml': `${METADATA}- {name: hello, version: '>=0.1 <0.3', repository: 'oci://REGISTRY/charts'}\n`,
      'none/Chart.yaml': `${METADATA}- {name: hello, version: ^9, repository: 'oci://REGISTRY/charts'}\n`,
      'gone/Chart.yaml': `${METADATA}- {name: nosuch, version: ^9, repository: 'oci://REGISTRY/charts'}\n`,
      'exact/Chart.yaml': `${METADATA}- {name: nosuch, version: 1.0.0, repository: 'oci://REGISTRY/charts'}\n`,
    },
    steps: [
      ...setup,
      'dependency update app --plain-http',
      'dependency list app',
      'dependency build app --plain-http',
      'dependency build app --plain-http --verify',
      'dependency update app --plain-http --verify',
      'package app -u --plain-http',
      'dependency update none --plain-http',
      'dependency update gone --plain-http',
      'dependency update exact --plain-http',
    ],
    leaves: ['work/app/Chart.lock'],
    lists: ['work/app'],
  },
  {
    name: 'dependencies of a template',
    files: { 'app/Chart.yaml': `${METADATA}- {name: hello, version: 0.1.0, repository: 'oci://REGISTRY/charts'}\n` },
    steps: [...setup, 'template app --plain-http', 'template app --plain-http --dependency-update', 'template app'],
    lists: ['work/app'],
  },
  {
    name: 'with a guard',
    guarded: true,
    steps: [
      'package charts/hello',
      'push hello-0.1.0.tgz oci://REGISTRY/charts --plain-http --username me --password pw',
      'pull oci://REGISTRY/charts/hello --plain-http',
      'pull oci://REGISTRY/charts/hello --plain-http --username me --password no',
      'pull oci://REGISTRY/charts/hello --plain-http --username me --password pw',
      'registry login REGISTRY --plain-http -u me -p no',
      'registry login REGISTRY --plain-http -u me',
      'registry login REGISTRY/charts --plain-http -u me -p pw',
      'registry login 127.0.0.1:1 --plain-http -u me -p pw',
      'registry login REGISTRY --plain-http -u me -p pw',
      'pull oci://REGISTRY/charts/hello --plain-http',
      'registry logout other:5000',
      'registry logout REGISTRY',
      'pull oci://REGISTRY/charts/hello --plain-http',
    ],
    leaves: ['config/helm/registry/config.json'],
  },
  {
    name: 'credentials that cannot be read',
    files: { 'a.json': '{"auths": [', 'b.json': '[]', 'c.json': '{x', 'd.json': '{"auths": 5}', 'e.json': '{"auths": {}} more' },
    steps: ['a', 'b', 'c', 'd', 'e'].map((name) => `registry logout REGISTRY --registry-config ${name}.json`),
  },
];

export const registrySuite: SessionSuite = { name: 'registry', helm: '4.3.1', sessions };
