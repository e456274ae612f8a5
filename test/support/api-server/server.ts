/**
 * A Kubernetes API server in the test's own process: HTTP on loopback, objects in memory, no controllers.
 * What it answers is held against a real server's answers (test/support/api-server/test); faults are made on demand.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { JsonObject } from '../../../src/kube/json.ts';
import { discover } from './discovery.ts';
import { badRequest, Failure, type Kind, noResource } from './failure.ts';
import { apiVersionOf } from './managed-fields.ts';
import { createRegistry } from './registry.ts';
import { createStore, metadataOf } from './store.ts';
import { type Call, create, patch, remove, removeAll, timeText, update, type World } from './verbs.ts';
import { matcher, watch } from './watch.ts';

/** What happens to a request instead of its answer. */
export type Fault =
  | { readonly status: number; readonly reason?: string; readonly message?: string; readonly retryAfter?: number }
  /** Another body than JSON. */
  | { readonly body: string; readonly type?: string }
  /** The line breaks before or after the server has acted, or nothing is ever answered. */
  | 'cut'
  | 'cut-after'
  | 'stall';

export interface FaultRule {
  /** Methods, `POST` or `POST|PATCH`. */
  readonly method: string;
  readonly path: RegExp;
  /** The first request that it meets, counted from 1; that one only, unless `always`. */
  readonly nth?: number;
  readonly always?: boolean;
  readonly fault: Fault;
}

export interface ApiServer {
  readonly url: string;
  /** The text of a kubeconfig for this server; its token is `secret-token`. */
  readonly kubeconfig: string;
  /** `GET /api/v1/…` in the order of their arrival. */
  readonly requests: string[];
  readonly fail: (rule: FaultRule) => void;
  /** Writes as a controller would: with the status, and without checks. Creates what is not there. */
  readonly put: (object: JsonObject) => void;
  readonly objects: (groupVersion: string, resource: string, namespace?: string) => readonly JsonObject[];
  readonly remove: (groupVersion: string, resource: string, namespace: string, name: string) => void;
  /** The log of a pod's container. */
  readonly logs: Map<string, string>;
  readonly endWatches: () => void;
  readonly compact: () => void;
  readonly close: () => Promise<void>;
}

const TEXT_404 = '404 page not found\n';

export async function startApiServer(options: { readonly now?: () => Date } = {}): Promise<ApiServer> {
  const world: World = { store: createStore(), registry: createRegistry(), now: options.now ?? (() => new Date()) };
  const rules: (FaultRule & { seen: number })[] = [];
  const requests: string[] = [];
  const ends = new Set<() => void>();
  const sockets = new Set<Socket>();
  const logs = new Map<string, string>();
  const kindOf = (groupVersion: string, resource: string): Kind => {
    const [version = '', group = ''] = groupVersion.split('/').reverse();
    const kind = world.registry.find(group, version, resource);
    if (!kind) throw noResource();
    return kind;
  };
  const put = (object: JsonObject) => {
    const resources = world.registry
      .groups()
      .flatMap(({ metadata, versions }) =>
        versions.flatMap(({ version, resources: list }) => list.map((one) => ({ group: metadata.name ?? '', version, ...one }))),
      );
    const found = resources.find(
      ({ group, version, responseKind }) =>
        (group ? `${group}/${version}` : version) === object.apiVersion && responseKind?.kind === object.kind,
    );
    if (!found) throw noResource();
    const kind = kindOf(String(object.apiVersion), found.resource);
    const { name, namespace } = metadataOf(object);
    const before = world.store.find(kind, namespace ?? '', name);
    const born = { uid: `uid-${name}`, creationTimestamp: timeText(world) };
    const metadata = Object.assign({}, born, before && metadataOf(before), metadataOf(object));
    world.store.put(kind, { ...object, metadata });
  };
  for (const name of ['default', 'kube-system', 'kube-public'])
    put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } });

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks).toString()));
  });
  const answer = (request: IncomingMessage, response: ServerResponse, body: string) => {
    requests.push(`${request.method} ${request.url}`);
    const fault = faultFor(rules, request);
    if (fault === 'stall') return;
    if (fault === 'cut') return void request.socket.destroy();
    if (typeof fault === 'object') return refuse(fault, response);
    const reply = (code: number, value: unknown) => (fault === 'cut-after' ? void request.socket.destroy() : send(response, code, value));
    try {
      handle(request, body, world, response, ends, logs, reply);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      reply(error.code, error.body);
    }
  };
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    kubeconfig: JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'test', cluster: { server: url } }],
      users: [{ name: 'test', user: { token: 'secret-token' } }],
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'test', namespace: 'default' } }],
      'current-context': 'test',
    }),
    requests,
    logs,
    put,
    fail: (rule) => void rules.push({ ...rule, seen: 0 }),
    objects: (groupVersion, resource, namespace = '') => world.store.list(kindOf(groupVersion, resource), namespace),
    remove: (groupVersion, resource, namespace, name) => world.store.remove(kindOf(groupVersion, resource), namespace, name),
    endWatches: () => {
      for (const end of [...ends]) end();
    },
    compact: world.store.compact,
    close: async () => {
      for (const end of [...ends]) end();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function faultFor(rules: (FaultRule & { seen: number })[], request: IncomingMessage): Fault | undefined {
  const met = rules.filter(({ method, path }) => method.split('|').includes(request.method as string) && path.test(request.url as string));
  for (const rule of met) rule.seen++;
  return met.find(({ seen, nth = 1, always }) => seen === nth || (always && seen > nth))?.fault;
}

function refuse(fault: Exclude<Fault, string>, response: ServerResponse): void {
  if ('body' in fault) {
    response.writeHead(200, { 'content-type': fault.type ?? 'text/html' });
    return void response.end(fault.body);
  }
  const failure = new Failure(fault.status, fault.reason ?? 'InternalError', fault.message ?? `made to fail with ${fault.status}`);
  if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter));
  send(response, fault.status, failure.body);
}

function send(response: ServerResponse, code: number, value: unknown): void {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  response.writeHead(code, { 'content-type': typeof value === 'string' ? 'text/plain; charset=utf-8' : 'application/json' });
  response.end(text);
}

type Reply = (code: number, value: unknown) => void;

function handle(
  request: IncomingMessage,
  body: string,
  world: World,
  response: ServerResponse,
  ends: Set<() => void>,
  logs: Map<string, string>,
  reply: Reply,
): void {
  const url = new URL(request.url as string, 'http://server');
  const path = decodeURIComponent(url.pathname);
  const found = request.method === 'GET' ? discover(path, request.headers.accept ?? '', world.registry) : undefined;
  if (found !== undefined) return reply(200, found);
  const parts = /^\/(?:api\/(v1)|apis\/([^/]+)\/([^/]+))\/(?:namespaces\/([^/]+)\/)?([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path);
  if (!parts) return reply(404, TEXT_404);
  const [, core, group = '', version = core as string, namespace, resource = '', name = '', sub] = parts;
  const known = world.registry
    .groups()
    .some(({ metadata, versions }) => (metadata.name ?? '') === group && versions.some((one) => one.version === version));
  if (!known) return reply(404, TEXT_404);
  const kind = world.registry.find(group, version, resource);
  if (!kind) throw noResource();
  if (sub === 'log') {
    const known = logs.get(`${namespace}/${name}/${url.searchParams.get('container') ?? ''}`);
    if (known === undefined) world.store.get(kind, namespace ?? '', name);
    return reply(200, known ?? '');
  }
  if (sub !== undefined && !(sub === 'status' && kind.hasStatus)) throw noResource();
  const contentType = (request.headers['content-type'] ?? '').split(';')[0] as string;
  const agent = (request.headers['user-agent'] ?? 'unknown').split('/')[0] as string;
  const call: Call = {
    kind,
    namespace: namespace ?? '',
    name,
    status: sub === 'status',
    query: url.searchParams,
    body,
    contentType,
    agent,
  };
  serve(request.method as string, call, world, response, ends, reply);
}

function serve(method: string, call: Call, world: World, response: ServerResponse, ends: Set<() => void>, reply: Reply): void {
  const { kind, namespace, name, query } = call;
  const one = name !== '';
  if (method === 'GET' && query.get('watch') === 'true') return watch(call, world, response, ends);
  if (method === 'GET') return reply(200, one ? world.store.get(kind, namespace, name) : list(call, world));
  if (method === 'POST' && !one) return reply(201, create(call, world));
  if (method === 'PUT' && one) return reply(200, update(call, world));
  if (method === 'PATCH' && one) {
    const { code, object } = patch(call, world);
    return reply(code, object);
  }
  if (method === 'DELETE' && one) return reply(200, remove(call, world));
  if (method === 'DELETE') {
    const gone = list({ ...call }, world);
    removeAll(gone.items as JsonObject[], call, world);
    return reply(200, gone);
  }
  throw new Failure(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {});
}

function list(call: Call, world: World): JsonObject {
  const { kind, namespace, query } = call;
  const matches = matcher(call);
  const all = world.store.list(kind, namespace).filter(matches);
  const from = query.get('continue') ? Number(Buffer.from(query.get('continue') as string, 'base64').toString()) : 0;
  if (Number.isNaN(from)) throw badRequest('continue key is not valid');
  const limit = Number(query.get('limit') ?? 0);
  const items = limit > 0 ? all.slice(from, from + limit) : all.slice(from);
  const left = all.length - from - items.length;
  const more = left > 0 ? { continue: Buffer.from(String(from + items.length)).toString('base64'), remainingItemCount: left } : {};
  // Items of built-in kinds have no kind.
  const shown = kind.custom ? items : items.map(({ kind: _, apiVersion: __, ...item }) => item);
  return {
    kind: `${kind.kind}List`,
    apiVersion: apiVersionOf(kind),
    metadata: { resourceVersion: String(world.store.version()), ...more } as JsonObject,
    items: shown,
  };
}
