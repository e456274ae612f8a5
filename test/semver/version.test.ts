/** Versions, held against Masterminds/semver v3.5.0. */
import { describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { compareVersions, parseStrictVersion, parseVersion, type Version, versionString } from '../../src/semver/version.ts';

function read(parse: (text: string) => Version, text: string): string {
  try {
    const v = parse(text);
    return [versionString(v), v.major, v.minor, v.patch, v.prerelease, v.metadata, v.original].join('|');
  } catch (error) {
    return '! ' + errorText(error);
  }
}

/** Text, what NewVersion makes of it, what StrictNewVersion makes of it. */
const VERSIONS: [string, string, string][] = [
  ['1.2.3', '1.2.3|1|2|3|||1.2.3', '1.2.3|1|2|3|||1.2.3'],
  ['v1.2.3', '1.2.3|1|2|3|||v1.2.3', '! invalid characters in version'],
  ['1.2', '1.2.0|1|2|0|||1.2', '! invalid semantic version'],
  ['1', '1.0.0|1|0|0|||1', '! invalid semantic version'],
  ['v1', '1.0.0|1|0|0|||v1', '! invalid semantic version'],
  ['01.2.3', '1.2.3|1|2|3|||01.2.3', '! version segment starts with 0'],
  ['1.02.3', '1.2.3|1|2|3|||1.02.3', '! version segment starts with 0'],
  ['1.2.03', '1.2.3|1|2|3|||1.2.03', '! version segment starts with 0'],
  ['1.2.3-alpha', '1.2.3-alpha|1|2|3|alpha||1.2.3-alpha', '1.2.3-alpha|1|2|3|alpha||1.2.3-alpha'],
  ['1.2.3-alpha.1', '1.2.3-alpha.1|1|2|3|alpha.1||1.2.3-alpha.1', '1.2.3-alpha.1|1|2|3|alpha.1||1.2.3-alpha.1'],
  ['1.2.3-01', '! version segment starts with 0', '! version segment starts with 0'],
  ['1.2.3-0a', '1.2.3-0a|1|2|3|0a||1.2.3-0a', '1.2.3-0a|1|2|3|0a||1.2.3-0a'],
  ['1.2.3+build.01', '1.2.3+build.01|1|2|3||build.01|1.2.3+build.01', '1.2.3+build.01|1|2|3||build.01|1.2.3+build.01'],
  ['1.2.3-a+b', '1.2.3-a+b|1|2|3|a|b|1.2.3-a+b', '1.2.3-a+b|1|2|3|a|b|1.2.3-a+b'],
  ['1.2-beta', '1.2.0-beta|1|2|0|beta||1.2-beta', '! invalid semantic version'],
  ['1-rc.1+x', '1.0.0-rc.1+x|1|0|0|rc.1|x|1-rc.1+x', '! invalid semantic version'],
  ['', '! invalid semantic version', '! version string empty'],
  ['v', '! invalid semantic version', '! invalid semantic version'],
  ['V1.2.3', '! invalid semantic version', '! invalid characters in version'],
  ['1.2.3.4', '! invalid semantic version', '! invalid characters in version'],
  ['a.b.c', '! invalid semantic version', '! invalid characters in version'],
  ['1.2.x', '! invalid semantic version', '! invalid characters in version'],
  ['1.2.3-', '! invalid semantic version', '! invalid prerelease string'],
  ['1.2.3+', '! invalid semantic version', '! invalid metadata string'],
  ['1.2.3-a..b', '! invalid semantic version', '! invalid prerelease string'],
  ['1.2.3-é', '! invalid semantic version', '! invalid prerelease string'],
  [' 1.2.3', '! invalid semantic version', '! invalid characters in version'],
  ['1.2.3 ', '! invalid semantic version', '! invalid characters in version'],
  ['1.2.3\n', '! invalid semantic version', '! invalid characters in version'],
  [
    '18446744073709551615.0.0',
    '18446744073709551615.0.0|18446744073709551615|0|0|||18446744073709551615.0.0',
    '18446744073709551615.0.0|18446744073709551615|0|0|||18446744073709551615.0.0',
  ],
  [
    '18446744073709551616.0.0',
    '! error parsing version segment: strconv.ParseUint: parsing "18446744073709551616": value out of range',
    '! strconv.ParseUint: parsing "18446744073709551616": value out of range',
  ],
  [
    '1.18446744073709551616.0',
    '! error parsing version segment: strconv.ParseUint: parsing "18446744073709551616": value out of range',
    '! strconv.ParseUint: parsing "18446744073709551616": value out of range',
  ],
  ['-1.2.3', '! invalid semantic version', '! invalid characters in version'],
  ['1.-2.3', '! invalid semantic version', '! invalid characters in version'],
  ['1.2.-3', '! invalid semantic version', '! strconv.ParseUint: parsing "": invalid syntax'],
  ['1.2.3-+', '! invalid semantic version', '! invalid metadata string'],
  ['1..3', '! invalid semantic version', '! strconv.ParseUint: parsing "": invalid syntax'],
  ['1.2.', '! invalid semantic version', '! strconv.ParseUint: parsing "": invalid syntax'],
  ['v1.2.3-rc1', '1.2.3-rc1|1|2|3|rc1||v1.2.3-rc1', '! invalid characters in version'],
  ['1.33.4-gke.1', '1.33.4-gke.1|1|33|4|gke.1||1.33.4-gke.1', '1.33.4-gke.1|1|33|4|gke.1||1.33.4-gke.1'],
  ['1.33+', '! invalid semantic version', '! invalid semantic version'],
  ['v1.33.4+k3s1', '1.33.4+k3s1|1|33|4||k3s1|v1.33.4+k3s1', '! invalid characters in version'],
  ['latest', '! invalid semantic version', '! invalid semantic version'],
  ['1.2.3-alpha_b', '! invalid semantic version', '! invalid prerelease string'],
  ['1.2.3--', '1.2.3--|1|2|3|-||1.2.3--', '1.2.3--|1|2|3|-||1.2.3--'],
  ['1.2.3-0', '1.2.3-0|1|2|3|0||1.2.3-0', '1.2.3-0|1|2|3|0||1.2.3-0'],
  ['1.2.3-00', '! version segment starts with 0', '! version segment starts with 0'],
  ['1.0.0-a.b.c.10.d', '1.0.0-a.b.c.10.d|1|0|0|a.b.c.10.d||1.0.0-a.b.c.10.d', '1.0.0-a.b.c.10.d|1|0|0|a.b.c.10.d||1.0.0-a.b.c.10.d'],
  ['0.0.0', '0.0.0|0|0|0|||0.0.0', '0.0.0|0|0|0|||0.0.0'],
  ['00.0.0', '0.0.0|0|0|0|||00.0.0', '! version segment starts with 0'],
  ['^1.2.3', '! invalid semantic version', '! invalid characters in version'],
  ['1,2,3', '! invalid semantic version', '! invalid semantic version'],
  ['1.2.3-1.02', '! version segment starts with 0', '! version segment starts with 0'],
  ['1.2+b.é', '! invalid semantic version', '! invalid characters in version'],
];

/** A version and how it compares to each in turn. */
const ORDER: [string, string][] = [
  ['1.0.0-alpha', '=<<<<<<<<<<<>>>>>'],
  ['1.0.0-alpha.1', '>=<<<<<<<<<<>>>>>'],
  ['1.0.0-alpha.beta', '>>=<<<<<<<<<>>>>>'],
  ['1.0.0-beta', '>>>=<<<<<<<<>>>>>'],
  ['1.0.0-beta.2', '>>>>=<<<<<<<>>>>>'],
  ['1.0.0-beta.11', '>>>>>=<<<<<<>>>>>'],
  ['1.0.0-rc.1', '>>>>>>=<<<<<>>>>>'],
  ['1.0.0', '>>>>>>>==<<<>>>>>'],
  ['1.0.0+build', '>>>>>>>==<<<>>>>>'],
  ['1.0.1', '>>>>>>>>>=<<>>>>>'],
  ['1.1.0', '>>>>>>>>>>=<>>>>>'],
  ['2', '>>>>>>>>>>>=>>>>>'],
  ['1.0.0-1', '<<<<<<<<<<<<=<<<<'],
  ['1.0.0-99999999999999999999', '<<<<<<<<<<<<>=<<>'],
  ['1.0.0-a1', '<<<<<<<<<<<<>>=>>'],
  ['1.0.0-A', '<<<<<<<<<<<<>><=>'],
  ['1.0.0--', '<<<<<<<<<<<<><<<='],
];

describe('versions', () => {
  test.each(VERSIONS)('%j', (text, loose, strict) => {
    expect([read(parseVersion, text), read(parseStrictVersion, text)]).toEqual([loose, strict]);
  });

  test('are limited to 256 bytes', () => {
    const text = '1.2.3-' + 'a'.repeat(300);
    const expected = '! version string is too long (max 256 bytes)';
    expect([read(parseVersion, text), read(parseStrictVersion, text)]).toEqual([expected, expected]);
  });

  test.each(ORDER)('%s in order', (text, expected) => {
    const version = parseVersion(text);
    expect(ORDER.map(([other]) => '<=>'[compareVersions(version, parseVersion(other)) + 1]).join('')).toBe(expected);
  });
});
