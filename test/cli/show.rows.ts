/** `show`, `env`, `completion`: what is printed of charts and settings. */
import { chart, type Row, type Suite } from '../support/rows.ts';

const demo = chart({
  'Chart.yaml':
    'apiVersion: v2\nname: demo\nversion: 0.1.0\ndescription: "a: b"\nkeywords: [x]\nmaintainers: [{name: Jo}]\nannotations: {z: "1", a: "2"}\n',
  'values.yaml':
    '# comment\nimage: {repo: nginx, tag: "1", big: 1000000}\nports: [{name: a, port: 80}, {name: b, port: 443}]\nempty: {}\nnothing: null\n',
  'ReadMe.md': '# Demo\n\nwords\n',
  'crds/a.yaml': 'kind: CustomResourceDefinition\n',
  'crds/b.yaml': '---\nkind: CustomResourceDefinition\n',
  'crds/c.txt': 'no manifest\n',
});
const jsonpath = (name: string, template: string): Row => ({
  name: `jsonpath: ${name}`,
  line: `show values demo --jsonpath '${template}'`,
  files: demo,
});

const rows: Row[] = [
  { name: 'all', line: 'show all demo', files: demo },
  { name: 'all of a chart with subcharts', line: 'show all charts/shop' },
  { name: 'chart', line: 'show chart demo', files: demo },
  { name: 'values', line: 'show values demo', files: demo },
  { name: 'readme', line: 'show readme demo', files: demo },
  { name: 'crds', line: 'show crds demo', files: demo },
  { name: 'by the old name', line: 'inspect chart demo', files: demo },
  { name: 'no readme', line: 'show readme charts/hello' },
  { name: 'no values', line: 'show values demo', files: chart({}) },
  { name: 'empty values', line: 'show values demo', files: chart({ 'values.yaml': '' }) },
  { name: 'all of nothing', line: 'show all demo', files: chart({}) },
  { name: 'text as readme', line: 'show readme demo', files: chart({ 'README.txt': 'text', readme: 'none' }) },
  {
    name: 'a v1 chart',
    line: 'show chart demo',
    files: chart({
      'Chart.yaml': 'name: demo\nversion: 1.0.0\n',
      'requirements.yaml': 'dependencies: [{name: x, version: 1.x, repository: ""}]\n',
    }),
  },
  { name: 'the format to come', line: 'show chart demo', files: chart({ 'Chart.yaml': 'apiVersion: v3\nname: demo\nversion: 1.0.0\n' }) },
  { name: 'an archive', before: ['package charts/shop'], line: 'show all shop-1.2.3.tgz' },
  { name: 'no archive', line: 'show all ./x.tgz', files: { 'x.tgz': 'text' } },
  { name: 'no chart', line: 'show all ./nowhere' },
  { name: 'a folder without a chart', line: 'show all demo/crds', files: demo },
  { name: 'bad metadata', line: 'show chart demo', files: chart({ 'Chart.yaml': 'name: demo\n' }) },
  { name: 'development versions', line: 'show chart demo --devel --debug', files: demo },
  { name: 'version of a folder', line: 'show chart demo --version 9.9.9 --debug', files: demo },
  { name: 'no argument', line: 'show values' },
  { name: 'two arguments', line: 'show values demo demo', files: demo },
  { name: 'jsonpath for another part', line: 'show chart demo --jsonpath x', files: demo },
  jsonpath('a field', '{.image.repo}'),
  jsonpath('a table', '{.image}'),
  jsonpath('a list', '{.ports}'),
  jsonpath('fields of a list', '{.ports[*].name}'),
  jsonpath('a slice', '{.ports[-1:].port}'),
  jsonpath('a range', '{range .ports[*]}{.name}={.port}{"\\n"}{end}'),
  jsonpath('a filter', '{.ports[?(@.name=="b")].port}'),
  jsonpath('a union', '{.ports[0,1].name}'),
  jsonpath('a big number', '{.image.big}'),
  jsonpath('null', '{.nothing}'),
  jsonpath('text', 'repo: {.image.repo}:{.image.tag}'),
  jsonpath('no action', '.image'),
  jsonpath('nothing there', '{.image.nope}'),
  jsonpath('out of bounds', '{.ports[9]}'),
  jsonpath('unclosed', '{.image'),
  jsonpath('a bad character', '{#}'),

  { name: 'env of a name', line: 'env HELM_NAMESPACE' },
  { name: 'env of a set name', line: 'env HELM_NAMESPACE -n prod' },
  { name: 'env of another name', line: 'env HELM_NOPE' },
  { name: 'env from the environment', line: 'env HELM_KUBEASGROUPS', env: { HELM_KUBEASGROUPS: ' ,a,b, ' } },
  { name: 'env of numbers', line: 'env HELM_QPS', env: { HELM_QPS: '1.5' } },
  { name: 'env of bad numbers', line: 'env HELM_MAX_HISTORY', env: { HELM_MAX_HISTORY: 'many' } },
  { name: 'env of folders', line: 'env HELM_CACHE_HOME', env: { HELM_CACHE_HOME: '/a/b/' } },
  { name: 'env of two names', line: 'env A B' },
  { name: 'completion of no shell', line: 'completion bash x' },
  { name: 'completing commands', line: '__complete show v' },
  { name: 'completing flags', line: '__complete lint --str' },
  { name: 'completing charts', line: "__complete show all ''" },
  { name: 'completing what takes no more', line: "__complete env x ''" },
  { name: 'completing an unknown command', line: "__complete nope ''" },
  { name: 'completing without descriptions', line: '__completeNoDesc show' },
];

export const showSuite: Suite = { name: 'show', rows, helm: '4.3.1' };
