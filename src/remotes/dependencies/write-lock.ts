/** Writes Chart.lock, or requirements.lock for a v1 chart. */
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import type { Lock } from '../../chart/metadata.ts';
import { printLock } from '../../chart/print-metadata.ts';
import { joinPath } from '../../go/path.ts';
import { quote } from '../../go/quote.ts';
import type { Files } from '../../host/files.ts';
import { ifPresent } from '../../host/if-present.ts';

/** Writes the lock beside the chart's metadata; refuses to follow a link: `the Chart.lock file is a symlink to "…"`. */
export function writeLock(files: Files, chartPath: string, lock: Lock, apiVersion: string): void {
  const name = apiVersion === 'v1' ? 'requirements.lock' : 'Chart.lock';
  const path = joinPath(chartPath, name);
  if (wrapping(`error getting info for ${quote(path)}`, () => ifPresent(() => files.lstat(path)))?.kind === 'link') {
    throw new ChartwrightError('usage', `the ${name} file is a symlink to ${quote(files.readLink(path))}`);
  }
  files.write(path, printLock(lock));
}
