/** Files by patterns with `*`, `?`, `[a-z]`, and `**` for any number of folders. Mirrors filepathx, which helm-unittest uses. */

import { ChartwrightError, detailsOf } from '../../../base/errors.ts';
import { pathPattern } from '../../../chart/path-match.ts';
import { joinPath } from '../../../go/path.ts';
import { quote } from '../../../go/strconv.ts';
import { exists, type FileSystem, kindAt } from '../../../host/files.ts';
import { absolute } from '../../chart/open-chart.ts';

/** The flags that have patterns of files. */
export type PatternFlag = '--file' | '--values';

type Disk = { readonly files: FileSystem; readonly cwd: string };

/** The files that the patterns of a flag match below a folder, pattern by pattern; a pattern that begins with `/` stands for itself. Throws if one is malformed. */
export function findFiles(disk: Disk, folder: string, patterns: readonly string[], flag: PatternFlag): string[] {
  const distinct = patterns.filter((pattern, i) => pattern !== patterns[i - 1]);
  return distinct.flatMap((pattern) => {
    if (pattern.startsWith('/')) return [pattern];
    const below = pattern.includes(`${folder}/`) ? pattern : joinPath(folder, pattern);
    try {
      return glob(disk, below).filter((path) => kindOf(disk, path) !== 'directory');
    } catch (error) {
      if (!(error instanceof ChartwrightError) || error.code !== 'chart') throw error;
      throw new ChartwrightError('usage', error.message, { ...detailsOf(error), hints: [`${flag} has the pattern ${quote(pattern)}`] });
    }
  });
}

/** The paths that match; with `**`, what is below a match matches, too. */
function glob(disk: Disk, pattern: string): string[] {
  const parts = pattern.split('**');
  if (parts.length === 1) return globPart(disk, pattern);
  let matches = [''];
  for (const part of parts) {
    matches = [...new Set(matches.flatMap((match) => globPart(disk, match + part).flatMap((path) => walk(disk, path))))];
  }
  return matches;
}

function globPart(disk: Disk, pattern: string): string[] {
  if (!/[*?[]/.test(pattern)) return exists(disk.files, absolute(disk.cwd, pattern)) ? [pattern.replace(/(.)\/+$/, '$1')] : [];
  const end = pattern.lastIndexOf('/');
  const above = end < 0 ? '.' : end === 0 ? '/' : pattern.slice(0, end);
  const matches = pathPattern(pattern.slice(end + 1));
  return globPart(disk, above).flatMap((folder) => {
    if (kindOf(disk, folder) !== 'directory') return [];
    const names = disk.files.list(absolute(disk.cwd, folder)).map(({ name }) => name);
    return names.filter(matches).map((name) => joinPath(folder, name));
  });
}

function walk(disk: Disk, path: string): string[] {
  if (kindOf(disk, path) !== 'directory') return [path];
  return [
    path,
    ...disk.files
      .list(absolute(disk.cwd, path))
      .flatMap(({ name, kind }) => (kind === 'directory' ? walk(disk, joinPath(path, name)) : [joinPath(path, name)])),
  ];
}

function kindOf({ files, cwd }: Disk, path: string): string | undefined {
  return kindAt(files, absolute(cwd, path));
}
