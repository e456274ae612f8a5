/** Floating point arithmetic as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('floats', [
  [
    '{{ addf 0.1 0.2 }} {{ addf 1 2 3 }} {{ addf }} {{ addf "1.5" 2 }} {{ addf 1 | typeOf }} {{ addf 1e300 1e-300 }} {{ addf "x" nil true }}',
    '0.3 6 0 3.5 float64 1e+300 1',
  ],
  [
    '{{ add1f 1.1 }} {{ add1f "0.2" }} {{ subf 0.3 0.1 }} {{ subf 7.5 2 3 }} {{ subf 1 }} {{ mulf 1.1 1.1 }} {{ mulf 0.1 3 }} {{ mulf 5 "2" }} {{ mulf 3 }}',
    '2.1 1.2 0.2 2.5 1 1.21 0.3 10 3',
  ],
  [
    '{{ divf 1 3 }} {{ divf 10 2 4 }} {{ divf 2 3 }} {{ divf -2 3 }} {{ divf 1e-20 3 }} {{ divf 7 }}',
    '0.3333333333333333 1.25 0.6666666666666667 -0.6666666666666667 0 7',
  ],
  [
    '{{ maxf 1 2.5 "3" }} {{ minf 1 2.5 "-3" }} {{ maxf .nan 1 }} {{ maxf .nan .inf }} {{ minf .nan .ninf }} {{ maxf 1 }}',
    '3 -3 NaN +Inf -Inf 1',
  ],
  [
    '{{ ceil 1.2 }} {{ ceil -1.2 }} {{ ceil "1.5" }} {{ floor 1.9 }} {{ floor -1.1 }} {{ floor nil }} {{ floor 1e20 }} {{ typeOf (floor 1) }}',
    '2 -1 2 1 -2 0 1e+20 float64',
  ],
  [
    '{{ round 123.555555 3 }} {{ round 2.675 2 }} {{ round 1.5 0 }} {{ round -1.5 0 }} {{ round -1.2 0 }} {{ round 123.4567 -2 }} {{ round "2.555" 1 }} {{ round 1.25 1 0.6 }} {{ round 1.005 2 }} {{ round 5 3 }} {{ round .inf 1 }} {{ round .nan 1 }} {{ round 0.5 300 }} {{ round 9 -320 }} {{ round 123456789.123456789 23 }} {{ round 10 0 }}',
    '123.556 2.68 2 -2 -2 100 2.6 1.2 1 5 +Inf NaN 0.5 0 1.234567891234568e+08 10',
  ],
  [
    '{{ float64 "1.5" }} {{ float64 "1e3" }} {{ float64 "0x1p4" }} {{ float64 "1e999" }} {{ float64 "x" }} {{ float64 7 }} {{ float64 true }} {{ float64 nil }} {{ float64 .dur }} {{ float64 .i64max }} {{ float64 "1_0.5" }} {{ float64 "inf" }} {{ typeOf (float64 1) }}',
    '1.5 1000 16 0 0 7 1 0 0 9.223372036854776e+18 10.5 +Inf float64',
  ],
]);

checkRefusals('floats', [
  ['{{ divf 1 0 }}', 'error calling divf: decimal division by 0'],
  ['{{ addf .nan 1 }}', 'error calling addf: Cannot create a Decimal from NaN'],
  ['{{ mulf .inf 0 }}', 'error calling mulf: Cannot create a Decimal from +Inf'],
  ['{{ subf .ninf 0 }}', 'error calling subf: Cannot create a Decimal from -Inf'],
]);
