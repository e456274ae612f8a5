/** Writes Chart.lock, or requirements.lock for a v1 chart. */

import { readlinkSync } from 'node:fs';
import { disk } from '../../base/disk.ts';
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import { ifPresent } from '../../base/if-present.ts';
import { writeAtomically } from '../../base/write-file.ts';
import type { Lock } from '../../chart/metadata.ts';
import { joinPath } from '../../chart/path.ts';
import { printLock } from '../../chart/print-metadata.ts';
import { quote } from '../../go/quote.ts';

/** Writes the lock beside the chart's metadata; refuses to follow a link: `the Chart.lock file is a symlink to "…"`. */
export function writeLock(chartPath: string, lock: Lock, apiVersion: string): void {
  const name = apiVersion === 'v1' ? 'requirements.lock' : 'Chart.lock';
  const path = joinPath(chartPath, name);
  if (wrapping(`error getting info for ${quote(path)}`, () => ifPresent(() => disk.lstat(path)))?.kind === 'link') {
    throw new ChartwrightError('usage', `the ${name} file is a symlink to ${quote(readlinkSync(path))}`);
  }
  writeAtomically(path, printLock(lock));
}
