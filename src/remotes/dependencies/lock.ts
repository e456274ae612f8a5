/** Chart.lock: its digest, and how it is written. */

import { ChartwrightError, wrapping } from '../../base/errors.ts';
import type { Dependency, Lock } from '../../chart/metadata.ts';
import { dependencyStruct, printLock } from '../../chart/print-metadata.ts';
import { printJson } from '../../codec/json/print.ts';
import { struct } from '../../codec/struct/struct.ts';
import { joinPath } from '../../go/path.ts';
import { quote } from '../../go/quote.ts';
import { sha256 } from '../../host/crypto/sha256.ts';
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

/** The digest over what is asked for and what it was resolved to. */
export function lockDigest(asked: readonly Dependency[], locked: readonly Dependency[]): string {
  return sha256(printJson([asked.map(dependencyStruct), locked.map(dependencyStruct)]));
}

/** Helm 2's digest, over what is asked for only. */
export function helm2LockDigest(asked: readonly Dependency[]): string {
  return sha256(printJson(struct({ dependencies: asked.map(dependencyStruct) })));
}
