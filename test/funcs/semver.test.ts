/** Versions and constraints as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('semver', [
  [
    '{{ $v := semver "v1.2.3-alpha.1+123" }}{{ $v.Major }} {{ $v.Minor }} {{ $v.Patch }} {{ $v.Prerelease }} {{ $v.Metadata }} {{ $v.Original }} {{ $v }} {{ typeOf $v }}',
    '1 2 3 alpha.1 123 v1.2.3-alpha.1+123 1.2.3-alpha.1+123 *semver.Version',
  ],
  ['{{ semver "1.2" }} {{ semver "v1" }} {{ (semver "1.2.3" | (semver "1.2.4").Compare) }}', '1.2.0 1.0.0 1'],
  [
    '{{ semverCompare "^1.2.0" "1.2.3" }} {{ semverCompare ">=1.0.0 <2.0.0" "v1.9.9" }} {{ semverCompare "~1.2" "1.3.0" }} {{ semverCompare ">=1.19-0" "1.19.0-eks" }} {{ semverCompare ">=1.19" "1.19.0-eks" }} {{ semverCompare "1.x || >=3" "3.1.0" }} {{ semverCompare "*" "1.0.0" }}',
    'true true false true false true true',
  ],
]);

checkRefusals('semver', [
  ['{{ semver "abc" }}', 'error calling semver: invalid semantic version'],
  ['{{ semverCompare "a b" "1.0.0" }}', 'error calling semverCompare: improper constraint: "a b"'],
  ['{{ semverCompare ">1" "x" }}', 'error calling semverCompare: invalid semantic version'],
]);
