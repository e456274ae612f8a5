/**
 * Charts and values that were made to bring a program down. Each ends in Helm's words where Helm ends, in a limit of plain
 * words where Helm takes all memory or dies, and never in what a JavaScript engine says. Each takes less than two seconds
 * and 300 MB, on Node and in the single-file program alike: `CHARTWRIGHT_PROGRAM=dist/chartwright` plays the same table.
 */
import { expect, test } from 'vitest';
import { play } from '../support/play.ts';
import { PROGRAM } from '../support/program.ts';
import { chart, type Row } from '../support/rows.ts';

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

const ENGINE_WORDS =
  /Maximum call stack|Invalid (string|array|typed array|regular)|Out of memory|RangeError|TypeError|SyntaxError|not a function|undefined is|Cannot read|internal error|heap/i;

async function check(row: Row, words: string): Promise<void> {
  const { stdout, stderr } = await play(PROGRAM, row);
  expect(stdout + stderr).not.toMatch(ENGINE_WORDS);
  expect(stdout + stderr).toContain(words);
}

test.each(TEMPLATES)('%s', { timeout: 60_000 }, async (name, template, words) => {
  await check({ name, line: 'template demo', files: chart({ 'templates/a.yaml': `${template}\n` }) }, words);
});

test.each(FLAGS)('values: %s', { timeout: 60_000 }, async (name, flags, words) => {
  const files = {
    ...chart({ 'templates/a.yaml': 'a: {{ .Values | toJson | len }}\n' }),
    'deep.yaml': `a: ${'['.repeat(20000)}${']'.repeat(20000)}\n`,
  };
  await check({ name, line: `template demo ${flags}`, files }, words);
});
