/** Who owns which fields of an object: turning the entries of client-side applying into server-side ones (client-go's csaupgrade). */
import type { KubeObject } from '../client.ts';
import { isObject, type Json } from '../json.ts';

/** The name under which objects are applied, by every Helm and whatever its program is called. */
export const FIELD_MANAGER = 'helm';

interface Entry {
  manager?: string;
  operation?: string;
  subresource?: string;
  apiVersion?: string;
  fieldsV1?: Record<string, unknown>;
}

const entriesOf = (object: KubeObject): Entry[] => (object.metadata.managedFields ?? []) as Entry[];

/** The JSON patch that makes `manager`'s client-side entries server-side ones; undefined if it has none. */
export function upgradePatch(object: KubeObject, manager: string): Json | undefined {
  const entries = structuredClone(entriesOf(object));
  const isOld = (entry: Entry) => entry.manager === manager && entry.operation === 'Update' && !entry.subresource;
  const first = entries.findIndex(isOld);
  if (first < 0) return undefined;
  let target = entries.findIndex((entry) => entry.manager === manager && entry.operation === 'Apply' && !entry.subresource);
  if (target < 0) {
    target = first;
    (entries[first] as Entry).operation = 'Apply';
  }
  const kept = entries[target] as Entry;
  const old = entries.find((entry) => isOld(entry) && entry.apiVersion === kept.apiVersion);
  if (old) kept.fieldsV1 = union(kept.fieldsV1 ?? {}, old.fieldsV1 ?? {});
  const value = entries.filter((entry) => !isOld(entry)) as Json;
  return [
    { op: 'replace', path: '/metadata/managedFields', value },
    { op: 'replace', path: '/metadata/resourceVersion', value: object.metadata.resourceVersion ?? '' },
  ];
}

function union(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const there = Object.hasOwn(out, key) ? out[key] : undefined;
    out[key] = isObject(there) && isObject(value) ? union(there, value) : value;
  }
  return out;
}
