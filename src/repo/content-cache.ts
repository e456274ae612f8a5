/** Helm 4's cache of packages and provenance files by the SHA-256 of the package: `ab/ab12….chart`, `ab/ab12….prov`. */
import { type Stats, statSync } from 'node:fs';
import { diskError } from '../base/disk.ts';
import { ChartwrightError } from '../base/errors.ts';
import { joinPath } from '../chart/path.ts';
import { isNotFound } from './repositories.ts';
import { writeAtomically } from './write-file.ts';

export type CacheKind = 'chart' | 'prov';

/** Where something would be; `digest` is lower-case hex. */
export function cachePath(root: string, digest: string, kind: CacheKind): string {
  return joinPath(root, digest.slice(0, 2), `${digest}.${kind}`);
}

/** The path of something in the cache, undefined where it is not there or empty. Throws where it cannot be told. */
export function cached(root: string, digest: string, kind: CacheKind): string | undefined {
  const path = cachePath(root, digest, kind);
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw diskError('stat', path, error);
  }
  if (stats.isDirectory()) throw new ChartwrightError('io', 'is a directory');
  return stats.size === 0 ? undefined : path;
}

/** Puts something into the cache and returns its path. */
export function putCached(root: string, digest: string, kind: CacheKind, data: Uint8Array): string {
  const path = cachePath(root, digest, kind);
  writeAtomically(path, data, { folderMode: 0o755 });
  return path;
}
