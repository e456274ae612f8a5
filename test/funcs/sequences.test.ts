/** Runs of integers as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRows } from './check-rows.ts';

checkRows('sequences', [
  [
    '{{ until 5 }} {{ until 0 }} {{ until -3 }} {{ typeOf (until 2) }} {{ range until 3 }}{{ . }},{{ end }} {{ until 0 | toJson }}',
    '[0 1 2 3 4] [] [0 -1 -2] []int 0,1,2, []',
  ],
  [
    '{{ untilStep 3 10 2 }} {{ untilStep 10 3 -3 }} {{ untilStep 1 10 0 }} {{ untilStep 10 1 1 }} {{ untilStep 1 10 -1 }} {{ untilStep 1 1 1 }} {{ untilStep 3 1 0 }}',
    '[3 5 7 9] [10 7 4] [] [] [] [] []',
  ],
  [
    '{{ seq 5 }} {{ seq -3 }} {{ seq 0 }} {{ seq 2 5 }} {{ seq 5 2 }} {{ seq 0 2 10 }} {{ seq 0 -2 -5 }} {{ seq 5 1 1 }}| {{ seq 1 0 3 }}| {{ seq }}| {{ seq 1 2 3 4 }}| {{ seq 1 -1 3 }}| {{ seq 3 3 }}',
    '1 2 3 4 5 1 0 -1 -2 -3 1 0 2 3 4 5 5 4 3 2 0 2 4 6 8 10 0 -2 -4 | | | | | 3',
  ],
]);
