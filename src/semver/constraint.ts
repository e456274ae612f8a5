/** Version constraints in Masterminds' grammar: `>=1.2 <2 || ~3.1, !=3.1.4`, `1.2 - 1.4`, `^1`, `2.x`. */
import { attempt } from '../base/errors.ts';
import { quote } from '../go/strconv.ts';
import { byteLength } from '../go/utf8.ts';
import { type Comparison, comparisonFault, PRERELEASE_FAULT } from './comparison.ts';
import { parseVersion, semverError, type Version, versionString } from './parse-version.ts';

/** Comparisons joined by `||`, each group by `,` or space. */
export interface Constraint {
  /** Whether the version fits. */
  check(version: Version): boolean;
  /** Masterminds' reasons why it does not; none if it fits. */
  validate(version: Version): string[];
  /** Constraints.String. */
  toString(): string;
}

interface Group {
  readonly comparisons: readonly Comparison[];
  /** One of them names a prerelease: the group takes prereleases then. */
  readonly prerelease: boolean;
}

const MAX_LENGTH = 512;
const MAX_GROUPS = 32;
const SPACE = '[\\t\\n\\f\\r ]';
const VERSION =
  'v?([0-9|xX*]+)(\\.[0-9|xX*]+)?(\\.[0-9|xX*]+)?(?:(-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?';
const COMPARISON = new RegExp(`^(=|!=|>|<|>=|=>|<=|=<|~|~>|\\^|)${SPACE}*(${VERSION})$`);
const RANGE = new RegExp(`${SPACE}*(${VERSION})${SPACE}+-${SPACE}+(${VERSION})${SPACE}*`, 'g');
/** An operator and its version up to the next separator; the operator may stand apart. */
const ITEM = new RegExp(`[=!<>~^]*${SPACE}*[^,\\t\\n\\f\\r ]*`, 'y');
const SEPARATOR = new RegExp(`${SPACE}+,?${SPACE}*|,${SPACE}*`, 'y');

const MAX_CACHED = 256;
const cache = new Map<string, Constraint>();

/** semver.NewConstraint, remembered; throws a ChartwrightError such as `improper constraint: "x"`. */
export function parseConstraint(text: string): Constraint {
  const known = cache.get(text);
  if (known) return known;
  const constraint = readConstraint(text);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(text, constraint);
  return constraint;
}

/** Whether a version is within a range; false if either cannot be read. */
export function isCompatible(range: string, version: string): boolean {
  return attempt(() => parseConstraint(range).check(parseVersion(version))) ?? false;
}

function readConstraint(text: string): Constraint {
  if (byteLength(text) > MAX_LENGTH) throw semverError(`constraint string is too long (max ${MAX_LENGTH} bytes)`);
  const parts = rewriteRanges(text).split('||');
  if (parts.length > MAX_GROUPS) throw semverError(`too many constraint groups (max ${MAX_GROUPS})`);
  const groups = parts.map(parseGroup);
  return {
    check: (version) =>
      groups.some((group) => group.comparisons.every((one) => comparisonFault(one, version, group.prerelease) === undefined)),
    validate: (version) => faults(groups, version),
    toString: () => groups.map(({ comparisons }) => comparisons.map((one) => one.operator + one.text).join(' ')).join(' || '),
  };
}

/** `1.2 - 1.4` is `>= 1.2, <= 1.4`. */
function rewriteRanges(text: string): string {
  let out = text;
  for (const match of text.matchAll(RANGE)) out = out.replace(match[0], () => `>= ${match[1]}, <= ${match[6]} `);
  return out;
}

/** comparison { (space | ",") comparison } */
function parseGroup(text: string): Group {
  const found: RegExpExecArray[] = [];
  const end = text.replace(/[\t\n\f\r ]+$/, '').length;
  let at = /^[\t\n\f\r ]*/.exec(text)?.[0].length ?? 0;
  do {
    if (found.length > 0) at = matchEnd(SEPARATOR, text, at);
    ITEM.lastIndex = at;
    const item = ITEM.exec(text)?.[0] ?? '';
    const match = COMPARISON.exec(item);
    if (!match) throw semverError(`improper constraint: ${quote(text)}`);
    found.push(match);
    at += item.length;
  } while (at < end);
  const comparisons = found.map(comparison);
  return { comparisons, prerelease: comparisons.some((one) => one.version.prerelease !== '') };
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}

function comparison(match: RegExpExecArray): Comparison {
  const [, operator = '', text = '', major = '', minor = '', patch = '', prerelease = ''] = match;
  const anyMajor = isWild(major);
  const anyMinor = !anyMajor && isWild(minor);
  const anyPatch = !anyMajor && !anyMinor && isWild(patch);
  const known = anyMajor ? '0.0.0' : anyMinor ? `${major}.0.0` : `${major}${minor}.0`;
  try {
    const version = parseVersion(anyMajor || anyMinor || anyPatch ? known + prerelease : text);
    return { operator, text, version, loose: anyMajor || anyMinor || anyPatch, anyMinor, anyPatch };
  } catch (error) {
    throw semverError('constraint parser error', error);
  }
}

function isWild(part: string): boolean {
  return /^\.?[xX*]?$/.test(part);
}

function faults(groups: readonly Group[], version: Version): string[] {
  const found: string[] = [];
  let refused = false;
  for (const group of groups) {
    const before = found.length;
    const release = version.prerelease !== '' && !group.prerelease;
    if (release) {
      if (!refused) found.push(`${quote(versionString(version))} ${PRERELEASE_FAULT}`);
      refused = true;
      continue;
    }
    for (const one of group.comparisons) {
      const fault = comparisonFault(one, version, group.prerelease);
      if (fault !== undefined) found.push(fault);
    }
    if (found.length === before) return [];
  }
  return found;
}
