/** What a server checks and fills in before it keeps an object. */
import { at, isObject, type Json, type JsonObject } from '../../../src/kube/json.ts';
import { badRequest, Failure, invalid, type Kind } from './failure.ts';
import { apiVersionOf } from './managed-fields.ts';
import { metadataOf, type Store } from './store.ts';

const SUBDOMAIN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const SUBDOMAIN_WORDS = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`;

/** The object of a request's body; throws if it is none of the kind that the address names. */
export function readObject(text: string, kind: Kind): JsonObject {
  const object = parse(text, kind);
  const title = `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}`;
  if (object.kind !== undefined && object.kind !== kind.kind)
    throw badRequest(
      `${String(object.kind)} in version "${kind.version}" cannot be handled as a ${kind.kind}: converting (${kind.version}.${String(object.kind)}) to (core.${kind.kind}): unknown conversion`,
    );
  if (object.apiVersion !== undefined && object.apiVersion !== apiVersionOf(kind))
    throw badRequest(
      `${title}: no kind "${kind.kind}" is registered for version "${String(object.apiVersion)}" in scheme "pkg/runtime/scheme.go:111"`,
    );
  return {
    ...object,
    kind: kind.kind,
    apiVersion: apiVersionOf(kind),
    metadata: isObject(object.metadata) ? (object.metadata as JsonObject) : {},
  };
}

function parse(text: string, kind: Kind): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind.kind}): couldn't get version/kind; json parse error: invalid character '${text[1]}' looking for beginning of object key string (${text})`,
    );
  }
}

/** The object with the name and namespace of the address, which must not contradict its own. */
export function place(object: JsonObject, kind: Kind, namespace: string, name?: string): JsonObject {
  const own = metadataOf(object);
  if (kind.namespaced && own.namespace && own.namespace !== namespace)
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  if (name !== undefined && own.name && own.name !== name)
    throw badRequest(`the name of the object (${own.name}) does not match the name on the URL (${name})`);
  return { ...object, metadata: { ...own, ...(name !== undefined && { name }), ...(kind.namespaced && { namespace }) } };
}

export function checkName(object: JsonObject, kind: Kind): void {
  const { name } = metadataOf(object);
  if (!name) throw invalid(kind, '', 'metadata.name', 'Required value', 'name or generateName is required');
  if (!new RegExp(`^${SUBDOMAIN}$`).test(name)) throw invalid(kind, name, 'metadata.name', `Invalid value: "${name}"`, SUBDOMAIN_WORDS);
}

/** Refuses new objects in a namespace that is not there, or on its way out. */
export function checkNamespace(store: Store, namespaces: Kind, kind: Kind, namespace: string, name: string): void {
  if (!kind.namespaced) return;
  const found = store.get(namespaces, '', namespace);
  if (at(found, 'metadata', 'deletionTimestamp') === undefined) return;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  throw new Failure(403, 'Forbidden', `${kind.resource} "${name}" is forbidden: ${why}`, {
    name,
    ...(kind.group && { group: kind.group }),
    kind: kind.resource,
    causes: [{ reason: 'NamespaceTerminating', message: `namespace ${namespace} is being terminated`, field: 'metadata.namespace' }],
  });
}

/** What the server adds to objects of some kinds; empty maps have no effect. */
export function fillIn(given: JsonObject, kind: Kind): JsonObject {
  const metadata = metadataOf(given);
  if (!kind.custom)
    for (const key of ['labels', 'annotations'])
      if (isObject(metadata[key]) && Object.keys(metadata[key]).length === 0) delete metadata[key];
  const object = given;
  if (kind.kind === 'Namespace' && kind.group === '')
    return {
      ...object,
      metadata: { ...metadata, labels: { ...(metadata.labels as JsonObject), 'kubernetes.io/metadata.name': metadata.name } },
    };
  if (kind.kind === 'Secret') {
    const { stringData, ...rest } = object;
    const encoded = Object.entries((stringData as Record<string, string>) ?? {}).map(([key, value]) => [
      key,
      Buffer.from(value).toString('base64'),
    ]);
    return {
      ...rest,
      type: rest.type ?? 'Opaque',
      ...((rest.data || stringData) && { data: { ...(rest.data as JsonObject), ...Object.fromEntries(encoded) } }),
    };
  }
  if (kind.kind === 'Service' && isObject(object.spec) && object.spec.type !== 'ExternalName')
    return {
      ...object,
      spec: {
        type: 'ClusterIP',
        sessionAffinity: 'None',
        clusterIP: '10.0.0.1',
        ...object.spec,
        ports: servicePorts(object.spec.ports as Json),
      },
    };
  return object;
}

function servicePorts(ports: Json | undefined): Json {
  return (Array.isArray(ports) ? ports : []).map((port) => ({
    protocol: 'TCP',
    targetPort: (port as JsonObject).port ?? null,
    ...(port as JsonObject),
  }));
}

/** The spec that kinds have from the start, whatever the request. */
export function firstSpec(kind: Kind): JsonObject {
  return kind.kind === 'Namespace' && kind.group === '' ? { spec: { finalizers: ['kubernetes'] } } : {};
}

/** The status that kinds have from the start. */
export function firstStatus(kind: Kind, object: JsonObject): Json | undefined {
  if (kind.kind === 'Namespace' && kind.group === '') return { phase: 'Active' };
  if (kind.kind === 'Service') return { loadBalancer: {} };
  if (kind.kind === 'Pod') return { phase: 'Pending' };
  if (kind.kind === 'PersistentVolumeClaim') return { phase: 'Pending' };
  if (kind.kind === 'CustomResourceDefinition') {
    const names = at(object, 'spec', 'names') as JsonObject;
    const conditions = ['NamesAccepted', 'Established'].map((type) => ({
      type,
      status: 'True',
      reason: 'NoConflicts',
      message: 'no conflicts found',
    }));
    return { conditions, acceptedNames: names, storedVersions: ['v1'] };
  }
  return undefined;
}
