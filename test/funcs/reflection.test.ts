/** Functions that return types as Helm 4.3.1 has them: template text in, text out. The expected results are those of its own functions. */
import { checkRows } from './check-rows.ts';

checkRows('reflection', [
  [
    '{{ typeOf nil }} {{ typeOf 1 }} {{ typeOf 1.5 }} {{ typeOf "a" }} {{ typeOf true }} {{ typeOf (list) }} {{ typeOf (dict) }} {{ typeOf .strs }} {{ typeOf .smap }} {{ typeOf .bytes }} {{ typeOf .dur }} {{ typeOf .time }} {{ typeOf .vals }} {{ typeOf .i64 }} {{ typeOf (semver "1.0.0") }} {{ typeOf (len "a") }} {{ typeOf \'a\' }} {{ typeOf (add 1) }}',
    '<nil> int float64 string bool []interface {} map[string]interface {} []string map[string]string []uint8 time.Duration time.Time common.Values int64 *semver.Version int int int64',
  ],
  [
    '{{ kindOf nil }} {{ kindOf 1 }} {{ kindOf .f }} {{ kindOf .list }} {{ kindOf .d }} {{ kindOf .dur }} {{ kindOf .time }} {{ kindOf (semver "1.0.0") }} {{ kindOf .vals }} {{ kindOf .u8 }} {{ kindOf .month }}',
    'invalid int float64 slice map int64 struct ptr map uint8 int',
  ],
  [
    '{{ kindIs "map" .d }} {{ kindIs "slice" .strs }} {{ kindIs "invalid" nil }} {{ kindIs "int" 1.0 }} {{ typeIs "string" "a" }} {{ typeIs "float64" .f }} {{ typeIs "map[string]interface {}" .vals }} {{ typeIsLike "semver.Version" (semver "1.0.0") }} {{ typeIsLike "*semver.Version" (semver "1.0.0") }} {{ typeIs "semver.Version" (semver "1.0.0") }}',
    'true true true false true true false true true false',
  ],
  [
    '{{ deepEqual (list 1 2) (list 1 2) }} {{ deepEqual (list 1) (list 1.0) }} {{ deepEqual .d .d }} {{ deepEqual (dict "a" (list)) (dict "a" (list)) }} {{ deepEqual nil nil }} {{ deepEqual .strs (list "x" "y" "z") }} {{ deepEqual (rest list) (list) }} {{ deepEqual .nan .nan }}',
    'true false true true true false false false',
  ],
]);
