/** Constraints, held against Masterminds/semver v3.5.0. */
import { describe, expect, test } from 'vitest';
import { errorText } from '../../src/base/errors.ts';
import { parseConstraint } from '../../src/semver/constraint.ts';
import { parseVersion } from '../../src/semver/version.ts';

const VERSIONS =
  '0.0.0 0.0.3 0.0.4 0.2.3 0.2.9 0.3.0 1.0.0 1.1.9 1.2.0 1.2.3 1.2.4 1.3.0 1.4.0 1.4.5 1.9.9 2.0.0 2.0.1 3.1.4 4.5.6 1.2.3-alpha 1.2.3-beta.3 1.2.4-rc.1 2.0.0-rc.1 1.2.3+meta 1.25.0-gke.1'.split(
    ' ',
  );

/** A constraint, and which of VERSIONS fit, or why it is none. */
const CONSTRAINTS: [string, string][] = [
  ['*', '1111111111111111111000010'],
  ['x', '1111111111111111111000010'],
  ['X', '1111111111111111111000010'],
  ['', '! improper constraint: ""'],
  ['=1.2.3', '0000000001000000000000010'],
  ['1.2.3', '0000000001000000000000010'],
  ['1.2', '0000000011100000000000010'],
  ['1', '0000001111111110000000010'],
  ['1.x', '0000001111111110000000010'],
  ['1.2.x', '0000000011100000000000010'],
  ['1.*', '0000001111111110000000010'],
  ['v1.2', '0000000011100000000000010'],
  ['=v1.2.3', '0000000001000000000000010'],
  ['!=1.2.3', '1111111110111111111000000'],
  ['!=1.2', '1111111100011111111000000'],
  ['!=1', '1111110000000001111000000'],
  ['!=1.2.x', '1111111100011111111000000'],
  ['!=*', '0111111111111111111000010'],
  ['>1.2.3', '0000000000111111111000000'],
  ['>1.2', '0000000000011111111000000'],
  ['>1', '0000000000000001111000000'],
  ['>*', '0111111111111111111000010'],
  ['>=1.2.3', '0000000001111111111000010'],
  ['>=1.2', '0000000011111111111000010'],
  ['=>1.2', '0000000011111111111000010'],
  ['<1.2.3', '1111111110000000000000000'],
  ['<2', '1111111111111110000000010'],
  ['<1.2', '1111111100000000000000000'],
  ['<=1.2.3', '1111111111000000000000010'],
  ['<=1.2', '1111111111100000000000010'],
  ['<=1', '1111111111111110000000010'],
  ['=<1.2', '1111111111100000000000010'],
  ['<=*', '1110000000000000000000000'],
  ['~1.2.3', '0000000001100000000000010'],
  ['~1.2', '0000000011100000000000010'],
  ['~1', '0000001111111110000000010'],
  ['~>1.2', '0000000011100000000000010'],
  ['~0.0.0', '1111111111111111111000010'],
  ['~*', '1111111111111111111000010'],
  ['^1.2.3', '0000000001111110000000010'],
  ['^1.2', '0000000011111110000000010'],
  ['^1', '0000001111111110000000010'],
  ['^0.2.3', '0001100000000000000000000'],
  ['^0.2', '0001100000000000000000000'],
  ['^0', '1111110000000000000000000'],
  ['^0.0.3', '0100000000000000000000000'],
  ['^0.0', '1110000000000000000000000'],
  ['^0.0.0', '1000000000000000000000000'],
  ['^*', '1000000000000000000000000'],
  ['>=1.2 <2', '0000000011111110000000010'],
  ['>=1.2, <2', '0000000011111110000000010'],
  ['>= 1.2 , < 2 || 3.1.x', '0000000011111110010000010'],
  ['1.2 - 1.4', '0000000011111100000000010'],
  ['1.2.3 - 2', '0000000001111111100000010'],
  ['1.2-1.4', '0000000011100000000111010'],
  ['1 - 2 || 3 - 4', '0000001111111111111000010'],
  ['>=1.2.3-0', '0000000001111111111111111'],
  ['^1.2.3-alpha', '0000000001111110000111011'],
  ['~1.2.3-beta.2', '0000000001100000000011010'],
  ['1.2.3-alpha', '0000000000000000000100000'],
  ['>=1.19-0', '0000000000000001111000101'],
  ['>=1.19.0-0 <1.30.0-0', '0000000000000000000000001'],
  ['>=1.2.3-0 || >2', '0000000001111111111111111'],
  ['!=1.2-alpha', '1111111111111111111011111'],
  ['foo', '! improper constraint: "foo"'],
  ['>', '! improper constraint: ">"'],
  ['>>1', '! improper constraint: ">>1"'],
  ['>1<2', '! improper constraint: ">1<2"'],
  ['1,', '! improper constraint: "1,"'],
  ['1 2', '0000000000000000000000000'],
  ['1 || ', '! improper constraint: " "'],
  ['||', '! improper constraint: ""'],
  ['1|2', '! constraint parser error'],
  ['1 | 2', '! constraint parser error'],
  ['>=a', '! improper constraint: ">=a"'],
  ['1.2.3.4', '! improper constraint: "1.2.3.4"'],
  ['1.2.3 foo', '! improper constraint: "1.2.3 foo"'],
  ['1x', '! constraint parser error'],
  ['xx', '! constraint parser error'],
  ['~>1.2.3,<1.4', '0000000001100000000000010'],
  ['!1.2', '! improper constraint: "!1.2"'],
  ['=!1.2', '! improper constraint: "=!1.2"'],
  ['= =1', '! improper constraint: "= =1"'],
  ['> = 1', '! improper constraint: "> = 1"'],
  ['1.2.3-', '! improper constraint: "1.2.3-"'],
  ['^1.2.3+build', '0000000001111110000000010'],
  ['1.2.3-01', '! constraint parser error'],
  ['>99999999999999999999', '! constraint parser error'],
  ['1 , , 2', '! improper constraint: "1 , , 2"'],
  ['\t>=1.0\t<2\n', '0000001111111110000000010'],
  ['>=1.0,<2,!=1.5.0', '0000001111111110000000010'],
  ['1.2.3   -   1.4', '0000000001111100000000010'],
  ['1-2', '0000001111111110000111011'],
  ['1 -2', '! improper constraint: "1 -2"'],
  ['1- 2', '! improper constraint: "1- 2"'],
  ['x.1', '1111111111111111111000010'],
  ['1.x.2', '0000001111111110000000010'],
  ['1.2.3-x', '0000000000000000000000000'],
  ['=1.2.3 =1.2.4', '0000000000000000000000000'],
  ['\u00a0>1', '! improper constraint: "\\u00a0>1"'],
  ['é', '! improper constraint: "é"'],
  ['~1.x', '0000001111111110000000010'],
  ['^1.x', '0000001111111110000000010'],
  ['^x', '1000000000000000000000000'],
  ['~0', '1111110000000000000000000'],
  ['~0.0', '1110000000000000000000000'],
  ['~0.1', '0000000000000000000000000'],
  ['^0.0.x', '1110000000000000000000000'],
  ['>1.x', '0000000000000001111000000'],
  ['<1.x', '1111110000000000000000000'],
  ['>=1.x', '0000001111111111111000010'],
  ['<=1.x', '1111111111111110000000010'],
  ['!=1.x', '1111110000000001111000000'],
  ['>1.2.x', '0000000000011111111000000'],
  ['<=1.2.x', '1111111111100000000000010'],
];

/** A constraint, a version, and why it does not fit. */
const REASONS: [string, string, string][] = [
  ['=1.2.3', '0.0.3', '"0.0.3" is not equal to "1.2.3"'],
  ['=1.2.3', '0.1.5', '"0.1.5" is not equal to "1.2.3"'],
  ['=1.2.3', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['1.2.4', '1.2.3', '"1.2.3" is not equal to "1.2.4"'],
  ['1.2.4', '0.0.3', '"0.0.3" is not equal to "1.2.4"'],
  ['1.2.4', '0.1.5', '"0.1.5" is not equal to "1.2.4"'],
  ['1.2.4', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['1.2.x', '0.0.3', '"0.0.3" is less than "1.2.x"'],
  ['1.2.x', '0.1.5', '"0.1.5" is less than "1.2.x"'],
  ['1.2.x', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['!=1.2.3', '1.2.3', '"1.2.3" is equal to "1.2.3"'],
  ['!=1.2.3', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['!=1.2', '1.2.3', '"1.2.3" is equal to "1.2"'],
  ['!=1.2', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['!=1', '1.2.3', '"1.2.3" is equal to "1"'],
  ['!=1', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['>1.2.3', '1.2.3', '"1.2.3" is less than or equal to "1.2.3"'],
  ['>1.2.3', '0.0.3', '"0.0.3" is less than or equal to "1.2.3"'],
  ['>1.2.3', '0.1.5', '"0.1.5" is less than or equal to "1.2.3"'],
  ['>1.2.3', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['>1.2', '1.2.3', '"1.2.3" is less than or equal to "1.2"'],
  ['>1.2', '0.0.3', '"0.0.3" is less than or equal to "1.2"'],
  ['>1.2', '0.1.5', '"0.1.5" is less than or equal to "1.2"'],
  ['>1.2', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['>2', '1.2.3', '"1.2.3" is less than or equal to "2"'],
  ['>2', '0.0.3', '"0.0.3" is less than or equal to "2"'],
  ['>2', '0.1.5', '"0.1.5" is less than or equal to "2"'],
  ['>2', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['<1.2.3', '1.2.3', '"1.2.3" is greater than or equal to "1.2.3"'],
  ['<1.2.3', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['>=2', '1.2.3', '"1.2.3" is less than "2"'],
  ['>=2', '0.0.3', '"0.0.3" is less than "2"'],
  ['>=2', '0.1.5', '"0.1.5" is less than "2"'],
  ['>=2', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['<=1.2.2', '1.2.3', '"1.2.3" is greater than "1.2.2"'],
  ['<=1.2.2', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['<=1.1', '1.2.3', '"1.2.3" is greater than "1.1"'],
  ['<=1.1', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['<=0', '1.2.3', '"1.2.3" is greater than "0"'],
  ['<=0', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['~1.3', '1.2.3', '"1.2.3" is less than "1.3"'],
  ['~1.3', '0.0.3', '"0.0.3" is less than "1.3"'],
  ['~1.3', '0.1.5', '"0.1.5" is less than "1.3"'],
  ['~1.3', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['~2', '1.2.3', '"1.2.3" is less than "2"'],
  ['~2', '0.0.3', '"0.0.3" is less than "2"'],
  ['~2', '0.1.5', '"0.1.5" is less than "2"'],
  ['~2', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['~1.2.4', '1.2.3', '"1.2.3" is less than "1.2.4"'],
  ['~1.2.4', '0.0.3', '"0.0.3" is less than "1.2.4"'],
  ['~1.2.4', '0.1.5', '"0.1.5" is less than "1.2.4"'],
  ['~1.2.4', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['~1.1', '1.2.3', '"1.2.3" does not have same major and minor version as "1.1"'],
  ['~1.1', '0.0.3', '"0.0.3" is less than "1.1"'],
  ['~1.1', '0.1.5', '"0.1.5" is less than "1.1"'],
  ['~1.1', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['^2', '1.2.3', '"1.2.3" is less than "2"'],
  ['^2', '0.0.3', '"0.0.3" is less than "2"'],
  ['^2', '0.1.5', '"0.1.5" is less than "2"'],
  ['^2', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['^1.3', '1.2.3', '"1.2.3" is less than "1.3"'],
  ['^1.3', '0.0.3', '"0.0.3" is less than "1.3"'],
  ['^1.3', '0.1.5', '"0.1.5" is less than "1.3"'],
  ['^1.3', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['^0.2', '1.2.3', '"1.2.3" does not have same major version as "0.2"'],
  ['^0.2', '0.0.3', '"0.0.3" is less than "0.2"'],
  ['^0.2', '0.1.5', '"0.1.5" is less than "0.2"'],
  ['^0.2', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['^0.1.2', '1.2.3', '"1.2.3" does not have same major version as "0.1.2"'],
  ['^0.1.2', '0.0.3', '"0.0.3" is less than "0.1.2"'],
  ['^0.1.2', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['^0.0', '1.2.3', '"1.2.3" does not have same major version as "0.0"'],
  [
    '^0.0',
    '0.1.5',
    '"0.1.5" does not have same minor version as "0.0". Expected minor versions to match when constraint major version is 0',
  ],
  ['^0.0', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['^0.0.2', '1.2.3', '"1.2.3" does not have same major version as "0.0.2"'],
  ['^0.0.2', '0.0.3', '"0.0.3" does not equal "0.0.2". Expect version and constraint to equal when major and minor versions are 0'],
  ['^0.0.2', '0.1.5', '"0.1.5" does not have same minor version as "0.0.2"'],
  ['^0.0.2', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['^*', '1.2.3', '"1.2.3" does not have same major version as "*"'],
  ['^*', '0.0.3', '"0.0.3" does not equal "*". Expect version and constraint to equal when major and minor versions are 0'],
  ['^*', '0.1.5', '"0.1.5" does not have same minor version as "*"'],
  ['^*', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['>2 <1', '1.2.3', '"1.2.3" is less than or equal to "2"; "1.2.3" is greater than or equal to "1"'],
  ['>2 <1', '0.0.3', '"0.0.3" is less than or equal to "2"'],
  ['>2 <1', '0.1.5', '"0.1.5" is less than or equal to "2"'],
  ['>2 <1', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['2 || 3', '1.2.3', '"1.2.3" is less than "2"; "1.2.3" is less than "3"'],
  ['2 || 3', '0.0.3', '"0.0.3" is less than "2"; "0.0.3" is less than "3"'],
  ['2 || 3', '0.1.5', '"0.1.5" is less than "2"; "0.1.5" is less than "3"'],
  ['2 || 3', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['1.2.3', '0.0.3', '"0.0.3" is not equal to "1.2.3"'],
  ['1.2.3', '0.1.5', '"0.1.5" is not equal to "1.2.3"'],
  ['1.2.3', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
  ['=1.x.x', '0.0.3', '"0.0.3" is less than "1.x.x"'],
  ['=1.x.x', '0.1.5', '"0.1.5" is less than "1.x.x"'],
  ['=1.x.x', '1.2.3-beta', '"1.2.3-beta" is a prerelease version and the constraint is only looking for release versions'],
];

function fitting(text: string): string {
  try {
    const constraint = parseConstraint(text);
    return VERSIONS.map((version) => (constraint.check(parseVersion(version)) ? '1' : '0')).join('');
  } catch (error) {
    return '! ' + errorText(error);
  }
}

describe('constraints', () => {
  test.each(CONSTRAINTS)('%j', (text, expected) => {
    expect(fitting(text)).toBe(expected);
  });

  test.each(REASONS)('%s of %s', (text, version, expected) => {
    expect(parseConstraint(text).validate(parseVersion(version)).join('; ')).toBe(expected);
  });

  test('a version that fits has no reasons', () => {
    expect(parseConstraint('>2 || 1.x').validate(parseVersion('1.2.3'))).toEqual([]);
  });

  test('print as Masterminds prints them', () => {
    expect(String(parseConstraint('>=1.2 <2||~3.x'))).toBe('>=1.2 <2 || ~3.x');
  });

  test('limits', () => {
    expect(fitting('1'.repeat(513))).toBe('! constraint string is too long (max 512 bytes)');
    expect(fitting(Array(33).fill('1').join('||'))).toBe('! too many constraint groups (max 32)');
  });

  test('many spaces cost nothing', () => {
    expect(fitting('1  '.repeat(100) + '!')).toMatch(/^! improper constraint/);
  });
});
