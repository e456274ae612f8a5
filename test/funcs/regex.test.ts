// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Go's replacement templates look like this
/** Regular expressions as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('regex', [
  [
    '{{ regexMatch "^a.c$" "abc" }} {{ regexMatch "[" "a" }} {{ mustRegexMatch "b+" "abbb" }} {{ regexMatch "" "" }}',
    'true false true true',
  ],
  [String.raw`{{ regexFind "[a-z]+" "12abc34de" }} {{ regexFind "x" "abc" | quote }} {{ mustRegexFind "\\d+" "a12" }}`, 'abc "" 12'],
  [
    '{{ regexFindAll "[2,4,6,8]" "123456789" -1 }} {{ regexFindAll "a" "aaa" 2 }} {{ regexFindAll "x" "aaa" -1 | toJson }} {{ regexFindAll "a" "aaa" 0 | toJson }} {{ mustRegexFindAll "a*" "baa" -1 | toJson }} {{ typeOf (regexFindAll "a" "a" 1) }}',
    '[2 4 6 8] [a a] null null ["","aa"] []string',
  ],
  [
    '{{ regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W" }} {{ regexReplaceAll "(a)(b)" "ab" "$2$1" }} {{ regexReplaceAll "a" "banana" "$1x" }} {{ mustRegexReplaceAll "(?P<n>a)" "aa" "<$n>" }} {{ regexReplaceAll "a(x*)b" "axxb" "$1W" | quote }}',
    '-W-xxW- ba bnn <a><a> ""',
  ],
  ['{{ regexReplaceAllLiteral "a(x*)b" "-ab-axxb-" "${1}" }} {{ mustRegexReplaceAllLiteral "a" "banana" "$0" }}', '-${1}-${1}- b$0n$0n$0'],
  [
    '{{ regexSplit "z+" "pizza" -1 }} {{ regexSplit "," "a,b,c" 2 }} {{ regexSplit "," "a,b" 0 | toJson }} {{ regexSplit "" "abc" -1 }} {{ mustRegexSplit "x" "abc" -1 }} {{ typeOf (regexSplit "," "a" 1) }} {{ regexSplit "," "" -1 | toJson }}',
    '[pi a] [a b,c] null [a b c] [abc] []string [""]',
  ],
  [String.raw`{{ regexQuoteMeta "1.2+3*[x]$^(y)|{z}?\\" }} {{ regexQuoteMeta "abc" }}`, String.raw`1\.2\+3\*\[x\]\$\^\(y\)\|\{z\}\?\\ abc`],
]);

checkRefusals('regex', [
  ['{{ mustRegexMatch "[" "a" }}', 'error calling mustRegexMatch: error parsing regexp: missing closing ]: `[`'],
  ['{{ regexFind "[" "a" }}', 'error calling regexFind: regexp: Compile(`[`): error parsing regexp: missing closing ]: `[`'],
  ['{{ regexFind "`(" "a" }}', 'error calling regexFind: regexp: Compile("`("): error parsing regexp: missing closing ): ``(`'],
  ['{{ mustRegexFind "a(" "a" }}', 'error calling mustRegexFind: error parsing regexp: missing closing ): `a(`'],
  [
    '{{ regexFindAll "(?=a)" "a" 1 }}',
    'error calling regexFindAll: regexp: Compile(`(?=a)`): error parsing regexp: invalid or unsupported Perl syntax: `(?=`',
  ],
  [
    '{{ mustRegexReplaceAll "*" "a" "b" }}',
    'error calling mustRegexReplaceAll: error parsing regexp: missing argument to repetition operator: `*`',
  ],
  [
    '{{ regexReplaceAllLiteral "a{2,1}" "a" "b" }}',
    'error calling regexReplaceAllLiteral: regexp: Compile(`a{2,1}`): error parsing regexp: invalid repeat count: `{2,1}`',
  ],
  [
    String.raw`{{ regexSplit "\\8" "a" 1 }}`,
    'error calling regexSplit: regexp: Compile(`\\8`): error parsing regexp: invalid escape sequence: `\\8`',
  ],
]);
