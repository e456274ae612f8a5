/** Watches: events since a version, then those to come. */
import type { ServerResponse } from 'node:http';
import type { JsonObject } from '../../../src/kube/json.ts';
import { apiVersionOf } from './managed-fields.ts';
import { fieldMatcher, labelMatcher, type Matches } from './selectors.ts';
import { metadataOf, type StoreEvent } from './store.ts';
import type { Call, World } from './verbs.ts';

export function matcher({ kind, namespace, name, query }: Call): Matches {
  const [labels, fields] = [labelMatcher(query.get('labelSelector') ?? ''), fieldMatcher(query.get('fieldSelector') ?? '', kind)];
  return (object) => {
    const metadata = metadataOf(object as JsonObject);
    return (
      (namespace === '' || metadata.namespace === namespace) && (name === '' || metadata.name === name) && labels(object) && fields(object)
    );
  };
}

/** Writes events until the client goes, or the server ends all watches. */
export function watch(call: Call, world: World, response: ServerResponse, ends: Set<() => void>): void {
  const { kind, query } = call;
  const matches = matcher(call);
  const from = query.get('resourceVersion') ?? '';
  const write = (type: string, object: unknown) => response.write(`${JSON.stringify({ type, object })}\n`);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  const send = ({ version, type, object, previous }: StoreEvent) => {
    const [was, is] = [previous !== undefined && matches(previous), type !== 'DELETED' && matches(object)];
    const last =
      type === 'DELETED' ? object : { ...previous, metadata: { ...(previous?.metadata as JsonObject), resourceVersion: String(version) } };
    if (is) write(was ? 'MODIFIED' : 'ADDED', object);
    else if (was) write('DELETED', last);
  };
  const initial =
    from !== '' && from !== '0'
      ? world.store.since(kind, Number(from))
      : world.store
          .list(kind, call.namespace)
          .map((object): StoreEvent => ({ type: 'ADDED', version: 0, resource: '', object, previous: undefined }));
  if (!initial) {
    write('ERROR', {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: `too old resource version: ${from} (${world.store.version()})`,
      reason: 'Expired',
      code: 410,
    });
    return void response.end();
  }
  for (const event of initial) send(event);
  if (query.get('allowWatchBookmarks') === 'true')
    write('BOOKMARK', {
      kind: kind.kind,
      apiVersion: apiVersionOf(kind),
      metadata: { resourceVersion: String(world.store.version()), creationTimestamp: null },
    });
  const stop = world.store.listen((event) => {
    if (event.resource === `${kind.group}/${kind.resource}`) send(event);
  });
  const end = () => {
    stop();
    ends.delete(end);
    response.end();
  };
  ends.add(end);
  response.on('close', end);
}
