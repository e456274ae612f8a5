/** Requests about objects: their addresses, queries and bodies, as client-go's dynamic client makes them. */
import { ChartwrightError } from '../base/errors.ts';
import type {
  ApplyOptions,
  DeleteOptions,
  KubeClient,
  KubeList,
  KubeObject,
  ListOptions,
  Mapping,
  WatchEvent,
  WatchOptions,
  WriteOptions,
} from './client.ts';
import { jsonAnswer } from './discovery.ts';
import { isObject, type JsonObject } from './json.ts';
import { PROTOBUF } from './protobuf/records.ts';
import type { Call, Transport } from './transport.ts';

/** Objects per page of a list. */
const PAGE = 500;
const APPLY = 'application/apply-patch+yaml';
const TABLES = ['v1', 'v1beta1']
  .map((version) => `application/json;as=Table;v=${version};g=meta.k8s.io`)
  .concat('application/json')
  .join(',');

export interface ObjectRequests extends Pick<KubeClient, 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'apply' | 'delete'> {
  /** An object, or a list if no name is given, as the server sends it; as a Table for people to read if asked for. */
  readonly shown: (
    mapping: Mapping,
    namespace: string,
    what: { readonly name?: string; readonly labelSelector?: string; readonly tables?: boolean },
  ) => Promise<JsonObject>;
}

export function objectRequests(transport: Transport): ObjectRequests {
  const object = async (one: Call): Promise<KubeObject> => objectAnswer(await transport.send(one));
  return {
    get: async (mapping, namespace, name, { signal } = {}) => object(namedCall('get', mapping, namespace, name, { signal })),
    list: (mapping, options = {}) => listAll(transport, callOf('list', mapping, options.namespace ?? '', '', {}), mapping, options),
    watch: (mapping, options = {}) => watch(transport, callOf('watch', mapping, options.namespace ?? '', '', {}), options),
    create: (mapping, namespace, body, options) =>
      object(callOf('post', mapping, namespace, '', { method: 'POST', body, ...written(options) })),
    update: async (mapping, namespace, name, body, options) =>
      object(namedCall('put', mapping, namespace, name, { method: 'PUT', body, ...written(options) })),
    patch: async (mapping, namespace, name, contentType, body, options) =>
      object(namedCall('patch', mapping, namespace, name, { method: 'PATCH', body, contentType, ...written(options) })),
    apply: async (mapping, namespace, name, body, options) =>
      object(namedCall('patch', mapping, namespace, name, { method: 'PATCH', body, contentType: APPLY, ...applied(options) })),
    delete: async (mapping, namespace, name, options = {}) => {
      const rest = { method: 'DELETE', body: deletion(options), signal: options.signal } as const;
      await transport.send(namedCall('delete', mapping, namespace, name, rest));
    },
    shown: async (mapping, namespace, { name = '', labelSelector, tables = false }) => {
      const query = { labelSelector, ...(tables && { includeObject: 'Object' }), ...(name === '' && { limit: String(PAGE) }) };
      const one = callOf(name === '' ? 'list' : 'get', mapping, namespace, name, { query, ...(tables && { accept: TABLES }) });
      return (await object(one)) as unknown as JsonObject;
    },
  };
}

function callOf(verb: string, mapping: Mapping, namespace: string, name: string, rest: Partial<Call>): Call {
  const subject = { verb, resource: resourceName(mapping), name };
  return { method: 'GET', path: objectPath(mapping, namespace, name), subject, ...rest };
}

function namedCall(verb: string, mapping: Mapping, namespace: string, name: string, rest: Partial<Call>): Call {
  if (name === '') throw new ChartwrightError('cluster', 'resource name may not be empty');
  return callOf(verb, mapping, namespace, name, rest);
}

/** `/apis/apps/v1/namespaces/web/deployments/shop`. */
function objectPath({ group, version, resource, namespaced }: Mapping, namespace: string, name: string): string {
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const within = namespaced && namespace !== '' ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${root}${within}/${resource}${name === '' ? '' : `/${encodeURIComponent(name)}`}`;
}

const resourceName = ({ group, resource }: Mapping): string => (group === '' ? resource : `${resource}.${group}`);

function written(options: WriteOptions = {}): Partial<Call> {
  return { query: writeQuery(options), signal: options.signal };
}

function applied(options: ApplyOptions): Partial<Call> {
  return { query: { ...writeQuery(options), force: String(options.force ?? false) }, signal: options.signal };
}

function writeQuery({ dryRun, fieldManager, fieldValidation }: WriteOptions): Record<string, string | undefined> {
  return { dryRun: dryRun ? 'All' : undefined, fieldManager, fieldValidation };
}

function deletion({ propagation, dryRun }: DeleteOptions): JsonObject {
  return {
    kind: 'DeleteOptions',
    apiVersion: 'v1',
    ...(propagation && { propagationPolicy: propagation }),
    ...(dryRun && { dryRun: ['All'] }),
  };
}

function objectAnswer(text: string): KubeObject {
  const answer = jsonAnswer(text);
  if (isObject(answer) && typeof answer.kind === 'string') return answer as unknown as KubeObject;
  throw new ChartwrightError('cluster', `Object 'Kind' is missing in '${text.slice(0, 200)}'`);
}

function listQuery({ labelSelector, fieldSelector, resourceVersion }: ListOptions): Record<string, string | undefined> {
  return { labelSelector: labelSelector || undefined, fieldSelector: fieldSelector || undefined, resourceVersion };
}

/** Protocol buffers, which servers write much faster, for what is read of them. */
function wanted({ group, kind }: Mapping, { longestText }: ListOptions): Partial<Call> {
  const isRecord = group === '' && (kind === 'Secret' || kind === 'ConfigMap');
  return longestText === undefined ? {} : { longestText, ...(isRecord && { accept: `${PROTOBUF},application/json` }) };
}

/** All pages; one whose key has expired is asked for again, whole. */
async function listAll(transport: Transport, call: Call, mapping: Mapping, options: ListOptions): Promise<KubeList> {
  const items: KubeObject[] = [];
  let next: string | undefined;
  for (;;) {
    const query = { ...listQuery(options), limit: String(options.limit ?? PAGE), continue: next };
    const list = objectAnswer(await transport.send({ ...call, ...wanted(mapping, options), query, signal: options.signal }));
    const { metadata } = list as { metadata: { continue?: string; resourceVersion?: string } };
    const own = { apiVersion: list.apiVersion, kind: mapping.kind };
    const page = ((list.items as KubeObject[] | null) ?? []).map((item) => ({ ...own, ...item }));
    if (options.onPage) options.onPage(page);
    else items.push(...page);
    next = metadata?.continue || undefined;
    if (next === undefined) return { items, resourceVersion: metadata?.resourceVersion ?? '' };
  }
}

async function* watch(transport: Transport, call: Call, options: WatchOptions): AsyncGenerator<WatchEvent> {
  const { bookmarks, timeoutSeconds, signal } = options;
  const query = {
    ...listQuery(options),
    watch: 'true',
    allowWatchBookmarks: bookmarks ? 'true' : undefined,
    timeoutSeconds: timeoutSeconds === undefined ? undefined : String(timeoutSeconds),
  };
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of await transport.stream({ ...call, query, signal })) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() as string;
    for (const line of lines) if (line.trim() !== '') yield jsonAnswer(line) as WatchEvent;
  }
}
