/** Where a dependency in the file system is. */

import { ChartwrightError } from '../../base/errors.ts';
import { cleanPath, joinPath } from '../../chart/path.ts';
import { ifPresent } from '../../host/if-present.ts';
import { disk } from '../../host/node/disk.ts';

/** The folder behind `file://…` or a path, relative to the chart; throws `directory … not found`. */
export function localPath(repository: string, chartPath: string): string {
  const path = repository.replace(/^file:\/\//, '');
  const folder = path.startsWith('/') ? cleanPath(path) : joinPath(chartPath, path);
  if (!ifPresent(() => disk.stat(folder))) throw new ChartwrightError('usage', `directory ${folder} not found`);
  return folder;
}
