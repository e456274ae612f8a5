/** A version as a template value: *semver.Version with the methods that templates call. */
import { quote } from '../go/strconv.ts';
import { encodeUtf8 } from '../go/utf8.ts';
import { GoInt, type GoMethod, GoObject, type GoType, int, typeOf, UINT64, type Value } from '../go/value.ts';
import { checkMetadata, checkPrerelease, compareVersions, semverError, type Version, versionString } from './parse-version.ts';

const MAX_NUMBER = (1n << 64n) - 1n;

function versionOf(object: GoObject): Version {
  return object.native as Version;
}

function method(call: (version: Version) => Value): GoMethod {
  return { params: '', call: (self: GoObject) => call(versionOf(self)) };
}

function numberMethod(name: 'major' | 'minor' | 'patch'): GoMethod {
  return method((version) => new GoInt(version[name], UINT64));
}

function textMethod(set: (version: Version, text: string) => Version): GoMethod {
  return { params: 'string', call: (self: GoObject, text: string) => valueObject(renamed(versionOf(self), set(versionOf(self), text))) };
}

/** The next version with a text of its own, which keeps the `v` of the one before. */
function renamed(before: Version, next: Version): Version {
  return { ...next, original: (before.original[0] === 'v' ? 'v' : '') + versionString(next) };
}

function raised(version: Version, name: 'major' | 'minor' | 'patch', zeros: Partial<Version>): GoObject {
  if (version[name] === MAX_NUMBER) throw semverError(`${name} version increment would overflow uint64`);
  return valueObject(renamed(version, { ...version, prerelease: '', metadata: '', ...zeros, [name]: version[name] + 1n }));
}

function raisePatch(version: Version): GoObject {
  if (version.prerelease === '') return raised(version, 'patch', {});
  return valueObject(renamed(version, { ...version, prerelease: '', metadata: '' }));
}

function comparison(accepts: (order: number) => Value): GoMethod {
  return { params: 'any', call: (self: GoObject, other: Value) => accepts(compareVersions(versionOf(self), operand(other))) };
}

function operand(value: Value): Version {
  if (value instanceof GoObject && value.type === SEMVER_VERSION) return versionOf(value);
  throw semverError(`wrong type for value; expected *semver.Version; got ${typeOf(value).name}`);
}

const VALUE_METHODS: readonly (readonly [string, GoMethod])[] = [
  ['String', method(versionString)],
  ['Major', numberMethod('major')],
  ['Minor', numberMethod('minor')],
  ['Patch', numberMethod('patch')],
  ['Prerelease', method((version) => version.prerelease)],
  ['Metadata', method((version) => version.metadata)],
  ['IncMajor', method((version) => raised(version, 'major', { minor: 0n, patch: 0n }))],
  ['IncMinor', method((version) => raised(version, 'minor', { patch: 0n }))],
  ['IncPatch', method(raisePatch)],
  ['SetPrerelease', textMethod((version, prerelease) => ({ ...version, prerelease: checked(prerelease, checkPrerelease) }))],
  ['SetMetadata', textMethod((version, metadata) => ({ ...version, metadata: checked(metadata, checkMetadata) }))],
  ['Value', method(versionString)],
  ['MarshalText', method((version) => encodeUtf8(versionString(version)))],
  ['MarshalJSON', method((version) => encodeUtf8(quote(versionString(version))))],
];

function checked(text: string, check: (text: string) => void): string {
  if (text !== '') check(text);
  return text;
}

const json = (self: GoObject) => versionString(versionOf(self));

/** semver.Version itself, as the Inc methods return it: without the methods of the pointer. */
export const SEMVER_VALUE: GoType = { name: 'semver.Version', kind: 'struct', methods: new Map(VALUE_METHODS), json };

/** *semver.Version, which sprig's `semver` returns. It prints, and goes into JSON, as its String. */
export const SEMVER_VERSION: GoType = {
  name: '*semver.Version',
  kind: 'ptr',
  elem: SEMVER_VALUE,
  methods: new Map<string, GoMethod>([
    ...VALUE_METHODS,
    ['Original', method((version) => version.original)],
    ['Compare', comparison((order) => int(order))],
    ['Equal', comparison((order) => order === 0)],
    ['LessThan', comparison((order) => order < 0)],
    ['LessThanEqual', comparison((order) => order <= 0)],
    ['GreaterThan', comparison((order) => order > 0)],
    ['GreaterThanEqual', comparison((order) => order >= 0)],
  ]),
  json,
};

/** The version as a *semver.Version. */
export function versionObject(version: Version): GoObject {
  return new GoObject(SEMVER_VERSION, undefined, version);
}

function valueObject(version: Version): GoObject {
  return new GoObject(SEMVER_VALUE, undefined, version);
}
