/** The client: addresses and bodies for what the interface asks, over one transport. */
import { ChartwrightError } from '../base/errors.ts';
import type {
  ApplyOptions,
  KubeClient,
  KubeList,
  KubeObject,
  ListOptions,
  Mapping,
  WatchEvent,
  WatchOptions,
  WriteOptions,
} from './client.ts';
import { type Discovery, type DiscoveryCache, discovery, jsonAnswer } from './discovery.ts';
import { isObject, type JsonObject } from './json.ts';
import { PROTOBUF } from './protobuf/records.ts';
import type { Call, Transport } from './transport.ts';

/** Objects per page of a list. */
const PAGE = 500;

/** A client, plus requests about the whole server. */
export interface ServerClient extends KubeClient {
  readonly version: () => Promise<{ gitVersion: string; major: string; minor: string }>;
  readonly apiVersions: Discovery['apiVersions'];
  /** An object, or a list if no name is given, as the server sends it; as a Table for people to read if asked for. */
  readonly shown: (
    mapping: Mapping,
    namespace: string,
    what: { readonly name?: string; readonly labelSelector?: string; readonly tables?: boolean },
  ) => Promise<JsonObject>;
}

const TABLES = ['v1', 'v1beta1']
  .map((version) => `application/json;as=Table;v=${version};g=meta.k8s.io`)
  .concat('application/json')
  .join(',');

export function serverClient(transport: Transport, cache?: DiscoveryCache): ServerClient {
  const kinds = discovery(transport, cache);
  let checks: Promise<boolean> | undefined;
  const documents = new Map<string, Promise<JsonObject | undefined>>();
  const call = (verb: string, mapping: Mapping, namespace: string, name: string, rest: Partial<Call>): Call => ({
    method: 'GET',
    path: objectPath(mapping, namespace, name),
    subject: { verb, resource: resourceName(mapping), name },
    ...rest,
  });
  const object = async (one: Call): Promise<KubeObject> => objectAnswer(await transport.send(one));
  const named = (verb: string, mapping: Mapping, namespace: string, name: string, rest: Partial<Call>): Call => {
    if (name === '') throw new ChartwrightError('cluster', 'resource name may not be empty');
    return call(verb, mapping, namespace, name, rest);
  };
  const write = (options: WriteOptions = {}) => ({ query: writeQuery(options), signal: options.signal });
  return {
    mapping: kinds.mapping,
    apiVersions: kinds.apiVersions,
    forget: () => {
      kinds.forget();
      documents.clear();
    },
    version: async () => {
      const subject = { verb: 'get', resource: '', name: '' };
      const answer = await transport.send({ method: 'GET', path: '/version', subject, raw: true });
      return serverVersion(answer);
    },
    get: async (mapping, namespace, name, { signal } = {}) => object(named('get', mapping, namespace, name, { signal })),
    list: (mapping, options = {}) => listAll(transport, call('list', mapping, options.namespace ?? '', '', {}), mapping, options),
    watch: (mapping, options = {}) => watch(transport, call('watch', mapping, options.namespace ?? '', '', {}), options),
    create: (mapping, namespace, body, options) =>
      object(call('post', mapping, namespace, '', { method: 'POST', body, ...write(options) })),
    update: async (mapping, namespace, name, body, options) =>
      object(named('put', mapping, namespace, name, { method: 'PUT', body, ...write(options) })),
    patch: async (mapping, namespace, name, contentType, body, options) =>
      object(named('patch', mapping, namespace, name, { method: 'PATCH', body, contentType, ...write(options) })),
    apply: async (mapping, namespace, name, body, options) =>
      object(named('patch', mapping, namespace, name, { method: 'PATCH', body, contentType: APPLY, ...applied(options) })),
    delete: async (mapping, namespace, name, { propagation, dryRun, signal } = {}) => {
      const body = {
        kind: 'DeleteOptions',
        apiVersion: 'v1',
        ...(propagation && { propagationPolicy: propagation }),
        ...(dryRun && { dryRun: ['All'] }),
      };
      await transport.send(named('delete', mapping, namespace, name, { method: 'DELETE', body, signal }));
    },
    shown: async (mapping, namespace, { name = '', labelSelector, tables = false }) => {
      const query = { labelSelector, ...(tables && { includeObject: 'Object' }), ...(name === '' && { limit: String(PAGE) }) };
      const one = call(name === '' ? 'list' : 'get', mapping, namespace, name, { query, ...(tables && { accept: TABLES }) });
      return (await object(one)) as unknown as JsonObject;
    },
    checksFields: () => {
      checks ??= schemaIndex(transport).then(
        () => true,
        () => false,
      );
      return checks;
    },
    openapi: (groupVersion) => {
      const known = documents.get(groupVersion) ?? openapi(transport, groupVersion);
      documents.set(groupVersion, known);
      return known;
    },
    text: (path, query, { signal } = {}) =>
      transport.send({ method: 'GET', path, query, signal, accept: '*/*', subject: { verb: 'get', resource: '', name: '' } }),
  };
}

const APPLY = 'application/apply-patch+yaml';

function applied(options: ApplyOptions): Partial<Call> {
  return { query: { ...writeQuery(options), force: String(options.force ?? false) }, signal: options.signal };
}

function writeQuery({ dryRun, fieldManager, fieldValidation }: WriteOptions): Record<string, string | undefined> {
  return { dryRun: dryRun ? 'All' : undefined, fieldManager, fieldValidation };
}

/** `/apis/apps/v1/namespaces/web/deployments/shop`. */
function objectPath({ group, version, resource, namespaced }: Mapping, namespace: string, name: string): string {
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const within = namespaced && namespace !== '' ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${root}${within}/${resource}${name === '' ? '' : `/${encodeURIComponent(name)}`}`;
}

const resourceName = ({ group, resource }: Mapping): string => (group === '' ? resource : `${resource}.${group}`);

function objectAnswer(text: string): KubeObject {
  const answer = jsonAnswer(text);
  if (isObject(answer) && typeof answer.kind === 'string') return answer as unknown as KubeObject;
  throw new ChartwrightError('cluster', `Object 'Kind' is missing in '${text.slice(0, 200)}'`);
}

function serverVersion(text: string): { gitVersion: string; major: string; minor: string } {
  let answer: unknown;
  try {
    answer = jsonAnswer(text);
  } catch (error) {
    throw new ChartwrightError('cluster', `unable to parse the server version: ${(error as Error).message}`, { cause: error });
  }
  const field = (name: string) => (isObject(answer) && typeof answer[name] === 'string' ? answer[name] : '');
  return { gitVersion: field('gitVersion'), major: field('major'), minor: field('minor') };
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

async function openapi(transport: Transport, groupVersion: string): Promise<JsonObject | undefined> {
  const subject = { verb: 'get', resource: '', name: '' };
  const index = await schemaIndex(transport);
  const paths = isObject(index) && isObject(index.paths) ? index.paths : {};
  const entry = Object.hasOwn(paths, groupVersion) ? paths[groupVersion] : undefined;
  if (!isObject(entry) || typeof entry.serverRelativeURL !== 'string') return undefined;
  return jsonAnswer(await transport.send({ method: 'GET', path: entry.serverRelativeURL, subject, raw: true })) as JsonObject;
}

/** The paths of the schemas by group version. */
async function schemaIndex(transport: Transport): Promise<unknown> {
  const subject = { verb: 'get', resource: '', name: '' };
  return jsonAnswer(await transport.send({ method: 'GET', path: '/openapi/v3', subject, raw: true }));
}
