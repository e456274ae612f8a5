/** The charts below a folder, less those that an ignore file leaves out. Mirrors helm-docs 1.14.2 pkg/helm/chart_finder.go. */

import type { IgnoreRules } from '../../../chart/ignore.ts';
import { joinPath } from '../../../go/path.ts';
import type { FileSystem } from '../../../host/files.ts';

/** The folders that hold a Chart.yaml (even if that is a folder, which cannot be read), relative to `root`, in the order of their paths; `ignored` is asked with paths as `root` begins them. */
export function findCharts(files: FileSystem, root: string, ignored: IgnoreRules): string[] {
  const found: string[] = [];
  const visit = (path: string, relative: string): void => {
    if (ignored(path, true)) return;
    for (const { name, kind } of files.list(path)) {
      const inside = joinPath(path, name);
      if (name === 'Chart.yaml' && !ignored(inside, false)) found.push(relative);
      if (kind === 'directory') visit(inside, relative === '.' ? name : `${relative}/${name}`);
    }
  };
  visit(root, '.');
  return found;
}
