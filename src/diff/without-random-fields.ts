/** Leaves out fields that differ between two renderings of the same, such as generated certificates. */
import { type FieldChange, type ObjectChange, stepsText } from './change.ts';

export function withoutRandomFields(changes: readonly ObjectChange[], chance: readonly ObjectChange[]): ObjectChange[] {
  const paths = new Map<string, Set<string>>();
  for (const { after, fields } of chance) {
    const known = paths.get(after?.id ?? '') ?? new Set<string>();
    for (const { path } of fields) known.add(stepsText(path));
    paths.set(after?.id ?? '', known);
  }
  return changes.flatMap((change): ObjectChange[] => {
    const known = paths.get(change.after?.id ?? '');
    if (!known || !change.before) return [change];
    const fields = change.fields.filter((field: FieldChange) => !known.has(stepsText(field.path)));
    return fields.length === 0 ? [] : [{ ...change, fields }];
  });
}
