/** *semver.Version as a template value, held against Masterminds/semver v3.5.0. */
import { expect, test } from 'vitest';
import { goString, sprintf } from '../../src/go/fmt.ts';
import type { GoObject, Value } from '../../src/go/value.ts';
import { parseVersion, SEMVER_VERSION, versionObject } from '../../src/semver/version.ts';

const version = (text: string) => versionObject(parseVersion(text));
const call = (self: GoObject, name: string, ...args: Value[]) => self.type.methods?.get(name)?.call(self, ...args) as Value;

/** Version, method, answer. */
const ROWS: [string, string, string][] = [
  ['v1.2.3-rc.1+b', 'String', '1.2.3-rc.1+b'],
  ['v1.2.3-rc.1+b', 'Original', 'v1.2.3-rc.1+b'],
  ['v1.2.3-rc.1+b', 'Major', '1'],
  ['v1.2.3-rc.1+b', 'Minor', '2'],
  ['v1.2.3-rc.1+b', 'Patch', '3'],
  ['v1.2.3-rc.1+b', 'Prerelease', 'rc.1'],
  ['v1.2.3-rc.1+b', 'Metadata', 'b'],
  ['v1.2.3-rc.1+b', 'IncMajor', '2.0.0'],
  ['v1.2.3-rc.1+b', 'IncMinor', '1.3.0'],
  ['v1.2.3-rc.1+b', 'IncPatch', '1.2.3'],
  ['1.2.3+b', 'IncPatch', '1.2.4'],
];

test.each(ROWS)('%s %s', (text, name, expected) => {
  expect(goString(call(version(text), name))).toBe(expected);
});

test('comparisons', () => {
  const names = ['Compare', 'Equal', 'LessThan', 'LessThanEqual', 'GreaterThan', 'GreaterThanEqual'];
  const all = (a: string, b: string) => names.map((name) => goString(call(version(a), name, version(b)))).join(' ');
  expect(all('1.2.3', '1.3')).toBe('-1 false true true false false');
  expect(all('1.2.3', 'v1.2.3+x')).toBe('0 true false true false true');
  expect(all('1.2.3', '1.2.3-0')).toBe('1 false false false true true');
});

test('what Inc returns is the struct itself: it keeps the v of the original, and has no pointer methods', () => {
  const next = call(version('v1.2.3'), 'IncMinor') as GoObject;
  expect([next.type.name, next.type.methods?.has('Compare'), next.type.methods?.has('Major')]).toEqual(['semver.Version', false, true]);
  expect(() => call(version('18446744073709551615.0.0'), 'IncMajor')).toThrow('major version increment would overflow uint64');
  expect(goString(call(version('v1.2.3'), 'SetPrerelease', 'rc.2'))).toBe('1.2.3-rc.2');
  expect(() => call(version('1.2.3'), 'SetPrerelease', '01')).toThrow('version segment starts with 0');
  expect(() => call(version('1.2.3'), 'SetMetadata', '?')).toThrow('invalid metadata string');
});

test('prints and encodes as its String', () => {
  expect(sprintf('%v %s %q %T', [version('v1'), version('v1'), version('v1'), version('v1')])).toBe('1.0.0 1.0.0 "1.0.0" *semver.Version');
  expect(SEMVER_VERSION.json?.(version('v1.2'))).toBe('1.2.0');
});
