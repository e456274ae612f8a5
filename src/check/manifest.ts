/** What the rules look at in a rendered document: the head that every Kubernetes object has. */

import { listOf, pointerTo, refuseValue, type Shape, structOf, TEXT, TEXT_MAP } from '../codec/struct/decode-struct.ts';
import type { Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';

export interface Head {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly namespace: string; readonly name: string };
}

/** The head, null for an empty document. The struct's name shows in errors. */
export function headShape(profile: Profile): Shape<Head | null> {
  const metadata = structOf<Head['metadata']>('rules.k8sYamlMetadata', { Namespace: ['namespace', TEXT], Name: ['name', TEXT] });
  const head = structOf<Head>(profile.manifestStruct, {
    apiVersion: ['apiVersion', TEXT],
    Kind: ['kind', TEXT],
    Metadata: ['metadata', metadata],
  });
  return pointerTo(head);
}

interface Item {
  readonly metadata: { readonly annotations: Map<string, Value> | null };
}

/** A List, as far as its items' annotations go. */
export function listShape(): Shape<{ items: Item[] | undefined }> {
  const metadata = unnamed(
    'struct { Annotations map[string]string }',
    structOf<Item['metadata']>('', { Annotations: ['annotations', TEXT_MAP] }),
  );
  const item = unnamed(`struct { Metadata ${metadata.name} }`, structOf<Item>('', { Metadata: ['metadata', metadata] }));
  const items = structOf<{ items: Item[] | undefined }>('', { Items: ['items', listOf(item)] });
  return unnamed(`struct { Items []${item.name} }`, items);
}

/** A struct without a name of its own: Go names it by its text as a type, and not at all as the owner of a field. */
function unnamed<T>(name: string, shape: Shape<T>): Shape<T> {
  return {
    ...shape,
    name,
    decode(value, current, context) {
      if (value !== null && !(value instanceof Map)) throw refuseValue(value, name, context);
      return shape.decode(value, current, context);
    },
  };
}
