/** Addresses of repositories; golden answers from Helm 4.3.1's ways of joining and comparing them. */
import { expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { absoluteUrl, joinUrl, sameUrl } from '../../src/remotes/repository-url.ts';

function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return errorText(error);
  }
}

const OPERATIONS = { resolve: absoluteUrl, join: joinUrl, same: sameUrl };

const ROWS: [keyof typeof OPERATIONS, string, string, string | boolean][] = [
  ['resolve', 'http://h:1', 'x.tgz', 'http://h:1/x.tgz'],
  ['resolve', 'http://h:1/', 'x.tgz', 'http://h:1/x.tgz'],
  ['resolve', 'http://h/a/b', 'x.tgz', 'http://h/a/b/x.tgz'],
  ['resolve', 'http://h/a/b/', '../x.tgz', 'http://h/a/x.tgz'],
  ['resolve', 'http://h/a/b/', '/x.tgz', 'http://h/x.tgz'],
  ['resolve', 'http://h/a?t=1', 'x.tgz', 'http://h/a/x.tgz?t=1'],
  ['resolve', 'http://h/a?t=1', 'x.tgz?u=2', 'http://h/a/x.tgz?t=1'],
  ['resolve', 'http://h/a', 'https://o/x.tgz', 'https://o/x.tgz'],
  ['resolve', 'http://h/a', '//o/x.tgz', 'http://o/x.tgz'],
  ['resolve', 'http://h/a%2fb', 'c%2fd.tgz', 'http://h/a%2fb/c%2fd.tgz'],
  ['resolve', 'http://h/a', 'x:y', 'x:y'],
  ['resolve', 'http://h/%zz', 'x', 'failed to parse http://h/%zz as URL: parse "http://h/%zz": invalid URL escape "%zz"'],
  ['resolve', 'http://h', '%zz', 'failed to parse %zz as URL: parse "%zz": invalid URL escape "%zz"'],
  ['resolve', 'http://h/a', 'charts/x-1.0.0+b.tgz', 'http://h/a/charts/x-1.0.0+b.tgz'],
  ['resolve', 'http://h', 'a b.tgz', 'http://h/a%20b.tgz'],
  ['resolve', 'http://h/a/./b/../c', '../../../x', 'http://h/x'],
  ['resolve', 'http://h/a', '/..//x', 'http://h/x'],
  ['resolve', 'http://u:p@h/a', 'x', 'http://u:p@h/a/x'],
  ['resolve', 'foo', 'x.tgz', '/foo/x.tgz'],
  ['resolve', 'file:///a', 'x', 'file:///a/x'],
  ['resolve', 'file:/a', 'x', 'file:///a/x'],
  ['resolve', 'http://h/a/', './x/.', 'http://h/a/x/'],
  ['resolve', 'http://h/a', 'oci://x/y', 'oci://x/y'],
  ['resolve', 'http://h?q', 'x', 'http://h/x?q'],
  ['resolve', 'http://h?', 'x', 'http://h/x'],
  ['join', 'http://h', 'a.tgz', 'http://h/a.tgz'],
  ['join', 'http://h/c/', 'a.tgz', 'http://h/c/a.tgz'],
  ['join', '', 'a.tgz', 'a.tgz'],
  ['join', 'charts/../x', 'a.tgz', 'x/a.tgz'],
  ['join', 'http://h/c?x=1', 'a.tgz', 'http://h/c/a.tgz?x=1'],
  ['join', '/abs', 'a.tgz', '/abs/a.tgz'],
  ['join', 'http://h', '', 'http://h'],
  ['join', '', 'sub', 'sub'],
  ['join', '', '', ''],
  ['join', 'http://h/%zz', 'a', 'parse "http://h/%zz": invalid URL escape "%zz"'],
  ['join', 'https://h/c%20d', 'sub', 'https://h/c%20d/sub'],
  ['same', 'http://h', 'http://h/', true],
  ['same', 'http://h/a', 'http://h/a/', true],
  ['same', 'http://h/a', 'http://H/a', false],
  ['same', 'http://h//a', 'http://h/a', true],
  ['same', 'http://h/a?x', 'http://h/a', false],
  ['same', '%zz', './%zz', true],
  ['same', 'http://h:80', 'http://h', false],
  ['same', '@x', '@x', true],
  ['same', 'http://h/a%20b', 'http://h/a b', true],
];

test.each(ROWS)('%s %j %j', (operation, a, b, wanted) => {
  expect(attempt(() => OPERATIONS[operation](a, b))).toBe(wanted);
});
