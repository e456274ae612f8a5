/** Checks that the versions of changed charts were raised, as publishing them requires. */
import { attempt, detailsOf } from '../../base/errors.ts';
import { parseYamlMap } from '../../codec/yaml/parse.ts';
import { yamlPosition } from '../../codec/yaml/position.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { FileSystem } from '../../host/files.ts';
import { parseVersion } from '../../semver/parse-version.ts';
import { compareVersions } from '../../semver/version.ts';
import type { GitRepository } from '../git/git.ts';
import { pathBelow, type RepositoryChart } from './repository-charts.ts';

/** A message for each chart whose version is not greater than that of the same chart in the commit; new charts have none. */
export function versionFaults(files: FileSystem, repository: GitRepository, commit: string, charts: readonly RepositoryChart[]): string[] {
  return charts.flatMap((chart): string[] => {
    const file = pathBelow(chart.path, 'Chart.yaml');
    const before = repository.fileAt(commit, file);
    const old = before && attempt(() => parseYamlMap(decodeUtf8(before)).get('version'));
    if (typeof old !== 'string' || isGreater(chart.version, old)) return [];
    const text = decodeUtf8(files.read(joinPath(repository.root, file)));
    const { line = 1, column = 1 } = faultPosition(text) ?? yamlPosition(text, ['version']) ?? {};
    return [`${file}:${line}:${column}: ${faultText(chart.version, old)}`];
  });
}

/** Where the text is no YAML. */
function faultPosition(text: string): { readonly line?: number; readonly column?: number } | undefined {
  try {
    parseYamlMap(text);
    return undefined;
  } catch (error) {
    return detailsOf(error).position;
  }
}

function faultText(version: string, old: string): string {
  if (version === '') return `no version can be read; it must be greater than ${old}, the one before`;
  if (!attempt(() => parseVersion(version)))
    return `version ${version} is no semantic version; it must be greater than ${old}, the one before`;
  return `version ${version} must be greater than ${old}, the one before`;
}

function isGreater(version: string, than: string): boolean {
  return attempt(() => compareVersions(parseVersion(version), parseVersion(than)) > 0) ?? false;
}
