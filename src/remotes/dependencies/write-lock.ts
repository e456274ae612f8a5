/** Writes Chart.lock, or requirements.lock for a v1 chart. */

import { readlinkSync } from 'node:fs';
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import type { Lock } from '../../chart/metadata.ts';
import { joinPath } from '../../chart/path.ts';
import { printLock } from '../../chart/print-metadata.ts';
import { quote } from '../../go/quote.ts';
import { ifPresent } from '../../host/if-present.ts';
import { disk } from '../../host/node/disk.ts';
import { writeAtomically } from '../../host/node/write-file.ts';

/** Writes the lock beside the chart's metadata; refuses to follow a link: `the Chart.lock file is a symlink to "…"`. */
export function writeLock(chartPath: string, lock: Lock, apiVersion: string): void {
  const name = apiVersion === 'v1' ? 'requirements.lock' : 'Chart.lock';
  const path = joinPath(chartPath, name);
  if (wrapping(`error getting info for ${quote(path)}`, () => ifPresent(() => disk.lstat(path)))?.kind === 'link') {
    throw new ChartwrightError('usage', `the ${name} file is a symlink to ${quote(readlinkSync(path))}`);
  }
  writeAtomically(path, printLock(lock));
}
