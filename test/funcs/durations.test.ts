/** Helm's functions over durations as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('durations', [
  [
    '{{ mustToDuration "1h30m" }} {{ mustToDuration 90 }} {{ mustToDuration 1.5 }} {{ mustToDuration "2.5" }} {{ mustToDuration " 5s " }} {{ mustToDuration .dur }} {{ mustToDuration .i64 }} {{ mustToDuration .month }} {{ typeOf (mustToDuration 1) }} {{ mustToDuration "-1m" }} {{ mustToDuration "1e3" }}',
    '1h30m0s 1m30s 1.5s 2.5s 5s 1h30m0s 9s 3s time.Duration -1m0s 16m40s',
  ],
  [
    '{{ durationSeconds "1m30.5s" }} {{ durationSeconds "x" }} {{ durationMilliseconds "1.5s" }} {{ durationMicroseconds "1ms" }} {{ durationNanoseconds "1us" }} {{ durationMinutes "90s" }} {{ durationHours "90m" }} {{ durationDays "36h" }} {{ durationWeeks "84h" }} {{ typeOf (durationMilliseconds 1) }} {{ typeOf (durationHours 1) }} {{ durationDays nil }} {{ durationMilliseconds "-1.5s" }}',
    '90.5 0 1500 1000 1000 1.5 1.5 1.5 0.5 int64 float64 0 -1500',
  ],
  [
    '{{ durationRoundTo "1h17m" "15m" }} {{ durationRoundTo "-1h23m" "15m" }} {{ durationRoundTo "x" "1m" }} {{ durationRoundTo "90s" "x" }} {{ durationRoundTo "90s" 0 }} {{ durationTruncateTo "1h17m" "15m" }} {{ durationTruncateTo "-1h17m" "15m" }} {{ durationTruncateTo 100 60 }} {{ typeOf (durationTruncateTo 1 1) }}',
    '1h15m0s -1h30m0s 0s 1m30s 1m30s 1h15m0s -1h15m0s 1m0s time.Duration',
  ],
]);

checkRefusals('durations', [
  ['{{ mustToDuration "abc" }}', 'error calling mustToDuration: could not parse duration "abc"'],
  ['{{ mustToDuration "" }}', 'error calling mustToDuration: empty duration'],
  ['{{ mustToDuration nil }}', 'error calling mustToDuration: invalid duration'],
  ['{{ mustToDuration .list }}', 'error calling mustToDuration: unsupported duration type []interface {}'],
  ['{{ mustToDuration true }}', 'error calling mustToDuration: unsupported duration type bool'],
  ['{{ mustToDuration .i64max }}', 'error calling mustToDuration: duration seconds overflow: 9223372036854775807'],
  ['{{ mustToDuration 1e10 }}', 'error calling mustToDuration: duration seconds overflow: 1e+10'],
  ['{{ mustToDuration .nan }}', 'error calling mustToDuration: invalid duration seconds: NaN'],
  ['{{ mustToDuration "inf" }}', 'error calling mustToDuration: invalid duration seconds: +Inf'],
  ['{{ mustToDuration .u64 }}', 'error calling mustToDuration: duration seconds overflow: 18446744073709551615'],
]);
