/** Writes Chart.lock, or requirements.lock for a v1 chart. */

import { lstatSync, readlinkSync, type Stats } from 'node:fs';
import { diskError } from '../../base/disk.ts';
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { isNotFound } from '../../base/file-system.ts';
import { writeAtomically } from '../../base/write-file.ts';
import type { Lock } from '../../chart/metadata.ts';
import { joinPath } from '../../chart/path.ts';
import { printLock } from '../../chart/print-metadata.ts';
import { quote } from '../../go/quote.ts';

/** Writes the lock beside the chart's metadata; refuses to follow a link: `the Chart.lock file is a symlink to "…"`. */
export function writeLock(chartPath: string, lock: Lock, apiVersion: string): void {
  const name = apiVersion === 'v1' ? 'requirements.lock' : 'Chart.lock';
  const path = joinPath(chartPath, name);
  if (statsOf(path)?.isSymbolicLink()) {
    throw new ChartwrightError('usage', `the ${name} file is a symlink to ${quote(readlinkSync(path))}`);
  }
  writeAtomically(path, printLock(lock));
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw wrapError(`error getting info for ${quote(path)}`, diskError('lstat', path, error));
  }
}
