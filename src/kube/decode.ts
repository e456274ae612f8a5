/** Documents of a manifest as objects, refused in the words of kubectl's builder (cli-runtime and kubectl v0.37.1). */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { printJson } from '../codec/json/print.ts';
import { FLAG, listOf, pointerTo, refuseValue, rootContext, type Shape, structOf, TEXT, TEXT_MAP } from '../codec/struct/decode-struct.ts';
import { RFC3339 } from '../codec/struct/rfc3339.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import { GoInt, isDict, type Value } from '../go/value.ts';
import type { KubeObject } from './client.ts';
import { readExact } from './exact-json.ts';
import { type Fields, isObject } from './json.ts';

/** A document is refused before it is used, and so are those after it. */
export class ValidationError extends ChartwrightError {}

export interface DecodedDocument {
  readonly objects: readonly KubeObject[];
  readonly isList: boolean;
}

/** The objects of a document, those of a list one by one; none if it is empty. Throws `cluster` errors. */
export function decodeDocument(text: string, validate: boolean): DecodedDocument {
  const value = readYaml(text);
  if (value === null) return { objects: [], isList: false };
  const json = printJson(value);
  const object = readExact(json);
  if (validate) checkType(object);
  if (!isObject(object) || !isName(object.kind) || isOddVersion(object.apiVersion))
    throw new ChartwrightError('cluster', `unable to decode "": Object 'Kind' is missing in '${json}'`);
  checkMetadata(value);
  if (!Object.hasOwn(object, 'items')) return { objects: [plainObject(object)], isList: false };
  return { objects: listed(object), isList: true };
}

function readYaml(text: string): Value {
  try {
    return parseYaml(text, { integers: true });
  } catch (error) {
    throw new ChartwrightError('cluster', `error parsing : ${errorText(error)}`, { cause: error });
  }
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** With more than one slash. */
const isOddVersion = (version: unknown): boolean => typeof version === 'string' && version.split('/').length > 2;

/** What is looked at before the server is asked whether it checks fields: the type of the object, and of those in a List. */
function checkType(object: unknown): void {
  let faults = typeFaults(object);
  if (faults.length === 0 && isObject(object) && object.kind === 'List' && object.apiVersion === 'v1')
    faults = Array.isArray(object.items) ? object.items.flatMap(typeFaults) : ['invalid object to validate'];
  if (faults.length === 0) return;
  const words = faults.length === 1 ? faults[0] : `[${[...new Set(faults)].join(', ')}]`;
  throw new ValidationError('cluster', `error validating "": error validating data: ${words}`);
}

function typeFaults(object: unknown): string[] {
  if (!isObject(object)) return ['invalid object to validate'];
  const faults = ['apiVersion', 'kind'].flatMap((field) => {
    const value = object[field];
    if (value === undefined || value === null) return [`${field} not set`];
    return typeof value === 'string' ? [] : [`${field} isn't string type`];
  });
  return isOddVersion(object.apiVersion) ? [...faults, `unexpected GroupVersion string: ${String(object.apiVersion)}`] : faults;
}

/** `int64`, as far as a manifest can break it. */
const INTEGER: Shape<Value> = {
  name: 'int64',
  zero: () => null,
  decode(value, current, context) {
    if (value === null || value instanceof GoInt) return value ?? current;
    throw refuseValue(value, 'int64', context);
  },
};

/** metav1.Time: its text first, then the time. */
const TIME: Shape<string> = {
  ...RFC3339,
  decode(value, current, context) {
    if (value !== null && typeof value !== 'string') throw refuseValue(value, 'string', context);
    return RFC3339.decode(value, current, context);
  },
};

type Texts<K extends string> = { readonly [key in K]: string };
type Owner = Texts<'apiVersion' | 'kind' | 'name' | 'uid'> & { readonly [key in 'controller' | 'blockOwnerDeletion']: boolean | null };
type Times = 'creationTimestamp' | 'deletionTimestamp';
export type Metadata = Texts<'name' | 'generateName' | 'namespace' | 'selfLink' | 'uid' | 'resourceVersion' | Times> & {
  readonly [key in 'generation' | 'deletionGracePeriodSeconds']: Value;
} & { readonly [key in 'labels' | 'annotations']: Map<string, Value> | null } & {
  readonly ownerReferences: Owner[] | undefined;
  readonly finalizers: string[] | undefined;
};

const OWNER = structOf<Owner>('v1.OwnerReference', {
  apiVersion: ['apiVersion', TEXT],
  kind: ['kind', TEXT],
  name: ['name', TEXT],
  uid: ['uid', TEXT],
  controller: ['controller', pointerTo(FLAG)],
  blockOwnerDeletion: ['blockOwnerDeletion', pointerTo(FLAG)],
});

/** The metadata of any object, as Go's type has it; fields that it does not have are dropped. */
export const METADATA = structOf<Metadata>('v1.ObjectMeta', {
  name: ['name', TEXT],
  generateName: ['generateName', TEXT],
  namespace: ['namespace', TEXT],
  selfLink: ['selfLink', TEXT],
  uid: ['uid', TEXT],
  resourceVersion: ['resourceVersion', TEXT],
  generation: ['generation', INTEGER],
  creationTimestamp: ['creationTimestamp', TIME],
  deletionTimestamp: ['deletionTimestamp', TIME],
  deletionGracePeriodSeconds: ['deletionGracePeriodSeconds', INTEGER],
  labels: ['labels', TEXT_MAP],
  annotations: ['annotations', TEXT_MAP],
  ownerReferences: ['ownerReferences', listOf(OWNER)],
  finalizers: ['finalizers', listOf(TEXT)],
});

/** Refuses metadata that is not what all objects have. */
function checkMetadata(value: Value): void {
  if (!isDict(value)) return;
  const context = { ...rootContext(), exact: true };
  try {
    TEXT.decode(value.get('apiVersion') ?? null, '', { ...context, struct: 'metadataOnlyObject', path: 'TypeMeta.apiVersion' });
    METADATA.decode(value.get('metadata') ?? null, METADATA.zero(), { ...context, struct: 'metadataOnlyObject', path: 'metadata' });
  } catch (error) {
    throw new ChartwrightError('cluster', `unable to decode "": ${errorText(error)}`, { cause: error });
  }
}

/** Whatever has `items` is a list, as for apimachinery; items without a type are of the list's. */
function listed(object: Fields): KubeObject[] {
  const { items, kind, apiVersion } = object;
  if (items !== null && !Array.isArray(items)) {
    const type = typeof items === 'boolean' ? 'bool' : typeof items;
    const words = `json: cannot unmarshal ${type} into Go struct field decodeList.items of type []json.RawMessage`;
    throw new ChartwrightError('cluster', `unable to decode "": ${words}`);
  }
  const inferred = { kind: String(kind).replace(/List$/, ''), apiVersion };
  const isBare = (item: Fields) => !isName(item.kind) && !isName(item.apiVersion);
  return (items ?? []).map((item: unknown) => listItem(isObject(item) && isBare(item) ? { ...item, ...inferred } : item));
}

function listItem(item: unknown): KubeObject {
  for (const [field, words] of [
    ['kind', 'Kind'],
    ['apiVersion', 'apiVersion'],
  ] as const) {
    if (isObject(item) && isName(item[field])) continue;
    const missing = `Object '${words}' is missing in 'object has no ${field} field${field === 'kind' ? ' ' : ''}'`;
    throw new ChartwrightError('cluster', `unable to get type info from the object "*unstructured.Unstructured": ${missing}`);
  }
  if (isObject(item) && Array.isArray(item.items))
    throw new ChartwrightError('cluster', '*unstructured.Unstructured is not a list: no Items field in this object');
  return plainObject(item as Fields);
}

function plainObject(object: Fields): KubeObject {
  const { apiVersion = '', kind, metadata } = object;
  return { ...object, apiVersion, kind, metadata: isObject(metadata) ? metadata : {} } as KubeObject;
}
