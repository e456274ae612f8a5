/** A version as a template value: *semver.Version with the methods that templates call. */
import { parseJson } from '../codec/json/parse.ts';
import { errorOf, nilPointer } from '../go/error-value.ts';
import { quote } from '../go/strconv.ts';
import { decodeUtf8, encodeUtf8 } from '../go/utf8.ts';
import { GoInt, type GoMethod, GoObject, type GoType, int, isDict, isList, typeOf, UINT64, type Value } from '../go/value.ts';
import {
  checkMetadata,
  checkPrerelease,
  compareVersions,
  parseVersion,
  semverError,
  type Version,
  versionString,
} from './parse-version.ts';

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
  return {
    params: 'version',
    call: (self: GoObject, other: GoObject | null) => {
      if (!other) throw nilPointer();
      return accepts(compareVersions(versionOf(self), versionOf(other)));
    },
  };
}

function isEqual(self: GoObject, other: GoObject | null): boolean {
  return other !== null && compareVersions(versionOf(self), versionOf(other)) === 0;
}

/** A method that makes another version of the one that the pointer points to, and returns an error. */
function reading<T>(params: string, text: (from: T) => string): GoMethod {
  return {
    params,
    call: (self: GoObject, from: T) => errorOf(() => Object.assign(self, stateOf(parseVersion(text(from))))),
  };
}

function scanned(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return decodeUtf8(value);
  throw semverError(value === null ? 'cannot scan nil into Version' : `unsupported Scan type ${typeOf(value).name}`);
}

/** The text in a JSON string; nothing for null. */
function jsonText(bytes: Uint8Array): string {
  const value = parseJson(decodeUtf8(bytes));
  if (typeof value === 'string' || value === null) return value ?? '';
  const kind = isDict(value) ? 'object' : isList(value) ? 'array' : typeof value === 'boolean' ? 'bool' : 'number';
  throw semverError(`json: cannot unmarshal ${kind} into Go value of type string`);
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
    ['Equal', { params: 'version', call: isEqual }],
    ['LessThan', comparison((order) => order < 0)],
    ['LessThanEqual', comparison((order) => order <= 0)],
    ['GreaterThan', comparison((order) => order > 0)],
    ['GreaterThanEqual', comparison((order) => order >= 0)],
    ['UnmarshalText', reading('[]byte', decodeUtf8)],
    ['UnmarshalJSON', reading('[]byte', jsonText)],
    ['Scan', reading('any', scanned)],
  ]),
  json,
};

/** The version as a *semver.Version. */
export function versionObject(version: Version): GoObject {
  return object(SEMVER_VERSION, version);
}

function valueObject(version: Version): GoObject {
  return object(SEMVER_VALUE, version);
}

function object(type: GoType, version: Version): GoObject {
  const { fields, native } = stateOf(version);
  return new GoObject(type, fields, native);
}

/** What a version is, and its fields as Go declares them. */
function stateOf(version: Version): Pick<GoObject, 'fields' | 'native'> {
  const { major, minor, patch, prerelease, metadata, original } = version;
  const fields = new Map<string, Value>([
    ['major', new GoInt(major, UINT64)],
    ['minor', new GoInt(minor, UINT64)],
    ['patch', new GoInt(patch, UINT64)],
    ['pre', prerelease],
    ['metadata', metadata],
    ['original', original],
  ]);
  return { fields, native: version };
}
