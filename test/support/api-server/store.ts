/** Objects, their versions, and the events of which watches are made. */
import type { JsonObject } from '../../../src/kube/json.ts';
import { type Kind, notFound } from './failure.ts';
import { apiVersionOf } from './managed-fields.ts';

export interface StoreEvent {
  readonly version: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: string;
  readonly object: JsonObject;
  /** The object before; absent if it is new. */
  readonly previous: JsonObject | undefined;
}

export type Metadata = JsonObject & { name: string; namespace?: string; uid: string };

export const metadataOf = (object: JsonObject) => object.metadata as Metadata;
const resourceKey = ({ group, resource }: Kind) => `${group}/${resource}`;

export interface Store {
  readonly version: () => number;
  readonly get: (kind: Kind, namespace: string, name: string) => JsonObject;
  readonly find: (kind: Kind, namespace: string, name: string) => JsonObject | undefined;
  /** Objects of a kind in the order of their names; those of all namespaces where it is empty. */
  readonly list: (kind: Kind, namespace: string) => JsonObject[];
  /** Keeps an object under its next version, and sends events to the watches. */
  readonly put: (kind: Kind, object: JsonObject) => JsonObject;
  readonly remove: (kind: Kind, namespace: string, name: string) => void;
  /** Events since a version; undefined if they are no longer known. */
  readonly since: (kind: Kind, version: number) => readonly StoreEvent[] | undefined;
  readonly listen: (listener: (event: StoreEvent) => void) => () => void;
  /** Drops all events so far: watches from older versions get the error that they are too late. */
  readonly compact: () => void;
}

export function createStore(): Store {
  const resources = new Map<string, Map<string, JsonObject>>();
  const listeners = new Set<(event: StoreEvent) => void>();
  let events: StoreEvent[] = [];
  let version = 1;
  let compacted = 0;
  const all = (kind: Kind) => {
    const known = resources.get(resourceKey(kind)) ?? new Map<string, JsonObject>();
    resources.set(resourceKey(kind), known);
    return known;
  };
  const keyOf = (kind: Kind, namespace: string | undefined, name: string) => (kind.namespaced ? `${namespace}/${name}` : name);
  const served = (kind: Kind, object: JsonObject): JsonObject => structuredClone({ ...object, apiVersion: apiVersionOf(kind) });
  const tell = (type: StoreEvent['type'], kind: Kind, object: JsonObject, before: JsonObject | undefined) => {
    const previous = before && served(kind, before);
    const event = { version, type, resource: resourceKey(kind), object, previous };
    events.push(event);
    for (const listener of [...listeners]) listener(event);
  };
  const find = (kind: Kind, namespace: string, name: string) => {
    const object = all(kind).get(keyOf(kind, namespace, name));
    return object && served(kind, object);
  };
  return {
    version: () => version,
    find,
    get: (kind, namespace, name) => {
      const object = find(kind, namespace, name);
      if (!object) throw notFound(kind, name);
      return object;
    },
    list: (kind, namespace) =>
      [...all(kind)]
        .filter(([, object]) => !kind.namespaced || namespace === '' || metadataOf(object).namespace === namespace)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, object]) => served(kind, object)),
    put: (kind, object) => {
      const { name, namespace } = metadataOf(object);
      const key = keyOf(kind, namespace, name);
      const before = all(kind).get(key);
      const kept = structuredClone({ ...object, metadata: { ...metadataOf(object), resourceVersion: String(++version) } });
      all(kind).set(key, kept);
      tell(before ? 'MODIFIED' : 'ADDED', kind, served(kind, kept), before);
      return served(kind, kept);
    },
    remove: (kind, namespace, name) => {
      const key = keyOf(kind, namespace, name);
      const object = all(kind).get(key);
      if (!object) throw notFound(kind, name);
      all(kind).delete(key);
      version++;
      tell('DELETED', kind, served(kind, { ...object, metadata: { ...metadataOf(object), resourceVersion: String(version) } }), object);
    },
    since: (kind, from) =>
      from < compacted ? undefined : events.filter((event) => event.version > from && event.resource === resourceKey(kind)),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    compact: () => {
      events = [];
      compacted = version;
    },
  };
}
