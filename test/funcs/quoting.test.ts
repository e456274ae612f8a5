/** Functions that put values into text as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRows } from './check-rows.ts';

checkRows('quoting', [
  [
    String.raw`{{ quote "a" }} {{ quote "a\"b\\c\n\té" }} {{ quote 1 }} {{ quote 1.5 true nil "x" }} {{ quote nil }}| {{ quote }}| {{ quote .big .i64 }} {{ quote (list 1 "a") }} {{ quote .bytes }} {{ quote "\x00\x7f\u00a0\u2028😀" }} {{ quote .bad }}`,
    String.raw`"a" "a\"b\\c\n\té" "1" "1.5" "true" "x" | | "1e+06" "9" "[1 a]" "abc" "\x00\x7f\u00a0\u2028😀" "a\xffb"`,
  ],
  [
    '{{ squote "it\'s" }} {{ squote 1 nil 2 }} {{ squote .bytes }} {{ squote nil }}| {{ squote .d }} {{ squote .f3 .huge }}',
    "'it's' '1' '2' '[97 98 99]' | 'map[a:1 b:two c:map[d:deep e:[1 2]] n:<nil> z:false]' '3' '1e+20'",
  ],
  [
    '{{ cat "a" 1 nil "b" }}| {{ cat }}| {{ cat " " "x " }}| {{ cat .list .d0 }}| {{ cat nil }}|',
    'a 1 b| |   x | [1 two true <nil> 2.5] map[]| |',
  ],
  [
    '{{ toString 1 }} {{ toString nil }} {{ toString .bytes }} {{ toString .list }} {{ toString .d }} {{ toString .dur }} {{ toString .time }} {{ toString .month }} {{ toString 1e6 }} {{ toString 1e21 }} {{ toString true | quote }} {{ toString .i64max }}',
    '1 <nil> abc [1 two true <nil> 2.5] map[a:1 b:two c:map[d:deep e:[1 2]] n:<nil> z:false] 1h30m0s 2024-02-29 13:04:05.6789 +0000 UTC March 1e+06 1e+21 "true" 9223372036854775807',
  ],
]);
