/** Charts, values, files and answers that were made to bring a program down, with the words that each ends in. */
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { flood, says } from '../support/nasty-server.ts';
import { chart, type Row } from '../support/rows.ts';
import { tar } from '../support/tar.ts';

export interface Attack extends Pick<Row, 'name' | 'line' | 'files'> {
  /** What the answer has in it. */
  readonly words: string;
  /** How a server answers whose port `PORT` stands for. */
  readonly answers?: (socket: Socket) => void;
}

const TEXT_LIMIT = 'a text of more than 134217728 characters is too long for this program';
const LIST_LIMIT = 'a list of more than 2097152 elements is too long for this program';
const DEPTH = 'exceeded maximum template depth (100000)';

/** Name, template, and how the answer ends or what it has in it. */
const TEMPLATES: readonly (readonly [name: string, template: string, words: string])[] = [
  [
    'maps with shared parts',
    '{{ $d := dict "a" 1 }}{{ $e := dict "a" 1 }}{{ range until 40 }}{{ $d = dict "l" $d "r" $d }}{{ $e = dict "l" $e "r" $e }}{{ end }}a: {{ deepEqual $d $e }}{{ has $d (list $e) }}{{ len (uniq (list $d $e)) }}{{ len (without (list $d) $e) }}',
    'a: truetrue10',
  ],
  [
    'lists with shared parts',
    '{{ $d := list 1 }}{{ $e := list 1 }}{{ range until 40 }}{{ $d = list $d $d }}{{ $e = list $e $e }}{{ end }}a: {{ deepEqual $d $e }}',
    'a: true',
  ],
  [
    'a map in itself, compared',
    '{{ $a := dict }}{{ $_ := set $a "a" $a }}{{ $b := dict }}{{ $_ := set $b "a" $b }}a: {{ deepEqual $a $b }}',
    'a: true',
  ],
  ['a long expression of letters', 'a: {{ regexMatch (repeat 700000 "a") "x" }}', 'a: false'],
  ['a long expression of choices', 'a: {{ regexMatch (repeat 350000 "a?") "x" }}', 'a: true'],
  ['a long expression that prefers nothing', 'a: {{ regexMatch (repeat 200000 "a??") "x" }}', 'a: true'],
  ['a long expression of groups', 'a: {{ regexMatch (repeat 100000 "(a|b)c") "x" }}', 'a: false'],
  [
    'a long expression for a short text',
    'a: {{ regexFind (printf "%s%s" (repeat 30000 "a?") (repeat 30000 "a")) (repeat 3000 "a") | len }}',
    'a: 0',
  ],
  ['many branches', 'a: {{ regexMatch (printf "(%s)" (repeat 100000 "abcdef|")) "x" }}', 'a: true'],
  ['many classes', 'a: {{ mustRegexMatch (repeat 100000 "\\\\pL.") "x" }}', 'error parsing regexp: expression too large'],
  ['many copies', 'a: {{ mustRegexMatch (repeat 10000 "(ab){1000}") "x" }}', 'error parsing regexp: expression too large'],
  [
    'random letters without end',
    'a: {{ randAlpha 9223372036854775807 }}',
    'error calling randAlpha: runtime error: makeslice: len out of range',
  ],
  [
    'random bytes without end',
    'a: {{ randBytes 9223372036854775807 }}',
    'error calling randBytes: runtime error: makeslice: len out of range',
  ],
  ['random letters beyond memory', 'a: {{ randAscii 9000000000 }}', TEXT_LIMIT],
  ['a text beyond memory', 'a: {{ repeat 9000000000 "a" }}', TEXT_LIMIT],
  ['spaces beyond memory', 'a: {{ nindent 9000000000 "a" }}', TEXT_LIMIT],
  ['output beyond memory', 'a: {{ range until 300 }}{{ repeat 1000000 "a" }}{{ end }}', TEXT_LIMIT],
  ['numbers beyond memory', 'a: {{ until 9000000000 | len }}', LIST_LIMIT],
  ['numbers downwards beyond memory', 'a: {{ until -9223372036854775808 | len }}', LIST_LIMIT],
  ['a list that doubles', '{{ $l := list 1 2 }}{{ range until 40 }}{{ $l = concat $l $l }}{{ end }}a: {{ len $l }}', LIST_LIMIT],
  ['tpl of itself', '{{ $t := "{{ tpl .t . }}" }}a: {{ tpl $t (dict "t" $t) }}', DEPTH],
  ['tpl of an include of itself', '{{ define "a" }}{{ tpl "{{ include \\"a\\" . }}" . }}{{ end }}a: {{ include "a" . }}', DEPTH],
  ['a template of itself', '{{ define "a" }}{{ template "a" . }}{{ end }}a: {{ template "a" . }}', DEPTH],
  [
    'an include of itself',
    '{{ define "a" }}{{ include "a" . }}{{ end }}a: {{ include "a" . }}',
    'nested reference name: a: unable to execute template',
  ],
];

/** Name, flags, and words. */
const FLAGS: readonly (readonly [name: string, flags: string, words: string])[] = [
  ['lists of lists', `--set a${'[0]'.repeat(5000)}=1`, 'lists are nested deeper than the 1000 levels that this program takes'],
  ['lists of maps', `--set ${'a[0].'.repeat(5000)}a=1`, 'lists are nested deeper than the 1000 levels that this program takes'],
  ['maps of maps', `--set ${'a.'.repeat(5000)}a=1`, 'value name nested level is greater than maximum supported nested level of 30'],
  ['braces', `--set a=${'{'.repeat(5000)}${'}'.repeat(5000)}`, 'has no value'],
  ['an index beyond memory', '--set a[99999999999999999999]=1', 'value out of range'],
  ['JSON that nests beyond every limit', `--set-json a=${'['.repeat(20000)}${']'.repeat(20000)}`, 'failed parsing --set-json data'],
  ['YAML that nests beyond every limit', '-f deep.yaml', 'exceeded max depth of 10000'],
];

const NO_ARCHIVE = "file '/dev/zero' does not appear to be a gzipped archive; got 'application/octet-stream'";
const TOO_LARGE = 'open /dev/zero: file too large';

/** Name, command line, and words. */
const DEVICES: readonly (readonly [name: string, line: string, words: string])[] = [
  ['the chart of template', 'template /dev/zero', NO_ARCHIVE],
  ['the chart of show', 'show chart /dev/zero', NO_ARCHIVE],
  ['the chart of lint', 'lint /dev/zero', '1 chart(s) failed'],
  ['the chart of package', 'package /dev/zero', 'open /dev/zero/Chart.yaml: not a directory'],
  ['the chart of dependency list', 'dependency list /dev/zero', NO_ARCHIVE],
  ['values', 'template demo -f /dev/zero', TOO_LARGE],
  ['one value', 'template demo --set-file a=/dev/zero', TOO_LARGE],
  ['the package to verify', 'verify /dev/zero', 'chart must be a tgz file'],
  ['the list of repositories', 'repo list --repository-config /dev/zero', 'no repositories to show'],
  ['credentials', 'registry logout x --registry-config /dev/zero', TOO_LARGE],
];

const bomb = (levels: number): string =>
  `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: levels }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join('\n')}\n`;

const OK = 'HTTP/1.1 200 OK\r\n';
const HEADERS = 'net/http: server response headers exceeded 10485760 bytes; aborted';
const ANSWER = 'the response is longer than';

/** Name, command line, answers, and words. */
const SERVERS: readonly (readonly [name: string, line: string, answers: (socket: Socket) => void, words: string])[] = [
  ['headers without end', 'pull http://127.0.0.1:PORT/a.tgz', flood(OK, `X-A: ${'a'.repeat(60_000)}\r\n`), HEADERS],
  ['small headers without end', 'pull http://127.0.0.1:PORT/a.tgz', flood(OK, 'a: b\r\n'.repeat(10_000)), HEADERS],
  ['a status without end', 'repo add a http://127.0.0.1:PORT', flood('HTTP/1.1 200 ', 'a'.repeat(65_536)), HEADERS],
  ['102 without end', 'template http://127.0.0.1:PORT/a.tgz', flood('', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(1000)), HEADERS],
  ['a body without end', 'pull http://127.0.0.1:PORT/a.tgz', flood(`${OK}\r\n`, Buffer.alloc(1 << 20)), ANSWER],
  ['an index without end', 'repo add a http://127.0.0.1:PORT', flood(`${OK}\r\n`, Buffer.alloc(1 << 20, '#')), ANSWER],
  ['values without end', 'template demo -f http://127.0.0.1:PORT/v.yaml', flood(`${OK}\r\n`, Buffer.alloc(1 << 20, '#')), ANSWER],
  [
    'tags without end',
    'pull oci://127.0.0.1:PORT/a --plain-http',
    flood(`${OK}\r\n`, Buffer.alloc(1 << 20, ' ')),
    'failed to decode response: EOF',
  ],
  [
    'a manifest without end',
    'pull oci://127.0.0.1:PORT/a --version 1.0.0 --plain-http',
    flood(`${OK}Content-Type: application/vnd.oci.image.manifest.v1+json\r\n\r\n`, Buffer.alloc(1 << 20, ' ')),
    'FetchReference',
  ],
  [
    'a refusal without end',
    'pull oci://127.0.0.1:PORT/a --version 1.0.0 --plain-http',
    flood('HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n', Buffer.alloc(1 << 20, ' ')),
    'response status code 400',
  ],
  ['nothing', 'repo add a http://127.0.0.1:PORT --timeout 300ms', says('', false), 'context deadline exceeded'],
  [
    'half an answer',
    'repo add a http://127.0.0.1:PORT --timeout 300ms',
    says(`${OK}Content-Length: 5\r\n\r\na`, false),
    'context deadline',
  ],
];

/** The least chart. */
const DEMO = chart({ 'templates/a.yaml': 'a: {{ .Values | toJson | len }}\n' });

export const ATTACKS: readonly Attack[] = [
  ...TEMPLATES.map(([name, template, words]) => ({
    name,
    line: 'template demo',
    files: chart({ 'templates/a.yaml': `${template}\n` }),
    words,
  })),
  ...FLAGS.map(([name, flags, words]) => ({
    name: `values: ${name}`,
    line: `template demo ${flags}`,
    files: { ...DEMO, 'deep.yaml': `a: ${'['.repeat(20000)}${']'.repeat(20000)}\n` },
    words,
  })),
  ...DEVICES.map(([name, line, words]) => ({ name: `/dev/zero as ${name}`, line, files: DEMO, words })),
  ...[5, 12, 40].map((levels) => ({
    name: `YAML that refers to itself on ${levels} levels`,
    line: 'template demo -f bomb.yaml',
    files: { ...DEMO, 'bomb.yaml': bomb(levels) },
    words: 'excessive aliasing',
  })),
  ...[5, 12].flatMap((levels) => [
    {
      name: `a test suite that refers to itself on ${levels} levels`,
      line: 'unittest demo',
      files: {
        ...DEMO,
        'demo/tests/x_test.yaml': `${bomb(levels)}tests:\n  - set: {a: *a${levels}}\n    asserts: [{exists: {path: a}}]\n`,
      },
      words: 'excessive aliasing',
    },
    {
      name: `values of a test that refer to themselves on ${levels} levels`,
      line: 'unittest demo',
      files: {
        ...DEMO,
        'demo/tests/x_test.yaml': 'tests:\n  - values: [v]\n    asserts: [{exists: {path: a}}]\n',
        'demo/tests/v': bomb(levels),
      },
      words: 'excessive aliasing',
    },
  ]),
  {
    name: 'YAML that refers to itself, in a template',
    line: 'template demo',
    files: chart({ 'templates/a.yaml': 'a: {{ fromYaml (.Files.Get "bomb") | toJson | len }}\n', bomb: bomb(12) }),
    words: 'a: ',
  },
  ...SERVERS.map(([name, line, answers, words]) => ({ name: `a server: ${name}`, line, files: DEMO, answers, words })),
];

const ONE_BYTE = gzipSync(new Uint8Array(1));

/** Archives and other binary files, made in a folder; name, how to make it at a path, and words. */
export const ARCHIVES: readonly (readonly [name: string, make: (path: string) => Uint8Array | undefined, words: string])[] = [
  ['3 GB of nothing', (path) => sparse(path, 3 * 2 ** 30), 'does not appear to be a gzipped archive'],
  ['a gzip bomb', gzipBomb, 'unable to load chart archive'],
  ['a member per byte', () => Buffer.concat(Array.from({ length: 500_000 }, () => ONE_BYTE)), 'unable to load chart archive'],
  ['many files', () => gzipSync(tar(Array.from({ length: 50_000 }, (_, i) => ({ name: `a/${i}`, data: new Uint8Array(1) })))), ''],
];

/** A file of 200 MB in a package of less than one. */
function gzipBomb(): Uint8Array {
  const head = tar([{ name: 'a/b', size: 200 << 20 }]).subarray(0, 512);
  return gzipSync(Buffer.concat([head, Buffer.alloc(200 << 20)]), { level: 1 });
}

function sparse(path: string, size: number): undefined {
  const file = openSync(path, 'w');
  ftruncateSync(file, size);
  closeSync(file);
}
