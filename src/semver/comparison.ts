/** One comparison of a constraint, such as `~1.2` or `!=3.x`, held against a version. */
import { quote } from '../go/strconv.ts';
import { comparePrereleases, compareVersions, type Version, versionString } from './parse-version.ts';

export interface Comparison {
  /** `=`, `!=`, `>`, `<`, `>=`, `=>`, `<=`, `=<`, `~`, `~>`, `^` or empty. */
  readonly operator: string;
  /** The version as written, `1.x`. */
  readonly text: string;
  /** The version with zeros for what is open. */
  readonly version: Version;
  /** A part is a wildcard or missing. */
  readonly loose: boolean;
  /** The first open part is the minor or the patch number; neither: the major one, if `loose`. */
  readonly anyMinor: boolean;
  readonly anyPatch: boolean;
}

/** Masterminds' message for a prerelease where only releases are allowed. */
export const PRERELEASE_FAULT = 'is a prerelease version and the constraint is only looking for release versions';

/** Why the version does not fit, in Masterminds' words; undefined if it does. */
export function comparisonFault(one: Comparison, version: Version, prereleases: boolean): string | undefined {
  const name = quote(versionString(version));
  if (version.prerelease !== '' && !prereleases) return `${name} ${PRERELEASE_FAULT}`;
  const fault = faultOf(one, version);
  if (fault === undefined) return undefined;
  const [relation, rest = ''] = fault.split('|');
  return `${name} ${relation} ${quote(one.text)}${rest}`;
}

/** The relation that is wrong, then what follows the constraint's version behind a `|`. */
function faultOf(one: Comparison, version: Version): string | undefined {
  const order = compareVersions(version, one.version);
  switch (one.operator) {
    case '!=':
      return differs(one, version) ? undefined : 'is equal to';
    case '>':
      return isGreater(one, version) ? undefined : 'is less than or equal to';
    case '<':
      return order < 0 ? undefined : 'is greater than or equal to';
    case '>=':
    case '=>':
      return order >= 0 ? undefined : 'is less than';
    case '<=':
    case '=<':
      return isAtMost(one, version) ? undefined : 'is greater than';
    case '~':
    case '~>':
      return tildeFault(one, version);
    case '^':
      return caretFault(one, version);
    default:
      if (one.loose) return tildeFault(one, version);
      return order === 0 ? undefined : 'is not equal to';
  }
}

function differs({ version: wanted, anyMinor, anyPatch }: Comparison, version: Version): boolean {
  if (!anyMinor && !anyPatch) return compareVersions(version, wanted) !== 0;
  if (wanted.major !== version.major) return true;
  if (anyMinor) return false;
  return wanted.minor !== version.minor || comparePrereleases(version.prerelease, wanted.prerelease) !== 0;
}

/** `>11` means 12 or later, `>11.1` means 11.2 or later. */
function isGreater({ version: wanted, anyMinor, anyPatch }: Comparison, version: Version): boolean {
  if (!anyMinor && !anyPatch) return compareVersions(version, wanted) > 0;
  if (version.major !== wanted.major) return version.major > wanted.major;
  return anyPatch && version.minor > wanted.minor;
}

function isAtMost({ version: wanted, loose, anyMinor }: Comparison, version: Version): boolean {
  if (!loose) return compareVersions(version, wanted) <= 0;
  if (version.major !== wanted.major) return version.major < wanted.major;
  return anyMinor || version.minor <= wanted.minor;
}

/** `~1` stays within the major number, `~1.2` and `~1.2.3` within the minor one, `~0.0.0` takes everything. */
function tildeFault({ version: wanted, anyMinor, anyPatch }: Comparison, version: Version): string | undefined {
  if (compareVersions(version, wanted) < 0) return 'is less than';
  if (wanted.major === 0n && wanted.minor === 0n && wanted.patch === 0n && !anyMinor && !anyPatch) return undefined;
  if (version.major !== wanted.major) return 'does not have same major version as';
  return version.minor === wanted.minor || anyMinor ? undefined : 'does not have same major and minor version as';
}

/** `^` stays within the first number that is not zero. */
function caretFault({ version: wanted, anyMinor, anyPatch }: Comparison, version: Version): string | undefined {
  if (compareVersions(version, wanted) < 0) return 'is less than';
  if (version.major !== wanted.major) return 'does not have same major version as';
  if (wanted.major > 0n || anyMinor || version.minor === wanted.minor) {
    const exact = wanted.major === 0n && wanted.minor === 0n && !anyMinor && !anyPatch;
    if (!exact || version.patch === wanted.patch) return undefined;
    return 'does not equal|. Expect version and constraint to equal when major and minor versions are 0';
  }
  const expected = wanted.minor > 0n || anyPatch;
  return 'does not have same minor version as' + (expected ? '|. Expected minor versions to match when constraint major version is 0' : '');
}
