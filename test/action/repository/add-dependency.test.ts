/** `dependency add`: what is written, what stays as it is, what is refused. */
import { describe, expect, test } from 'vitest';
import { addDependency, type NewDependency, withDependency } from '../../../src/action/repository/add-dependency.ts';
import { memoryFiles } from '../../../src/host/memory/files.ts';
import { loadChart } from '../../../src/library/node.ts';

const NONE: NewDependency = { name: 'redis', version: '^20.0.0', repository: 'https://c.example', alias: '', condition: '', tags: [] };
const added = (text: string, dependency: Partial<NewDependency> = {}) => withDependency(text, { ...NONE, ...dependency });

const HEAD = 'apiVersion: v2 # the format\nname: web\n\n# what it is\nversion:   "0.1.0"\n';
const ENTRY = '  - name: redis\n    version: ^20.0.0\n    repository: https://c.example\n';

describe('the text around it stays', () => {
  test.each([
    ['a first dependency', HEAD, `${HEAD}dependencies:\n${ENTRY}`],
    ['a file without a line end', 'apiVersion: v2', `apiVersion: v2\ndependencies:\n${ENTRY}`],
    [
      'after others, before what follows',
      `${HEAD}dependencies:\n  # the database\n  - name: db   # old\n    version: '1'\n\n  # more\ntype: application\n`,
      `${HEAD}dependencies:\n  # the database\n  - name: db   # old\n    version: '1'\n${ENTRY}\n  # more\ntype: application\n`,
    ],
    [
      'hyphens below the key',
      'name: web\ndependencies:\n- name: db\n  tags: [a, b]\nversion: 1\n',
      `name: web\ndependencies:\n- name: db\n  tags: [a, b]\n${ENTRY.replace(/^ {2}/gm, '')}version: 1\n`,
    ],
    [
      'the last line without an end',
      'dependencies:\n    - name: db',
      `dependencies:\n    - name: db\n${ENTRY.replace(/^/gm, '  ').trimEnd()}\n`,
    ],
    ['an empty list', 'name: web # x\ndependencies: []\n', `name: web # x\ndependencies:\n${ENTRY}`],
    ['nothing behind the key', 'name: web # x\ndependencies:\n', `name: web # x\ndependencies:\n${ENTRY}`],
  ])('%s', (_, before, after) => expect(added(before)).toBe(after));

  test('a list on one line stays one', () => {
    expect(added('# c\ndependencies: [{name: db}]\n')).toContain('# c\ndependencies: [ { name: db }, { name: redis,');
  });

  test('alias, condition and tags', () => {
    const dependency = { alias: 'cache', condition: 'cache.enabled', tags: ['fast', 'yes'], version: '1.20' };
    expect(added('name: web\n', dependency)).toBe(
      'name: web\ndependencies:\n  - name: redis\n    version: "1.20"\n    repository: https://c.example\n    alias: cache\n    condition: cache.enabled\n    tags:\n      - fast\n      - "yes"\n',
    );
  });
});

test.each([
  [{}, 'dependencies: [{name: redis}]', 'a dependency named "redis" is declared already (--alias gives the new one another name)'],
  [{ alias: 'a' }, 'dependencies: [{name: x, alias: a}]', 'a dependency named "a" is declared already'],
  [{}, 'apiVersion: v1', 'Chart.yaml: charts of apiVersion v1 declare dependencies in requirements.yaml'],
  [{}, 'a: [', 'Chart.yaml: '],
  [{}, '- a', 'Chart.yaml: the file is not a map'],
  [{}, 'dependencies: x', 'Chart.yaml: dependencies is not a list'],
])('refused: %j in %s', (dependency, text, message) => {
  expect(() => added(text, dependency)).toThrow(message);
});

test('the same chart under another name is no duplicate', () => {
  expect(added('dependencies:\n  - name: redis\n', { alias: 'other' })).toContain('alias: other');
});

test('ranges and names are checked before anything is written, and the chart can be loaded', async () => {
  const files = memoryFiles({ 'web/Chart.yaml': HEAD });
  const add = (dependency: Partial<NewDependency>) => addDependency(files, '/web', { ...NONE, ...dependency });
  expect(() => add({ version: 'x y' })).toThrow('improper constraint: "x y"');
  expect(() => add({ version: '' })).toThrow('a dependency from a repository needs --version');
  expect(() => add({ name: 'a/b' })).toThrow('"a/b" is not a valid chart name');
  add({ name: 'common', version: '', repository: 'file://../common' });
  add({});
  const { metadata } = await loadChart('/web', { files });
  expect(metadata.dependencies.map(({ name, version }) => `${name} ${version}`)).toEqual(['common ', 'redis ^20.0.0']);
});
