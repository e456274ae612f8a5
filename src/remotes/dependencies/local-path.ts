/** Where a dependency in the file system is. */

import { ChartwrightError } from '../../base/errors.ts';
import { cleanPath, joinPath } from '../../go/path.ts';
import type { FileSystem } from '../../host/files.ts';
import { ifPresent } from '../../host/if-present.ts';

/** The folder behind `file://…` or a path, relative to the chart; throws `directory … not found`. */
export function localPath(files: FileSystem, repository: string, chartPath: string): string {
  const path = repository.replace(/^file:\/\//, '');
  const folder = path.startsWith('/') ? cleanPath(path) : joinPath(chartPath, path);
  if (!ifPresent(() => files.stat(folder))) throw new ChartwrightError('usage', `directory ${folder} not found`);
  return folder;
}
