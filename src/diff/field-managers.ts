/** Who holds a field of an object on a server, by its managedFields. */
import { attempt } from '../base/errors.ts';
import { type Dict, isDict, type Value } from '../go/value.ts';
import type { Step } from './change.ts';

export interface Manager {
  /** `kubectl-edit` */
  readonly name: string;
  /** `Apply` or `Update`. */
  readonly operation: string;
  readonly time: string;
  /** `scale` and the like; empty for the object itself. */
  readonly subresource: string;
}

/** The newest manager of the field at a path, or of the part of it that any manager names; none for what the server filled in. */
export function managerOfField(entries: readonly Dict[], path: readonly Step[]): Manager | undefined {
  const owners = entries.flatMap((entry) => {
    const depth = depthOf(entry.get('fieldsV1') ?? null, path);
    return depth === path.length ? [entry] : [];
  });
  const text = (entry: Dict, key: string) => String(entry.get(key) ?? '');
  const newest = owners.sort((a, b) => (text(a, 'time') < text(b, 'time') ? 1 : -1))[0];
  if (!newest) return undefined;
  return {
    name: text(newest, 'manager'),
    operation: text(newest, 'operation'),
    time: text(newest, 'time'),
    subresource: text(newest, 'subresource'),
  };
}

/** How many steps of the path a set of fields names. */
function depthOf(fields: Value, path: readonly Step[]): number {
  let at: Value = fields;
  for (let depth = 0; depth < path.length; depth++) {
    const inner: Value | undefined = isDict(at) ? entryOf(at, path[depth] as Step) : undefined;
    if (inner === undefined) {
      // A list that is held as a whole names no element.
      return typeof path[depth] === 'number' && isDict(at) && at.size === 0 ? path.length : depth;
    }
    at = inner;
  }
  return path.length;
}

function entryOf(fields: Dict, step: Step): Value | undefined {
  if (typeof step === 'string') return fields.get(`f:${step}`);
  if (typeof step === 'number') return fields.get(`i:${step}`);
  for (const [key, inner] of fields) {
    const names: unknown = key.startsWith('k:') ? attempt(() => JSON.parse(key.slice(2))) : undefined;
    if (typeof names === 'object' && names !== null && (names as Record<string, unknown>)[step.key] === step.value) return inner;
  }
  return undefined;
}
