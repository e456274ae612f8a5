/** How the fields of a built-in kind are patched: the patchStrategy and patchMergeKey tags of Go's types. */
import { own } from '../json.ts';
import { KINDS, TYPES } from './strategies.ts';

/** A type whose fields may have strategies; `undefined` stands for one that has none. */
export type PatchSchema = ReadonlyMap<string, FieldSchema> | undefined;

export interface FieldSchema {
  readonly strategy: '' | 'merge' | 'replace';
  /** Fields of the new object that are not named with the patch are cleared. */
  readonly retainKeys: boolean;
  /** The field by which items of a merged list are distinguished; empty for lists of scalars. */
  readonly mergeKey: string;
  /** The type of the field, or of the items of its list. */
  readonly type: PatchSchema;
}

const NO_STRATEGY: FieldSchema = { strategy: '', retainKeys: false, mergeKey: '', type: undefined };

export function fieldSchema(schema: PatchSchema, field: string): FieldSchema {
  return schema?.get(field) ?? NO_STRATEGY;
}

/**
 * The schema of a kind that is patched strategically; `custom` for kinds that Helm patches by JSON merge,
 * CustomResourceDefinitions of v1beta1 among them.
 */
export function patchSchemaOf(groupVersion: string, kind: string): PatchSchema | 'custom' {
  for (const entry of (own(KINDS, groupVersion) ?? '').split(' ')) {
    const [name, type] = entry.split(':');
    if (name === kind && name !== '') return typeSchema(type ?? 'Plain');
  }
  return 'custom';
}

const parsed = new Map<string, PatchSchema>();

function typeSchema(name: string): PatchSchema {
  const known = parsed.get(name);
  if (known) return known;
  const fields = new Map<string, FieldSchema>();
  parsed.set(name, fields);
  for (const entry of (TYPES[name] as string).split(' ')) {
    const [field = '', strategies = '', mergeKey = '', type] = entry.split(':');
    const names = strategies.split(',');
    fields.set(field, {
      strategy: names.find((one): one is 'merge' | 'replace' => one === 'merge' || one === 'replace') ?? '',
      retainKeys: names.includes('retainKeys'),
      mergeKey,
      type: type ? typeSchema(type) : undefined,
    });
  }
  return fields;
}
