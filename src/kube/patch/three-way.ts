/** Strategic three-way patches: what changed since the last manifest, what it no longer has, and what others set meanwhile. */
import type { JsonObject } from '../json.ts';
import { diffObjects } from './diff.ts';
import { clone } from './json-values.ts';
import { mergeObjects } from './merge.ts';
import type { PatchSchema } from './schema.ts';

/**
 * A patch that sets what differs between `current` and `modified`, and deletes what `original` had and `modified` has not.
 * What others added to `current` stays. Empty if nothing is to be done.
 *
 * @throws PatchError if lists lack their merge keys or mix types
 */
export function threeWayPatch(original: JsonObject, modified: JsonObject, current: JsonObject, schema: PatchSchema): JsonObject {
  const target = clone(modified);
  const changes = diffObjects(clone(current), target, schema, { ignoreDeletions: true });
  const deletions = diffObjects(clone(original), target, schema, { ignoreChanges: true });
  return mergeObjects(deletions, clone(changes), schema, { intoObject: false });
}
