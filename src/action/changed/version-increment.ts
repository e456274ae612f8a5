/** Checks that the versions of changed charts were raised, as publishing them requires. */
import { attempt } from '../../base/errors.ts';
import { parseYamlMap } from '../../codec/yaml/parse.ts';
import { yamlPosition } from '../../codec/yaml/position.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { FileSystem } from '../../host/files.ts';
import { parseVersion } from '../../semver/parse-version.ts';
import { compareVersions } from '../../semver/version.ts';
import type { GitRepository } from '../git/git.ts';
import { joinedAs, type RepositoryChart } from './repository-charts.ts';

/** A message for each chart whose version is not greater than that of the same chart in the commit; new charts have none. */
export function versionFaults(files: FileSystem, repository: GitRepository, commit: string, charts: readonly RepositoryChart[]): string[] {
  return charts.flatMap((chart): string[] => {
    const file = joinedAs(chart.path, 'Chart.yaml');
    const before = repository.fileAt(commit, file);
    const old = before && attempt(() => parseYamlMap(decodeUtf8(before)).get('version'));
    if (typeof old !== 'string' || isGreater(chart.version, old)) return [];
    const text = decodeUtf8(files.read(joinPath(repository.root, file)));
    const { line = 1, column = 1 } = yamlPosition(text, ['version']) ?? {};
    return [`${file}:${line}:${column}: version ${chart.version} must be greater than ${old}, the one before`];
  });
}

function isGreater(version: string, than: string): boolean {
  return attempt(() => compareVersions(parseVersion(version), parseVersion(than)) > 0) ?? false;
}
