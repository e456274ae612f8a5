/** Implements `lookup` over the objects in a suite, as client-go's fake dynamic client does. */
import { compareStrings } from '../../../go/utf8.ts';
import { type Dict, isDict, type Value } from '../../../go/value.ts';
import type { Lookup } from '../../../render/env.ts';
import type { FakeKind, KubernetesProvider } from './suite.ts';

/** A lookup over the provider's objects; undefined if it has none. */
export function fakeLookup({ scheme, objects }: KubernetesProvider): Lookup | undefined {
  if (objects.length === 0) return undefined;
  return (apiVersion, kind, namespace, name) => {
    const known = scheme.get(`${apiVersion}/${kind}`);
    if (!known) return new Map();
    const within = known.namespaced ? namespace : '';
    const kept = objects.filter((object) => isOf(object, known));
    if (name !== '')
      return kept.find((object) => namespaceOf(object) === within && textAt(object, 'metadata', 'name') === name) ?? new Map();
    const items = kept.filter((object) => within === '' || namespaceOf(object) === within).sort(byNamespaceAndName);
    // Every object of a resource counts its version up by one.
    const metadata = new Map([
      ['continue', ''],
      ['resourceVersion', String(kept.length + 1)],
    ]);
    return new Map<string, Value>([
      ['apiVersion', apiVersion],
      ['items', items],
      ['kind', `${kind}List`],
      ['metadata', metadata],
    ]);
  };
}

function isOf(object: Dict, { group, version, resource }: FakeKind): boolean {
  const kind = textAt(object, 'kind').toLowerCase();
  return textAt(object, 'apiVersion') === (group ? `${group}/${version}` : version) && pluralOf(kind) === resource;
}

/** The resource that a kind is guessed to have. */
function pluralOf(kind: string): string {
  if (kind === 'endpoints') return kind;
  if (kind.endsWith('s')) return `${kind}es`;
  return kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

function byNamespaceAndName(a: Dict, b: Dict): number {
  return compareStrings(namespaceOf(a), namespaceOf(b)) || compareStrings(textAt(a, 'metadata', 'name'), textAt(b, 'metadata', 'name'));
}

function namespaceOf(object: Dict): string {
  return textAt(object, 'metadata', 'namespace');
}

function textAt(object: Dict, ...path: readonly string[]): string {
  let at: Value | undefined = object;
  for (const name of path) at = isDict(at) ? at.get(name) : undefined;
  return typeof at === 'string' ? at : '';
}
