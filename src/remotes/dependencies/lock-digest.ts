/** The digests that tell whether a lock file still fits its chart: over the declarations, as Helm 3 and Helm 2 made them. */

import type { Dependency } from '../../chart/metadata.ts';
import { dependencyStruct } from '../../chart/print-metadata.ts';
import { printJson } from '../../codec/json/print.ts';
import { struct } from '../../codec/struct/struct.ts';
import { sha256 } from '../../host/crypto/sha256.ts';

/** The digest over what is asked for and what it was resolved to. */
export function lockDigest(asked: readonly Dependency[], locked: readonly Dependency[]): string {
  return sha256(printJson([asked.map(dependencyStruct), locked.map(dependencyStruct)]));
}

/** Helm 2's digest, over what is asked for only. */
export function helm2LockDigest(asked: readonly Dependency[]): string {
  return sha256(printJson(struct({ dependencies: asked.map(dependencyStruct) })));
}
