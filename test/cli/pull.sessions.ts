/** `pull`, and every way to name a chart, in the commands that take one. */
import type { Session, SessionSuite } from '../support/session.ts';

const setup = [
  'package charts/hello -d repo --version 0.1.0',
  'package charts/hello -d repo --version 0.2.0',
  'package charts/hello -d repo --version 1.0.0-rc.1',
  'repo index repo --url URL/repo',
  'repo add r URL/repo',
];

const sessions: Session[] = [
  {
    name: 'versions',
    steps: [
      ...setup,
      'pull',
      'pull r/hello',
      'pull r/hello --version 0.1.0 -d work2',
      'pull r/hello --version 0.1 -d repo/..',
      "pull r/hello --version '>0.1 <2' --debug",
      'pull r/hello --devel',
      'pull r/hello --version 9.9.9',
      "pull r/hello --version 'x y'",
      'pull r/nosuch',
      'pull nosuch/hello',
      'pull hello',
      'pull ./hello',
      'pull r/hello r/nosuch r/hello',
    ],
    lists: ['work', 'cache'],
  },
  {
    name: 'unpacked',
    steps: [
      ...setup,
      'pull r/hello --untar',
      'pull r/hello --untar',
      'pull r/hello --untar --untardir un -d out',
      'pull URL/repo/hello-0.1.0.tgz --untar --untardir u2',
      'pull URL/junk/hello-0.1.0.tgz --untar --untardir u3',
    ],
    lists: ['work/hello', 'work/out', 'work/u2', 'work'],
  },
  {
    name: 'from servers',
    steps: [
      ...setup,
      'pull URL/repo/nosuch.tgz',
      'pull URL/redirect/repo/hello-0.1.0.tgz',
      'pull URL/auth/repo/hello-0.2.0.tgz',
      'pull URL/auth/repo/hello-0.2.0.tgz --username me --password pw',
      'pull URL/loop/hello-0.3.0.tgz',
      'pull URL/error/hello-0.3.0.tgz',
      'pull URL/cut/hello-0.3.0.tgz',
      'pull ftp://127.0.0.1/x.tgz',
      'pull http://[bad/x.tgz',
      'pull hello --repo URL/repo',
      'pull hello --repo URL/auth/repo --username me --password pw --version 0.1.0',
      'pull hello --repo URL/nosuch',
      'pull nosuch --repo URL/repo',
      'pull hello --repo URL/repo --version 99',
      'pull hello --repo ftp://x',
      'pull r/hello --verify',
      'pull r/hello --prov',
      'pull r/hello --ca-file nosuch.pem',
    ],
    lists: ['work'],
  },
  {
    name: 'charts and values from anywhere',
    files: { 'v.yaml': 'name: from a server\n', 'f.txt': 'text', 'bad.yaml': 'a: [' },
    steps: [
      ...setup,
      'show chart r/hello',
      'show chart r/hello --version 0.1',
      'show chart r/hello --devel',
      'show chart hello --repo URL/repo',
      'show chart URL/repo/hello-0.1.0.tgz',
      'show chart URL/junk/hello-0.1.0.tgz',
      'show chart URL/empty/hello-0.1.0.tgz',
      'show chart r/hello --verify',
      'show chart charts/hello --verify',
      'show chart charts/hello --ca-file nosuch.pem',
      'template x r/hello -f URL/v.yaml --set-file motd=URL/f.txt',
      'template x r/nosuch',
      'template x hello --repo URL/repo --version 0.1.0 -f v.yaml,URL/v.yaml',
      'template x r/hello -f URL/nosuch.yaml',
      'template x r/hello -f URL/bad.yaml',
      'template x r/hello -f bad.yaml -f URL/nosuch.yaml',
      'template x r/hello --set-file a=URL/nosuch',
      'template x r/hello -f ftp://x/y.yaml',
      'template x r/hello -f a%zz.yaml',
      'template x r/hello -f 1:b.yaml',
      'lint charts/hello -f URL/v.yaml',
      'lint charts/hello -f URL/nosuch.yaml',
    ],
  },
  {
    name: 'digests of an index that are none',
    files: {
      'cache/r-index.yaml':
        'apiVersion: v1\nentries:\n  a: [{apiVersion: v2, name: a, version: 1.0.0, urls: [a.tgz], digest: xyz}]\n  b: [{apiVersion: v2, name: b, version: 1.0.0, urls: [b.tgz], digest: abcd}]\n  c: [{apiVersion: v2, name: c, version: 1.0.0, urls: []}]\n',
      'config.yaml': 'repositories:\n- name: r\n  url: URL\n',
    },
    steps: ['pull r/a', 'show chart r/a', 'pull r/b', 'show chart r/b', 'pull r/c'].map(
      (line) => `${line} --repository-config config.yaml --repository-cache cache`,
    ),
  },
];

export const pullSuite: SessionSuite = { name: 'pull', helm: '4.3.1', sessions };
