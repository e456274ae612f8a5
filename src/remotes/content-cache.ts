/**
 * Helm 4's cache of packages and provenance files by the SHA-256 of the package: `ab/ab12….chart`, `ab/ab12….prov`.
 * Beside them lie schemas, by the SHA-256 of their URL: `ab/ab12….schema`.
 */

import { ChartwrightError } from '../base/errors.ts';
import { joinPath } from '../go/path.ts';
import { sha256 } from '../host/crypto/sha256.ts';
import type { FileSystem, Files } from '../host/files.ts';
import { ifPresent } from '../host/if-present.ts';

export type CacheKind = 'chart' | 'prov' | 'schema';

/** What the cache calls a package: its SHA-256 in lower-case hex. */
export function cacheDigest(data: Uint8Array): string {
  return sha256(data).slice('sha256:'.length);
}

/** Where something is or would be. */
export function cachePath(root: string, digest: string, kind: CacheKind): string {
  return joinPath(root, digest.slice(0, 2), `${digest}.${kind}`);
}

/** Something in the cache, undefined if it is not there or empty. */
export function readCached(files: FileSystem, root: string, digest: string, kind: CacheKind): Uint8Array | undefined {
  const path = cachePath(root, digest, kind);
  return isFile(files, path) ? files.read(path) : undefined;
}

/** Whether there is a file with something in it. Throws if it is not known. */
function isFile(files: FileSystem, path: string): boolean {
  const found = ifPresent(() => files.stat(path));
  if (found?.kind === 'directory') throw new ChartwrightError('io', 'is a directory');
  return found !== undefined && found.size > 0;
}

/** Puts something into the cache and returns its path. */
export function putCached(files: Files, root: string, digest: string, kind: CacheKind, data: Uint8Array): string {
  const path = cachePath(root, digest, kind);
  files.write(path, data, { replace: true, folderMode: 0o755 });
  return path;
}
