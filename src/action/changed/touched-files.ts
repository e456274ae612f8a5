/** Which charts the files that differ belong to. */
import { type IgnoreRules, parseIgnoreRules } from '../../chart/ignore.ts';
import { joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { exists, type FileSystem } from '../../host/files.ts';
import { pathBelow, type RepositoryChart } from './repository-charts.ts';

/** The charts in which files differ, with these. */
export function touchedFiles(
  files: FileSystem,
  root: string,
  charts: readonly RepositoryChart[],
  changed: readonly string[],
  useHelmignore: boolean,
): Map<RepositoryChart, string[]> {
  const touched = new Map<RepositoryChart, string[]>();
  const deepest = [...charts].sort((a, b) => b.path.length - a.path.length);
  const rules = new Map<RepositoryChart, IgnoreRules>();
  for (const path of changed) {
    const chart = deepest.find((one) => path.startsWith(pathBelow(one.path, '')) && (one.path === '' || path.startsWith(`${one.path}/`)));
    if (!chart) continue;
    const name = chart.path === '' ? path : path.slice(chart.path.length + 1);
    if (useHelmignore) {
      const ignores = rules.get(chart) ?? ignoreRules(files, joinPath(root, chart.path));
      rules.set(chart, ignores);
      if (isIgnored(ignores, name)) continue;
    }
    touched.set(chart, [...(touched.get(chart) ?? []), name]);
  }
  return touched;
}

function ignoreRules(files: FileSystem, folder: string): IgnoreRules {
  const file = joinPath(folder, '.helmignore');
  return parseIgnoreRules(exists(files, file) ? decodeUtf8(files.read(file)) : '');
}

/** Whether a file or one of the folders that it is in is ignored. */
function isIgnored(ignores: IgnoreRules, name: string): boolean {
  const parts = name.split('/');
  return parts.some((_, i) => ignores(parts.slice(0, i + 1).join('/'), i < parts.length - 1));
}
