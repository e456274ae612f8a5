/** URLs; golden answers from Go 1.26's net/url, and from Helm 4.3.1's ways of joining and comparing them. */
import { expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { absoluteUrl, joinUrl, sameUrl } from '../../src/repo/repository-url.ts';
import { formatUrl, hostname, parseRequestUri, parseUrl, port } from '../../src/repo/url.ts';

function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return errorText(error);
  }
}

/** Scheme, opaque part, host, path, and the whole printed again, `-` for nothing; or the error. */
const PARSED: [string, string][] = [
  ['http://a.b/c d', 'http - a.b /c d http://a.b/c%20d'],
  ['http://a.b:80/x%2fy?q=1#f', 'http - a.b:80 /x/y http://a.b:80/x%2fy?q=1#f'],
  ['oci://h:5000/a/b:1.0+x', 'oci - h:5000 /a/b:1.0+x oci://h:5000/a/b:1.0+x'],
  ['a/b', '- - - a/b a/b'],
  ['local/lib', '- - - local/lib local/lib'],
  [':x', 'parse ":x": missing protocol scheme'],
  ['1a:b', 'parse "1a:b": first path segment in URL cannot contain colon'],
  ['a:b/c', 'a b/c - - a:b/c'],
  ['mailto:x@y', 'mailto x@y - - mailto:x@y'],
  ['http://[::1]:8080/', 'http - [::1]:8080 / http://[::1]:8080/'],
  ['http://[::1', 'parse "http://[::1": missing \']\' in host'],
  ['http://[::1]x/', 'parse "http://[::1]x/": invalid port "x" after host'],
  ['http://a:b/', 'parse "http://a:b/": invalid port ":b" after host'],
  ['http://a:80b/', 'parse "http://a:80b/": invalid port ":80b" after host'],
  ['http://u:p@h/', 'http - h / http://u:p@h/'],
  ['http://u:p w@h/', 'parse "http://u:p w@h/": net/url: invalid userinfo'],
  ['http://h/%zz', 'parse "http://h/%zz": invalid URL escape "%zz"'],
  ['http://h%41/', 'parse "http://h%41/": invalid URL escape "%41"'],
  ['http://h%zz/', 'parse "http://h%zz/": invalid URL escape "%zz"'],
  ['http://h h/', 'parse "http://h h/": invalid character " " in host name'],
  ['', '- - - - -'],
  ['?', '- - - - ?'],
  ['#', '- - - - -'],
  ['//h/p', '- - h /p //h/p'],
  ['///p', '- - - ///p ///p'],
  ['http://', 'http - - - http:'],
  ['http://h', 'http - h - http://h'],
  ['http://h?x', 'http - h - http://h?x'],
  ['/abs/p', '- - - /abs/p /abs/p'],
  ['./rel', '- - - ./rel ./rel'],
  ['../x.tgz', '- - - ../x.tgz ../x.tgz'],
  ['file:///tmp/x', 'file - - /tmp/x file:///tmp/x'],
  ['file://../lib', 'file - .. /lib file://../lib'],
  ['@local', '- - - @local @local'],
  ['alias:x', 'alias x - - alias:x'],
  ['http://h/\u00fc', 'http - h /\u00fc http://h/%C3%BC'],
  ['http://\u00fc/', 'http - \u00fc / http://%C3%BC/'],
  ['http://h/\u0007', 'parse "http://h/\\a": net/url: invalid control character in URL'],
  ['http://h/a?b=\u00fc c', 'http - h /a http://h/a?b=\u00fc c'],
  ['HTTP://H/', 'http - H / http://H/'],
  ['http://user@h', 'http - h - http://user@h'],
  ['http://h/a%20b', 'http - h /a b http://h/a%20b'],
  ['http://h/a;b', 'http - h /a;b http://h/a;b'],
  ['http://h/{x}', 'http - h /{x} http://h/%7Bx%7D'],
  ['c:\\x', 'c \\x - - c:\\x'],
  ['stable', '- - - stable stable'],
  ['https://h:443/p/', 'https - h:443 /p/ https://h:443/p/'],
  ['http://h/p?', 'http - h /p http://h/p?'],
  ['http://h/#', 'http - h / http://h/'],
  ['http://h/%', 'parse "http://h/%": invalid URL escape "%"'],
  ['%41', '- - - A %41'],
  ['a%zz/b', 'parse "a%zz/b": invalid URL escape "%zz"'],
  ['http://[fe80::1%25en0]:80/', 'http - [fe80::1%en0]:80 / http://[fe80::1%25en0]:80/'],
  ['x:', 'x - - - x:'],
  ['http://h/a//b/../c', 'http - h /a//b/../c http://h/a//b/../c'],
  ['*', '- - - * *'],
  ['h:80/x', 'h 80/x - - h:80/x'],
  ['git+ssh://x/y', 'git+ssh - x /y git+ssh://x/y'],
  ['http://h/[x]', 'http - h /[x] http://h/[x]'],
  ['http://a"b/', 'http - a"b / http://a"b/'],
  ['http://a<b/', 'http - a<b / http://a<b/'],
  ['http://h/"x"', 'http - h /"x" http://h/%22x%22'],
  ['http://a_b-c.d/', 'http - a_b-c.d / http://a_b-c.d/'],
  ['http://h:/p', 'http - h: /p http://h:/p'],
  ['http://-/', 'http - - / http://-/'],
  ['http://h/\u00e9%41', 'http - h /\u00e9A http://h/%C3%A9A'],
  ['http://h/%C3%A9', 'http - h /\u00e9 http://h/%C3%A9'],
];

test.each(PARSED)('parses %j', (text, wanted) => {
  const got = attempt(() => {
    const url = parseUrl(text);
    return [url.scheme, url.opaque, url.host, url.path, formatUrl(url)].map((part) => part || '-').join(' ');
  });
  expect(got).toBe(wanted);
});

test.each([
  ['a/b', 'parse "a/b": invalid URI for request'],
  ['local/lib', 'parse "local/lib": invalid URI for request'],
  ['1a:b', 'parse "1a:b": invalid URI for request'],
  ['', 'parse "": empty url'],
  ['?', 'parse "?": invalid URI for request'],
  ['#', 'parse "#": invalid URI for request'],
  ['./rel', 'parse "./rel": invalid URI for request'],
  ['../x.tgz', 'parse "../x.tgz": invalid URI for request'],
  ['@local', 'parse "@local": invalid URI for request'],
  ['stable', 'parse "stable": invalid URI for request'],
  ['%41', 'parse "%41": invalid URI for request'],
  ['a%zz/b', 'parse "a%zz/b": invalid URI for request'],
])('is no URI of a request: %j', (text, wanted) => {
  expect(attempt(() => parseRequestUri(text))).toBe(wanted);
});

test.each([
  ['file:/x', 'file:/x'],
  ['x:/y', 'x:/y'],
  ['file:///x', 'file:///x'],
  ['a?', 'a?'],
  ['a?b?c', 'a?b?c'],
  ['a?b?', 'a?b?'],
  ['http://h/a#b c', 'http://h/a#b%20c'],
  ['http://h/#%41\u00e9', 'http://h/#A%C3%A9'],
  ['./a:b', './a:b'],
  ['http://h/#"', 'http://h/#%22'],
  ['http://h/*', 'http://h/*'],
  ["http://h/!'()", "http://h/!'()"],
])('prints %j', (text, wanted) => {
  expect(formatUrl(parseUrl(text))).toBe(wanted);
});

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

test.each([
  ['http://[::1]:8080/', '::1', '8080'],
  ['http://h:/p', 'h', ''],
  ['http://h', 'h', ''],
])('host and port of %s', (text, host, wanted) => {
  expect([hostname(parseUrl(text)), port(parseUrl(text))]).toEqual([host, wanted]);
});
