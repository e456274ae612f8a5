/** The patch of client-side apply: strategic if the server knows the kind's strategies, JSON merge for the rest. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import type { KubeObject, PatchType } from '../client.ts';
import type { JsonObject } from '../json.ts';
import { createMergePatch, threeWayMergePatch } from '../patch/json-merge.ts';
import { patchSchemaOf } from '../patch/schema.ts';
import { threeWayPatch } from '../patch/three-way.ts';

export interface Patch {
  readonly type: PatchType;
  readonly body: JsonObject;
}

/** Undefined if nothing changes. Throws a `cluster` error if no patch can be made. */
export function patchOf(original: KubeObject, target: KubeObject, live: KubeObject, threeWayForCustom: boolean): Patch | undefined {
  const [before, after, current] = [original, target, live] as unknown as [JsonObject, JsonObject, JsonObject];
  try {
    const schema = patchSchemaOf(target.apiVersion, target.kind);
    const patch: Patch =
      schema !== 'custom'
        ? { type: 'application/strategic-merge-patch+json', body: threeWayPatch(before, after, current, schema) }
        : {
            type: 'application/merge-patch+json',
            body: threeWayForCustom ? threeWayMergePatch(before, after, current) : createMergePatch(before, after),
          };
    return Object.keys(patch.body).length === 0 ? undefined : patch;
  } catch (error) {
    throw new ChartwrightError('cluster', `failed to create patch: ${errorText(error)}`, { cause: error });
  }
}
