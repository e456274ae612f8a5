/**
 * A manifest beside the object on the server: the fields that the manifest has and the server holds otherwise, and those
 * that somebody else has put there. What the server fills in by itself has no manager among people and controllers' updates
 * of the object, and does not count.
 */

import { encodeBase64 } from '../go/base64.ts';
import { deepEqual } from '../go/deep-equal.ts';
import { encodeUtf8 } from '../go/utf8.ts';
import { type Dict, isDict, isList, type List, type Value } from '../go/value.ts';
import { fieldSchema, type PatchSchema, patchSchemaOf } from '../kube/patch/schema.ts';
import type { FieldChange, KeyedStep, Step } from './change.ts';
import { listKey } from './compare-keyed.ts';
import { type Manager, managerOfField } from './field-managers.ts';
import { isSameQuantity } from './quantities.ts';

export interface LiveChange {
  readonly change: FieldChange;
  /** Who holds the field on the server. */
  readonly manager?: Manager | undefined;
}

/** Fields that the server and its controllers keep for themselves. */
const SERVERS = new Set([
  'status',
  'metadata.managedFields',
  'metadata.generation',
  'metadata.creationTimestamp',
  'metadata.resourceVersion',
  'metadata.uid',
]);

export function liveChanges(manifest: Dict, live: Dict): LiveChange[] {
  const given = normalized(manifest);
  const managers = managersOf(live);
  const schema = patchSchemaOf(String(manifest.get('apiVersion') ?? ''), String(manifest.get('kind') ?? ''));
  const walk = new Walk(managers);
  walk.tables(given, withoutBookkeeping(live), [], schema === 'custom' ? undefined : schema);
  return walk.found;
}

/** kubectl's copy of what it applied: the whole object once more, the contents of Secrets included. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function withoutBookkeeping(live: Dict): Dict {
  const metadata = live.get('metadata');
  const annotations = isDict(metadata) ? metadata.get('annotations') : undefined;
  if (!isDict(metadata) || !isDict(annotations) || !annotations.has(LAST_APPLIED)) return live;
  const rest = new Map([...annotations].filter(([key]) => key !== LAST_APPLIED));
  const kept = new Map([...metadata].filter(([key]) => key !== 'annotations' || rest.size > 0));
  if (rest.size > 0) kept.set('annotations', rest);
  return new Map([...live, ['metadata', kept]]);
}

/** Whether a field that the manifest lacks was put there by somebody; `helm` and what has no manager are not. */
function isForeign(manager: Manager | undefined): manager is Manager {
  return manager !== undefined && !manager.subresource && !/^helm/.test(manager.name) && manager.name !== 'kube-controller-manager';
}

class Walk {
  readonly found: LiveChange[] = [];
  private readonly managers: readonly Dict[];

  constructor(managers: readonly Dict[]) {
    this.managers = managers;
  }

  tables(given: Dict, live: Dict, path: readonly Step[], schema: PatchSchema): void {
    for (const [key, value] of given) {
      const steps = [...path, key];
      if (SERVERS.has(steps.join('.')) || isNothing(value)) continue;
      const { type, mergeKey } = fieldSchema(schema, key);
      const other = live.get(key);
      if (other === undefined) this.add({ op: 'remove', path: steps, before: value }, path);
      else this.values(value, other, steps, { type, mergeKey });
    }
    for (const [key, value] of live) {
      if (given.has(key) || path.length === 0) continue;
      this.foreign({ op: 'add', path: [...path, key], after: value });
    }
  }

  private values(given: Value, live: Value, path: readonly Step[], { type, mergeKey }: { type: PatchSchema; mergeKey: string }): void {
    if (isDict(given) && isDict(live)) this.tables(given, live, path, type);
    else if (isList(given) && isList(live)) this.lists(given, live, path, type, mergeKey);
    else if (!isSameQuantity(given, live)) this.add({ op: 'replace', path, before: given, after: live }, path);
  }

  private lists(given: List, live: List, path: readonly Step[], type: PatchSchema, mergeKey: string): void {
    const key = listKey(given, live, mergeKey);
    if (key !== undefined) return this.keyed(given, live, path, type, key);
    if (given.length !== live.length) {
      if (!deepEqual(given, live)) this.add({ op: 'replace', path, before: given, after: live }, path);
      return;
    }
    given.forEach((value, i) => {
      this.values(value, live[i] as Value, [...path, i], { type, mergeKey: '' });
    });
  }

  private keyed(given: List, live: List, path: readonly Step[], type: PatchSchema, key: string): void {
    const keyOf = (item: Value) => (item as Dict).get(key) as KeyedStep['value'];
    for (const item of given) {
      const steps = [...path, { key, value: keyOf(item) }];
      const other = live.find((one) => keyOf(one) === keyOf(item));
      if (other === undefined) this.add({ op: 'remove', path: steps, before: item }, path);
      else this.values(item, other, steps, { type, mergeKey: '' });
    }
    live.forEach((item, index) => {
      if (given.some((one) => keyOf(one) === keyOf(item))) return;
      this.foreign({ op: 'add', path: [...path, { key, value: keyOf(item) }], after: item, index });
    });
  }

  private add(change: FieldChange, owned: readonly Step[]): void {
    this.found.push({ change, manager: managerOfField(this.managers, owned) });
  }

  private foreign(change: FieldChange): void {
    const manager = managerOfField(this.managers, change.path);
    if (isForeign(manager)) this.found.push({ change, manager });
  }
}

function managersOf(live: Dict): Dict[] {
  const metadata = live.get('metadata');
  const entries = isDict(metadata) ? metadata.get('managedFields') : undefined;
  return isList(entries) ? entries.filter(isDict) : [];
}

/** What the server does not keep. */
function isNothing(value: Value): boolean {
  return value === null || value === '' || (isDict(value) && value.size === 0) || (isList(value) && value.length === 0);
}

/** `stringData` as the server keeps it. */
function normalized(manifest: Dict): Dict {
  const texts = manifest.get('stringData');
  if (manifest.get('kind') !== 'Secret' || !isDict(texts)) return manifest;
  const data = manifest.get('data');
  const encoded = [...texts].map(([key, value]): [string, Value] => [key, encodeBase64(encodeUtf8(String(value)))]);
  const made = new Map(manifest);
  made.delete('stringData');
  return made.set('data', new Map([...(isDict(data) ? data : []), ...encoded]));
}
