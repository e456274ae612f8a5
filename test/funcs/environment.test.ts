/** Functions whose answers come from outside: the clock, the zone and the name service that they are given. */

import type { FuncEnv } from '../../src/funcs/env.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { checkRefusals, checkRows, env } from './check-rows.ts';

// The clock stands at 2024-02-29T13:04:05Z.
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

checkRefusals('what no machine could hold', [['{{ until 9000000000 }}', 'error calling until: runtime: out of memory']]);
