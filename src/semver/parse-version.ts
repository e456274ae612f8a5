/** Versions as Masterminds/semver/v3 reads, writes and orders them: loosely (`v1.2` is 1.2.0), or strictly. */
import { attempt, ChartwrightError, errorText } from '../base/errors.ts';
import { parseUnsigned } from '../go/strconv.ts';
import { byteLength } from '../go/utf8.ts';

/** A version; its numbers are uint64. */
export interface Version {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  /** Without the `-`; empty for releases. */
  readonly prerelease: string;
  /** Without the `+`. */
  readonly metadata: string;
  /** The text that was read. */
  readonly original: string;
}

const MAX_LENGTH = 256;
const LOOSE =
  /^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/** An error in Masterminds' words. */
export function semverError(message: string, cause?: unknown): ChartwrightError {
  return new ChartwrightError('function', message, { cause });
}

/** semver.NewVersion: a `v`, missing parts and leading zeros are taken; throws a ChartwrightError such as `invalid semantic version`. */
export function parseVersion(text: string): Version {
  if (byteLength(text) > MAX_LENGTH) throw tooLong();
  const match = LOOSE.exec(text);
  if (!match) throw semverError('invalid semantic version');
  const [, major, minor, patch, prerelease = '', metadata = ''] = match;
  const version = { major: segment(major), minor: segment(minor), patch: segment(patch), prerelease, metadata, original: text };
  if (prerelease !== '') checkPrerelease(prerelease);
  return version;
}

/** semver.StrictNewVersion: three numbers without leading zeros, no `v`; its errors name the fault. */
export function parseStrictVersion(text: string): Version {
  if (text === '') throw semverError('version string empty');
  if (byteLength(text) > MAX_LENGTH) throw tooLong();
  const [, major, minor, rest] = /^([^.]*)\.([^.]*)\.([\s\S]*)$/.exec(text) ?? [];
  if (major === undefined || minor === undefined || rest === undefined) throw semverError('invalid semantic version');
  const [beforePlus, metadata] = cut(rest, '+');
  if (metadata !== undefined) checkMetadata(metadata);
  const [patch, prerelease] = cut(beforePlus, '-');
  if (prerelease !== undefined) checkPrerelease(prerelease);
  for (const number of [major, minor, patch]) checkNumber(number);
  return {
    major: parseUnsigned(major),
    minor: parseUnsigned(minor),
    patch: parseUnsigned(patch),
    prerelease: prerelease ?? '',
    metadata: metadata ?? '',
    original: text,
  };
}

/** The version that `parseVersion` reads; undefined if the text is not one. */
export function readVersion(text: string): Version | undefined {
  return attempt(() => parseVersion(text));
}

/** The version that `parseStrictVersion` reads; undefined if the text is not one. */
export function readStrictVersion(text: string): Version | undefined {
  return attempt(() => parseStrictVersion(text));
}

function tooLong(): ChartwrightError {
  return semverError(`version string is too long (max ${MAX_LENGTH} bytes)`);
}

function segment(digits: string | undefined): bigint {
  if (digits === undefined) return 0n;
  try {
    return parseUnsigned(digits);
  } catch (error) {
    throw semverError(`error parsing version segment: ${errorText(error)}`, error);
  }
}

function cut(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function checkNumber(text: string): void {
  if (!/^[0-9]*$/.test(text)) throw semverError('invalid characters in version');
  if (text.length > 1 && text[0] === '0') throw semverError('version segment starts with 0');
}

/** Dot-separated identifiers; throws for empty ones, foreign characters and numbers with a leading zero. */
export function checkPrerelease(text: string): void {
  for (const part of text.split('.')) {
    if (/^0[0-9]+$/.test(part)) throw semverError('version segment starts with 0');
    if (!/^[0-9A-Za-z-]+$/.test(part)) throw semverError('invalid prerelease string');
  }
}

/** As checkPrerelease; numbers may have leading zeros. */
export function checkMetadata(text: string): void {
  if (!text.split('.').every((part) => /^[0-9A-Za-z-]+$/.test(part))) throw semverError('invalid metadata string');
}

/** Version.String: without a `v`, always three numbers. */
export function versionString(version: Version): string {
  const prerelease = version.prerelease && '-' + version.prerelease;
  const metadata = version.metadata && '+' + version.metadata;
  return `${version.major}.${version.minor}.${version.patch}${prerelease}${metadata}`;
}

/** Version.Compare: -1, 0 or 1; metadata does not count, a prerelease comes before its release. */
export function compareVersions(a: Version, b: Version): -1 | 0 | 1 {
  if (a.major !== b.major) return a.major < b.major ? -1 : 1;
  if (a.minor !== b.minor) return a.minor < b.minor ? -1 : 1;
  if (a.patch !== b.patch) return a.patch < b.patch ? -1 : 1;
  if (a.prerelease === b.prerelease) return 0;
  if (a.prerelease === '') return 1;
  return b.prerelease === '' ? -1 : comparePrereleases(a.prerelease, b.prerelease);
}

/** Identifier by identifier: numbers before words, fewer identifiers first. */
export function comparePrereleases(a: string, b: string): -1 | 0 | 1 {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const x = left[i] ?? '';
    const y = right[i] ?? '';
    if (x !== y) return compareIdentifiers(x, y);
  }
  return 0;
}

function compareIdentifiers(a: string, b: string): -1 | 1 {
  if (a === '' || b === '') return a === '' ? -1 : 1;
  const x = numeric(a);
  const y = numeric(b);
  if (x === undefined && y === undefined) return a > b ? 1 : -1;
  if (x === undefined) return 1;
  return y !== undefined && x > y ? 1 : -1;
}

/** What fits into uint64; a longer number is a word. */
function numeric(text: string): bigint | undefined {
  const value = /^[0-9]+$/.test(text) ? BigInt(text) : undefined;
  return value !== undefined && value >> 64n === 0n ? value : undefined;
}
