/** JSON patches (RFC 6902). */
import { isObject, type Json, type JsonObject } from '../../../src/kube/json.ts';
import { isEqualJson } from '../../../src/kube/patch/json-values.ts';
import { Failure } from './failure.ts';

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: Json;
}

/** Changes a copy of the object. */
export function applyJsonPatch(object: JsonObject, operations: readonly Operation[]): JsonObject {
  const copy = structuredClone(object);
  for (const { op, path, from, value } of operations) {
    if (op === 'add') put(copy, path, value as Json);
    else if (op === 'remove') take(copy, path);
    else if (op === 'replace') {
      take(copy, path);
      put(copy, path, value as Json);
    } else if (op === 'test') {
      if (!isEqualJson(read(copy, path), value)) throw refused();
    } else if (op === 'copy') put(copy, path, structuredClone(read(copy, from as string)));
    else if (op === 'move') put(copy, path, take(copy, from as string));
    else throw refused();
  }
  return copy;
}

const refused = () => new Failure(422, 'Invalid', 'the server rejected our request due to an error in our request', {});

function parentOf(object: Json, path: string): { readonly parent: Json; readonly key: string } {
  const keys = path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let parent = object;
  for (const key of keys.slice(0, -1)) parent = child(parent, key);
  return { parent, key: keys.at(-1) ?? '' };
}

function child(parent: Json, key: string): Json {
  const found = Array.isArray(parent) ? parent[Number(key)] : isObject(parent) ? (parent[key] as Json | undefined) : undefined;
  if (found === undefined) throw refused();
  return found;
}

function read(object: Json, path: string): Json {
  const { parent, key } = parentOf(object, path);
  return child(parent, key);
}

function put(object: Json, path: string, value: Json): void {
  const { parent, key } = parentOf(object, path);
  if (Array.isArray(parent)) parent.splice(key === '-' ? parent.length : Number(key), 0, value);
  else if (isObject(parent)) (parent as JsonObject)[key] = value;
  else throw refused();
}

function take(object: Json, path: string): Json {
  const { parent, key } = parentOf(object, path);
  const found = child(parent, key);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as JsonObject)[key];
  return found;
}
