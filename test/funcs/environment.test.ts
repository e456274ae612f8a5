/** Functions whose answers come from outside: the clock, the zone and the name service that they are given. */

import type { FuncEnv } from '../../src/funcs/env.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { checkRefusals, checkRows, env } from './check-rows.ts';

// The clock is at 2024-02-29T13:04:05Z.
checkRows('a clock in UTC', [
  ['{{ now | date "2006-01-02T15:04:05 MST" }} {{ now.Year }} {{ typeOf now }}', '2024-02-29T13:04:05 UTC 2024 time.Time'],
  ['{{ date "2006-01-02" nil }} {{ date "15:04" 1.5 }} {{ htmlDate "x" }}', '2024-02-29 13:04 2024-02-29'],
  ['{{ ago (now | dateModify "-90m") }} {{ ago .time }} {{ ago nil }} {{ ago (int 1709211840) }} {{ ago "x" }}', '1h30m0s -1s 0s 5s 0s'],
  ['{{ durationRound (now | dateModify "-50h") }} {{ durationRound (now | dateModify "3h") }}', '2d 3h'],
  ['{{ getHostByName "localhost" }}|', '|'],
]);

const abroad: FuncEnv = { ...env, clock: fixedClock(env.clock.now(), 'Asia/Kolkata'), resolveHost: (name) => `10.0.0.1 (${name})` };

checkRows(
  'a clock in Kolkata, and DNS',
  [
    ['{{ now | date "15:04 -0700" }} {{ now.Location }}', '18:34 +0530 Local'],
    ['{{ date "15:04" .time }} {{ dateInZone "15:04" .time "UTC" }} {{ htmlDate (int 1709238600) }}', '18:34 13:04 2024-03-01'],
    ['{{ toDate "2006-01-02" "2024-02-29" | unixEpoch }} {{ unixEpoch (toDate "2006-01-02" "x") }}', '1709145000 -62135596800'],
    ['{{ getHostByName "db" }}', '10.0.0.1 (db)'],
  ],
  abroad,
);

checkRefusals('DNS that knows no address', [['{{ getHostByName "db" }}', 'error calling getHostByName: invalid argument to Intn']], {
  ...env,
  resolveHost: () => '',
});

checkRefusals('what no machine could hold', [
  ['{{ until 9000000000 }}', 'error calling until: a list of more than 2097152 elements is too long for this program'],
  ['{{ seq 9000000000 }}', 'error calling seq: a list of more than 2097152 elements is too long for this program'],
  ['{{ repeat 9000000000 "a" }}', 'error calling repeat: a text of more than 134217728 characters is too long for this program'],
  [
    '{{ indent 9000000 (repeat 100 "a\\n") }}',
    'error calling indent: a text of more than 134217728 characters is too long for this program',
  ],
  ['{{ randAlpha 9000000000 }}', 'error calling randAlpha: a text of more than 134217728 characters is too long for this program'],
  ['{{ randAlpha 9223372036854775807 }}', 'error calling randAlpha: runtime error: makeslice: len out of range'],
  ['{{ randAscii 100000000000000 }}', 'error calling randAscii: runtime error: makeslice: len out of range'],
  ['{{ randBytes 1000000000000000 }}', 'error calling randBytes: runtime error: makeslice: len out of range'],
  ['{{ repeat 9223372036854775807 "a" }}', 'error calling repeat: runtime error: makeslice: len out of range'],
  ['{{ repeat 4611686018427387904 "abc" }}', 'error calling repeat: strings: Repeat output length overflow'],
  ['{{ range until 300 }}{{ repeat 1000000 "a" }}{{ end }}', 'a text of more than 134217728 characters is too long for this program'],
]);
