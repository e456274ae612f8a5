/** Integer arithmetic and casts as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('integers', [
  [
    '{{ add 1 2 3 }} {{ add }} {{ add "1" 2.9 true nil "x" }} {{ add .i64max 1 }} {{ add 1 | typeOf }} {{ add .dur 1 }} {{ add .month 1 }} {{ add .u64 0 }} {{ add .list }} {{ add -5 "-3" }}',
    '6 0 4 -9223372036854775808 int64 1 4 -1 0 -8',
  ],
  ['{{ add1 9 }} {{ add1 "0x10" }} {{ add1 nil }} {{ 1.9 | add1 }}', '10 17 1 2'],
  ['{{ sub 5 7 }} {{ sub "1_000" 1 }} {{ mul 3 "4" 2.5 }} {{ mul 3 }} {{ mul .i64max 2 }}', '-2 999 24 3 -2'],
  ['{{ div 7 2 }} {{ div -7 2 }} {{ div 7.9 2.1 }} {{ mod 7 3 }} {{ mod -7 3 }} {{ mod 7.9 3 }}', '3 -3 3 1 -1 1'],
  ['{{ max 1 5 3 }} {{ max "10" 9.9 }} {{ biggest -1 -2 }} {{ min 4 2 "1" }} {{ min 1 }} {{ max nil }}', '5 10 -1 1 1 0'],
  [
    '{{ int 3.9 }} {{ int "0x1F" }} {{ int "08" }} {{ int "010" }} {{ int "0b11" }} {{ int "0o17" }} {{ int "1_000" }} {{ int "10.00" }} {{ int "10.5" }} {{ int "1e3" }} {{ int ".0" }} {{ int "-5" }} {{ int "+5" }} {{ int " 5" }} {{ int true }} {{ int nil }} {{ int .nan }} {{ int .inf }} {{ int 1e19 }} {{ int -2.9 }} {{ int .u8 }} {{ typeOf (int 1.5) }}',
    '3 31 0 8 3 15 1000 10 0 0 0 -5 5 0 1 0 -9223372036854775808 -9223372036854775808 -9223372036854775808 -2 200 int',
  ],
  [
    '{{ int64 "9223372036854775807" }} {{ int64 "9223372036854775808" }} {{ int64 .f }} {{ int64 .time }} {{ int64 .bytes }} {{ typeOf (int64 "1") }} {{ int64 "12345678901234567" }}',
    '9223372036854775807 0 1 0 0 int64 12345678901234567',
  ],
  [
    '{{ toDecimal "0777" }} {{ toDecimal 777 }} {{ toDecimal "8" }} {{ toDecimal "x" }} {{ toDecimal 64.0 }} {{ toDecimal nil }} {{ toDecimal "-17" }} {{ toDecimal 0644 }}',
    '511 511 0 0 52 0 -15 272',
  ],
]);

checkRefusals('integers', [
  ['{{ div 1 0 }}', 'error calling div: runtime error: integer divide by zero'],
  ['{{ mod 1 "x" }}', 'error calling mod: runtime error: integer divide by zero'],
]);
