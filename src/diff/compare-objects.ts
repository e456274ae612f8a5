/** The objects of two renderings to what differs between them. The order of objects, of keys and the layout of the text do not count. */
import { patchSchemaOf } from '../kube/patch/schema.ts';
import type { ObjectChange, RenderedObject } from './change.ts';
import { compareFields } from './compare-fields.ts';

/** The changes in the order of the objects after them; those that are gone come last. */
export function compareObjects(before: readonly RenderedObject[], after: readonly RenderedObject[]): ObjectChange[] {
  const old = new Map(before.map((object) => [object.id, object]));
  const now = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((object): ObjectChange[] => {
      const former = old.get(object.id);
      if (!former) return [{ after: object, fields: [] }];
      const fields = compareFields(former.value, object.value, [], typeOfObject(object));
      return fields.length === 0 ? [] : [{ before: former, after: object, fields }];
    }),
    ...before.filter(({ id }) => !now.has(id)).map((object): ObjectChange => ({ before: object, fields: [] })),
  ];
}

function typeOfObject({ apiVersion, kind }: RenderedObject) {
  const schema = patchSchemaOf(apiVersion, kind);
  return { schema: schema === 'custom' ? undefined : schema, mergeKey: '' };
}
