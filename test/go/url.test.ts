/** URLs; golden answers from Go 1.26's net/url. */
import { expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { formatUrl } from '../../src/go/url/format.ts';
import { parseRequestUri, parseUrl } from '../../src/go/url/parse.ts';
import { resolveReference } from '../../src/go/url/resolve.ts';
import { hostname, port } from '../../src/go/url/url.ts';

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
  ['http://h/%zz#f', 'parse "http://h/%zz": invalid URL escape "%zz"'],
  ['http://h/#%zz', 'parse "http://h/#%zz": invalid URL escape "%zz"'],
  ['http://h/#a%2fb', 'http - h / http://h/#a%2fb'],
  ["http://h/#a b'c", 'http - h / http://h/#a%20b%27c'],
  ['http://h/#%27', 'http - h / http://h/#%27'],
  ['//u@/p', '- - - /p //u@/p'],
  ['http://[1.2.3.4]/', 'parse "http://[1.2.3.4]/": invalid IP-literal'],
  [
    'http://[::g]/',
    'parse "http://[::g]/": invalid host: ParseAddr("::g"): each colon-separated field must have at least one digit (at "g")',
  ],
  ['s://u@/p', 's - - /p s://u@/p'],
  ['x#a%20b[1]', '- - - x x#a%20b[1]'],
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

test.each([
  ['http://[::1]:8080/', '::1', '8080'],
  ['http://h:/p', 'h', ''],
  ['http://h', 'h', ''],
])('host and port of %s', (text, host, wanted) => {
  expect([hostname(parseUrl(text)), port(parseUrl(text))]).toEqual([host, wanted]);
});

test.each([
  ['a:b?', '#x', 'a:b#x'],
  ['http://h/p?', '#x', 'http://h/p#x'],
  ['http://h/p?q', '#x', 'http://h/p?q#x'],
  ['http://h/p?q#f', '', 'http://h/p?q#f'],
  ['http://h/a/b', '../c?d', 'http://h/c?d'],
  ['http://h/a/b', '/..//x', 'http://h/x'],
  ['http://h', 'x', 'http://h/x'],
  ['http://h/a', '//g/b', 'http://g/b'],
  ['a:b', '?y', 'a:b?y'],
])('%j, resolved: %j', (base, reference, wanted) => {
  expect(formatUrl(resolveReference(parseUrl(base), parseUrl(reference)))).toBe(wanted);
});
