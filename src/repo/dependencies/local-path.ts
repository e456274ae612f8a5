/** Where a dependency in the file system is. */
import { statSync } from 'node:fs';
import { diskError } from '../../base/disk.ts';
import { ChartwrightError } from '../../base/errors.ts';
import { cleanPath, joinPath } from '../../chart/path.ts';

/** The folder behind `file://…` or a path, relative to the chart; throws `directory … not found`. */
export function localPath(repository: string, chartPath: string): string {
  const path = repository.replace(/^file:\/\//, '');
  const folder = path.startsWith('/') ? cleanPath(path) : joinPath(chartPath, path);
  try {
    statSync(folder);
    return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new ChartwrightError('usage', `directory ${folder} not found`);
    throw diskError('stat', folder, error);
  }
}
