/** Picks the version of a chart that a wish names: exactly, by a range, or the newest. */
import { attempt, ChartwrightError } from '../../base/errors.ts';
import { type Log, silent, warn } from '../../base/log.ts';
import { parseConstraint } from '../../semver/constraint.ts';
import { readVersion } from '../../semver/version.ts';
import type { ChartVersion } from './chart-version.ts';
import type { IndexFile } from './index-file.ts';

/**
 * The chart's first version that fits: `version` may be exact, a range, or '' for the newest release.
 * Warns where an exact version is not there and another one fits it as a range (`0.1` takes 0.1.7).
 * Throws `no chart name found`, `no chart version found…`, or what the constraint's grammar refuses.
 */
export function findVersion(index: IndexFile, name: string, version: string, log: Log = silent): ChartVersion {
  const versions = index.entries.get(name);
  if (!versions) throw new ChartwrightError('usage', 'no chart name found');
  if (versions.length === 0) throw new ChartwrightError('usage', 'no chart version found');
  const constraint = parseConstraint(version === '' ? '*' : version);
  const exact = version === '' ? undefined : versions.find(({ metadata }) => metadata.version === version);
  if (exact) return exact;
  const found = versions.find(({ metadata }) => {
    const parsed = readVersion(metadata.version);
    return parsed !== undefined && constraint.check(parsed);
  });
  if (!found) throw new ChartwrightError('usage', `no chart version found for ${name}-${version}`);
  if (version === '') return found;
  const selected: [string, string] = ['selected', found.metadata.version];
  if (isRange(version)) {
    const attributes: [string, string][] = [['chart', name], ['constraint', version], selected];
    log({ level: 'debug', message: 'selected version matching constraint', attributes });
  } else {
    const said = 'unable to find exact version requested; falling back to closest available version';
    warn(log, said, ['chart', name], ['requested', version], selected);
  }
  return found;
}

/** Whether the index has the chart in a version that fits, as `findVersion` would find it. */
export function hasVersion(index: IndexFile, name: string, version: string): boolean {
  return attempt(() => findVersion(index, name, version)) !== undefined;
}

function isRange(version: string): boolean {
  if (/[\^~<>=!*]|\|\|| - /.test(version)) return true;
  return /[xX]/.test(version.split(/[-+]/, 1)[0] as string);
}
