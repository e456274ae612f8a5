/** A client over objects in memory, whose watches report what a test does to them, and whose answers a test may replace by errors. */
import { ApiError } from '../../../src/kube/api-error.ts';
import type { KubeClient, KubeObject, ListOptions, Mapping, WatchEvent } from '../../../src/kube/client.ts';

export interface ScriptedClient extends KubeClient {
  /** Creates or changes an object, and sends events to the watches. */
  readonly put: (object: KubeObject) => void;
  readonly remove: (kind: string, name: string) => void;
  /** Requests so far, `list pods` and the like. */
  readonly requests: string[];
  /** Answers the next requests of a verb and resource, one per call. */
  readonly fail: (request: string, error: Error) => void;
  /** Ends the watches of a resource, with an event if one is given. */
  readonly endWatches: (resource: string, event?: WatchEvent) => void;
}

export function refusal(code: number, reason: string, message: string): ApiError {
  return new ApiError({ code, reason, message });
}

export function scriptedClient(...objects: KubeObject[]): ScriptedClient {
  const stored = new Map(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
  const watches = new Set<{ readonly mapping: Mapping; readonly push: (event: WatchEvent | undefined) => void }>();
  const requests: string[] = [];
  const failures = new Map<string, Error[]>();
  let version = 10;
  const request = (verb: string, { resource }: Mapping) => {
    requests.push(`${verb} ${resource}`);
    const failure = failures.get(`${verb} ${resource}`)?.shift();
    if (failure) throw failure;
  };
  const tell = (object: KubeObject, type: WatchEvent['type']) => {
    object.metadata.resourceVersion = String(++version);
    for (const { mapping, push } of watches) if (mapping.kind === object.kind) push({ type, object });
  };
  const matches = (object: KubeObject, mapping: Mapping, { namespace, fieldSelector, labelSelector }: ListOptions) =>
    object.kind === mapping.kind &&
    (!mapping.namespaced || !namespace || object.metadata.namespace === namespace) &&
    (!fieldSelector?.startsWith('metadata.name=') || fieldSelector === `metadata.name=${object.metadata.name}`) &&
    (labelSelector ?? '')
      .split(',')
      .filter((term) => term !== '')
      .every((term) => term === `${term.split('=')[0]}=${object.metadata.labels?.[term.split('=')[0] as string]}`);
  const unused = () => {
    throw new Error('not scripted');
  };
  return {
    requests,
    put: (object) => {
      const key = `${object.kind} ${object.metadata.name}`;
      const type = stored.has(key) ? 'MODIFIED' : 'ADDED';
      stored.set(key, object);
      tell(object, type);
    },
    remove: (kind, name) => {
      const object = stored.get(`${kind} ${name}`) as KubeObject;
      stored.delete(`${kind} ${name}`);
      tell(object, 'DELETED');
    },
    fail: (what, error) => void failures.set(what, [...(failures.get(what) ?? []), error]),
    endWatches: (resource, event) => {
      for (const { mapping, push } of [...watches]) {
        if (mapping.resource !== resource) continue;
        if (event) push(event);
        push(undefined);
      }
    },
    get: async (mapping, _, name) => {
      request('get', mapping);
      const found = stored.get(`${mapping.kind} ${name}`);
      if (!found) throw refusal(404, 'NotFound', `${mapping.resource} "${name}" not found`);
      return found;
    },
    list: async (mapping, options = {}) => {
      request('list', mapping);
      return { items: [...stored.values()].filter((object) => matches(object, mapping, options)), resourceVersion: String(version) };
    },
    async *watch(mapping, options = {}) {
      request('watch', mapping);
      const queue: (WatchEvent | undefined)[] = [];
      let wake = () => {};
      const entry = {
        mapping,
        push: (event: WatchEvent | undefined) => {
          queue.push(event);
          wake();
        },
      };
      watches.add(entry);
      options.signal?.addEventListener('abort', () => entry.push(undefined));
      try {
        for (;;) {
          while (queue.length === 0) await new Promise<void>((resolve) => (wake = resolve));
          const event = queue.shift();
          if (!event) return;
          if (event.type === 'ERROR' || matches(event.object, mapping, options)) yield event;
        }
      } finally {
        watches.delete(entry);
      }
    },
    mapping: unused,
    create: unused,
    update: unused,
    patch: unused,
    apply: unused,
    delete: unused,
    openapi: unused,
    text: unused,
    checksFields: async () => true,
    forget: () => undefined,
  };
}
