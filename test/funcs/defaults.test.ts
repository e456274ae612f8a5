/** Functions that choose between values as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('defaults', [
  [
    '{{ default "d" nil }} {{ default "d" "" }} {{ default "d" 0 }} {{ default "d" false }} {{ default "d" (list) }} {{ default "d" (dict) }} {{ default "d" "x" }} {{ default "d" 0.0 }} {{ default "d" }} {{ default "d" .missing }} {{ default "d" .nan }} {{ default "d" .time | typeOf }} {{ default "d" (semver "1.0.0") }} {{ "x" | default "d" }} {{ default nil nil }} {{ default 1 2 3 }}',
    'd d d d d d x d d d NaN time.Time 1.0.0 x <no value> 2',
  ],
  [
    '{{ empty "" }} {{ empty nil }} {{ empty 0 }} {{ empty "a" }} {{ empty .l0 }} {{ empty .smap }} {{ empty .time }} {{ empty .dur }} {{ empty .nilmap }} {{ empty .bytes }} {{ empty (int 0) }} {{ empty .f0 }}',
    'true true true false true false false false true false true true',
  ],
  [
    '{{ coalesce nil "" 0 "x" "y" }} {{ coalesce nil "" }} {{ coalesce }} {{ coalesce (list) (dict) false 1 }}',
    'x <no value> <no value> 1',
  ],
  ['{{ all 1 "a" true }} {{ all 1 "" }} {{ all }} {{ any 0 "" nil }} {{ any 0 "a" }} {{ any }}', 'true false true false true false'],
  ['{{ ternary "a" "b" true }} {{ ternary "a" "b" false }} {{ true | ternary 1 2 }} {{ ternary nil 1 true }}', 'a b 1 <no value>'],
]);

checkRefusals('defaults', [['{{ ternary 1 2 "true" }}', 'expected bool; found "true"']]);
