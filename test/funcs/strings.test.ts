/** Functions over texts as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('strings', [
  [
    '{{ atoi "42" }} {{ atoi "x" }} {{ atoi "1.5" }} {{ atoi "99999999999999999999" }} {{ atoi "-99999999999999999999" }} {{ atoi "+7" }} {{ atoi "1_0" }}',
    '42 0 0 9223372036854775807 -9223372036854775808 7 0',
  ],
  ['{{ contains "ell" "hello" }} {{ contains "" "" }} {{ contains "x" "hello" }}', 'true true false'],
  [
    '{{ hasPrefix "he" "hello" }} {{ hasSuffix "lo" "hello" }} {{ hasSuffix "" "" }} {{ hasPrefix "hello!" "hello" }}',
    'true true true false',
  ],
  ['{{ hello }}', 'Hello!'],
  [
    String.raw`{{ indent 2 "a\nb\n" | quote }} {{ indent 0 "a\nb" | quote }} {{ "" | indent 3 | quote }} {{ indent 1 "$&\n$1" | quote }}`,
    String.raw`"  a\n  b\n  " "a\nb" "   " " $&\n $1"`,
  ],
  [String.raw`{{ nindent 4 "a\n\nb" | quote }}`, String.raw`"\n    a\n    \n    b"`],
  [
    '{{ join "-" (list 1 "b" nil true 2.5) }} {{ join "," "abc" }} {{ join "," nil }}| {{ join "," .strs }} {{ join "," .ints }} {{ join ";" .bytes }} {{ join "," .d }}',
    '1-b-true-2.5 abc | x,y,z 1,2,3 97;98;99 map[a:1 b:two c:map[d:deep e:[1 2]] n:<nil> z:false]',
  ],
  [
    '{{ plural "one" "many" 1 }} {{ plural "one" "many" 0 }} {{ plural "one" "many" 2 }} {{ len "abc" | plural "one" "many" }}',
    'one many many many',
  ],
  ['{{ repeat 3 "ab" }} {{ repeat 0 "ab" | quote }} {{ "é" | repeat 2 }}', 'ababab "" éé'],
  [
    '{{ replace "a" "$&" "banana" }} {{ replace "" "-" "héy" }} {{ replace "x" "y" "abc" }} {{ "a.b.c" | replace "." "" }} {{ replace "é" "e" "é!é" }}',
    'b$&n$&n$& -h-é-y- abc abc e!e',
  ],
  [
    '{{ split "," "a,b,c" | toJson }} {{ (split "/" "foo/bar")._1 }} {{ split "," "" | toJson }} {{ split "" "hé" | toJson }} {{ typeOf (split "," "a") }}',
    '{"_0":"a","_1":"b","_2":"c"} bar {"_0":""} {"_0":"h","_1":"é"} map[string]string',
  ],
  [
    '{{ splitn "," 2 "a,b,c" | toJson }} {{ splitn "," -1 "a,b,c" | toJson }} {{ splitn "," 0 "a,b" | toJson }} {{ splitn "," 1 "a,b" | toJson }}',
    '{"_0":"a","_1":"b,c"} {"_0":"a","_1":"b","_2":"c"} {} {"_0":"a,b"}',
  ],
  [
    '{{ splitList "," "a,,b" }} {{ splitList "" "añb" | toJson }} {{ splitList "x" "" | toJson }} {{ splitList "," "a" | typeOf }}',
    '[a  b] ["a","ñ","b"] [""] []string',
  ],
  [
    '{{ substr 0 3 "hello" }} {{ substr 2 -1 "hello" }} {{ substr -1 2 "hello" }} {{ substr 2 100 "hello" }} {{ substr 1 3 "héllo" }}',
    'hel llo he llo é',
  ],
  [
    '{{ toStrings (list 1 nil "a" 2.5 (list)) | toJson }} {{ toStrings "x" | toJson }} {{ toStrings nil | toJson }} {{ toStrings .ints | toJson }} {{ typeOf (toStrings .list) }}',
    '["1","a","2.5","[]"] ["x"] [] ["1","2","3"] []string',
  ],
  [
    String.raw`{{ trim "  a b\t\n" | quote }} {{ trim "\u00a0\u2003a\u0085" | quote }} {{ trim "\ufeffa" | quote }} {{ trim " " | quote }}`,
    String.raw`"a b" "a" "\ufeffa" ""`,
  ],
  [
    '{{ trimAll "$" "$5.00$" }} {{ trimall "ab" "abcba" }} {{ trimAll "" " a " | quote }} {{ trimAll "éx" "xéaé" }} {{ trimAll "-" "---" | quote }}',
    '5.00 c " a " a ""',
  ],
  [
    '{{ trimPrefix "-" "--a" }} {{ trimSuffix "-" "a--" }} {{ trimSuffix "" "a" }} {{ trimSuffix "abc" "abc" | quote }} {{ trimPrefix "b" "ab" }}',
    '-a a- a "" ab',
  ],
  [
    '{{ trunc 3 "hello" }} {{ trunc -3 "hello" }} {{ trunc 0 "hello" | quote }} {{ trunc 10 "hello" }} {{ trunc -10 "hello" }} {{ trunc 4 "日本" | quote }} {{ trunc -3 "日本" }} {{ trunc -5 "hello" }}',
    String.raw`hel llo "" hello hello "日\xe6" 本 hello`,
  ],
  ['{{ trunc 63 "0123456789012345678901234567890123456789012345678901234567890123456789" | trimSuffix "-" | len }}', '63'],
]);

checkRefusals('strings', [
  ['{{ indent -1 "a" }}', 'error calling indent: strings: negative Repeat count'],
  ['{{ repeat -1 "x" }}', 'error calling repeat: strings: negative Repeat count'],
  ['{{ repeat 4611686018427387904 "xx" }}', 'error calling repeat: strings: Repeat output length overflow'],
  ['{{ substr -1 9 "hello" }}', 'error calling substr: runtime error: slice bounds out of range [:9] with length 5'],
  ['{{ substr -1 -2 "hello" }}', 'error calling substr: runtime error: slice bounds out of range [:-2]'],
  ['{{ substr 4 2 "hello" }}', 'error calling substr: runtime error: slice bounds out of range [4:2]'],
  ['{{ substr 9 -1 "hello" }}', 'error calling substr: runtime error: slice bounds out of range [9:5]'],
]);
