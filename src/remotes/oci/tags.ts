/** Tags as versions of a chart. */
import { ChartwrightError } from '../../base/errors.ts';
import { DEFAULT_PROFILE, type Profile } from '../../helm/profile.ts';
import { parseConstraint } from '../../semver/constraint.ts';
import { compareVersions, parseVersion, readStrictVersion, versionString } from '../../semver/version.ts';

/** The tags that are strict versions, `_` read as `+`, newest first. */
export function versionTags(tags: readonly string[]): string[] {
  const versions = tags.map((tag) => readStrictVersion(tag.replaceAll('_', '+'))).filter((version) => version !== undefined);
  return versions.sort((a, b) => compareVersions(b, a)).map(versionString);
}

/** The tag that is the requested version, or the first that fits it as a range; '' fits any release. Throws if none does. */
export function matchingTag(tags: readonly string[], version: string, profile: Profile = DEFAULT_PROFILE): string {
  if (version !== '' && tags.includes(version)) return version;
  const constraint = parseConstraint(version === '' ? '*' : version);
  const found = tags.find((tag) => constraint.check(parseVersion(tag)));
  if (found !== undefined) return found;
  const could = profile.capitalizesFaults ? 'Could' : 'could';
  throw new ChartwrightError('usage', `${could} not locate a version matching provided version string ${version}`);
}
