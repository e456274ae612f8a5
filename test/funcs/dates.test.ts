/** Dates and times as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('dates', [
  [
    '{{ date "2006-01-02" .time }} {{ date "2006-01-02" .i64 }} {{ date "15:04:05" .i }} {{ date "2006" (int64 1700000000) }} {{ date "2006-01-02T15:04:05Z07:00" (int 0) }}',
    '2024-02-29 1970-01-01 00:00:07 2023 1970-01-01T00:00:00Z',
  ],
  [
    '{{ dateInZone "2006-01-02 15:04 MST" .time "Europe/Berlin" }} {{ date_in_zone "15:04 -0700" .time "Asia/Kolkata" }} {{ dateInZone "15:04 MST" .time "No/Where" }} {{ dateInZone "15:04 MST" .time "" }} {{ dateInZone "15:04" .time "Local" }} {{ dateInZone "Mon Jan _2 15:04:05 MST 2006" (int 1720000000) "America/New_York" }}',
    '2024-02-29 14:04 CET 18:34 +0530 13:04 UTC 13:04 UTC 13:04 Wed Jul  3 05:46:40 EDT 2024',
  ],
  [
    '{{ htmlDate .time }} {{ htmlDateInZone (int 86399) "UTC" }} {{ htmlDateInZone (int 86399) "Asia/Tokyo" }}',
    '2024-02-29 1970-01-01 1970-01-02',
  ],
  [
    '{{ dateModify "-1.5h" .time }} {{ date_modify "x" .time }} {{ mustDateModify "24h" .time }} {{ must_date_modify "1ns" .time }}',
    '2024-02-29 11:34:05.6789 +0000 UTC 2024-02-29 13:04:05.6789 +0000 UTC 2024-03-01 13:04:05.6789 +0000 UTC 2024-02-29 13:04:05.678900001 +0000 UTC',
  ],
  [
    '{{ toDate "2006-01-02" "2017-12-31" }} {{ toDate "2006-01-02" "x" }} {{ mustToDate "2006-01-02T15:04:05Z07:00" "2024-02-29T10:00:00+02:00" }} {{ typeOf (toDate "2006" "2006") }} {{ (toDate "2006-01-02" "2017-12-31").Year }}',
    '2017-12-31 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC 2024-02-29 10:00:00 +0200 +0200 time.Time 2017',
  ],
  [
    '{{ unixEpoch .time }} {{ toDate "2006-01-02" "1969-12-31" | unixEpoch }} {{ toDate "2006-01-02" "x" | unixEpoch }}',
    '1709211845 -86400 -62135596800',
  ],
  [
    '{{ duration "95" }} {{ duration (int64 3661) }} {{ duration 95 }} {{ duration "x" }} {{ duration 1.5 }} {{ duration nil }} {{ duration "99999999999999999999" }} {{ duration "-5" }}',
    '1m35s 1h1m1s 0s 0s 0s 0s -1s -5s',
  ],
  [
    '{{ durationRound "2h10m5s" }} {{ durationRound "2400h10m5s" }} {{ durationRound "8800h" }} {{ durationRound "36h" }} {{ durationRound "90s" }} {{ durationRound "30s" }} {{ durationRound "1h" }} {{ durationRound "x" }} {{ durationRound (int64 5000000000) }} {{ durationRound "-48h1s" }} {{ durationRound .f }} {{ durationRound 5 }} {{ durationRound .dur }}',
    '2h 3mo 1y 1d 1m 30s 60m 0s 5s 2d 0s 0s 0s',
  ],
]);

checkRefusals('dates', [
  ['{{ mustDateModify "x" .time }}', 'error calling mustDateModify: time: invalid duration "x"'],
  ['{{ dateModify "1h" "2024" }}', 'can\'t handle "2024" for arg of type time.Time'],
  ['{{ mustToDate "2006-01-02" "2024-02-30" }}', 'error calling mustToDate: parsing time "2024-02-30": day out of range'],
]);
