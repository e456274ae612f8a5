/** The fields that differ, as helm-diff 3.15 lists them with `--output structured`: by a JSON merge patch, lists by their indices. */
import { ChartwrightError } from '../../base/errors.ts';
import { parseYaml } from '../../codec/yaml/parse.ts';
import { deepEqual } from '../../go/deep-equal.ts';
import { sortedKeys } from '../../go/utf8.ts';
import { isDict, isList, type List, type Value } from '../../go/value.ts';
import { keyParts } from './key-parts.ts';

export interface StructuredEntry {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly changeType: string;
  readonly resourceStatus: { readonly oldExists: boolean; readonly newExists: boolean };
  readonly changes?: readonly StructuredChange[];
  readonly changesSuppressed: boolean;
}

export interface StructuredChange {
  readonly path: string;
  readonly field: string;
  readonly change: 'add' | 'remove' | 'replace';
  readonly oldValue: Value;
  readonly newValue: Value;
}

/** Throws if one side is not valid YAML, or elements of lists are of kinds that cannot be compared. */
export function structuredEntry(key: string, changeType: string, suppressed: boolean, before?: string, after?: string): StructuredEntry {
  const [old, now] = [valueOfText(before), valueOfText(after)];
  const isThere = (text: string | undefined) => text !== undefined && text.trim() !== '';
  const changes: StructuredChange[] = [];
  if (!suppressed && changeType === 'MODIFY' && isDict(old) && isDict(now)) walkTables(changes, [], old, now);
  return {
    ...headOf(key, [old, now]),
    changeType,
    resourceStatus: { oldExists: isThere(before), newExists: isThere(after) },
    changes,
    changesSuppressed: suppressed,
  };
}

function valueOfText(text: string | undefined): Value | undefined {
  return text === undefined || text.trim() === '' ? undefined : parseYaml(text);
}

function headOf(key: string, values: readonly (Value | undefined)[]) {
  const first = (...path: string[]) => {
    for (const value of values) {
      const found = path.reduce<Value | undefined>((at, step) => (isDict(at) ? at.get(step) : undefined), value);
      if (typeof found === 'string' && found !== '') return found;
    }
    return '';
  };
  const parts = keyParts(key);
  return {
    apiVersion: first('apiVersion') || (parts?.api ?? ''),
    kind: first('kind') || (parts?.kind ?? ''),
    namespace: first('metadata', 'namespace') || (parts?.namespace ?? ''),
    name: first('metadata', 'name') || (parts?.name ?? ''),
  };
}

type Tokens = readonly string[];

/** The keys at which two tables differ, as a merge patch has them. */
function walkTables(changes: StructuredChange[], tokens: Tokens, old: ReadonlyMap<string, Value>, now: ReadonlyMap<string, Value>): void {
  for (const key of sortedKeys(new Map([...old, ...now]))) {
    const [before, after] = [old.get(key), now.get(key)];
    const next = [...tokens, key];
    if (after === undefined) add(changes, next, 'remove', before ?? null, null);
    else if (isDict(before) && isDict(after)) walkTables(changes, next, before, after);
    else if (before === undefined || !deepEqual(before, after)) walkPatch(changes, next, before ?? null, after);
  }
}

/** A value that takes the place of another one, or of none. */
function walkPatch(changes: StructuredChange[], tokens: Tokens, before: Value, after: Value): void {
  if (isDict(after))
    for (const key of sortedKeys(after))
      walkPatch(changes, [...tokens, key], isDict(before) ? (before.get(key) ?? null) : null, after.get(key) as Value);
  else if (isList(after)) walkLists(changes, tokens, isList(before) ? before : [], after);
  else if (after === null) add(changes, tokens, 'remove', before, null);
  else if (before === null) add(changes, tokens, 'add', null, after);
  else add(changes, tokens, 'replace', before, after);
}

function walkLists(changes: StructuredChange[], tokens: Tokens, old: List, now: List): void {
  for (let i = 0; i < Math.max(old.length, now.length); i++) {
    const [before, after] = [old[i] ?? null, now[i] ?? null];
    const next = [...tokens, String(i)];
    if (before === null && after === null) continue;
    if (before === null) add(changes, next, 'add', null, after);
    else if (after === null) add(changes, next, 'remove', before, null);
    else if (deepEqual(before, after)) continue;
    else if (isDict(before) && isDict(after)) walkTables(changes, next, before, after);
    else if (typeof before !== 'object' && typeof after !== 'object') add(changes, next, 'replace', before, after);
    else throw new ChartwrightError('manifest/type', 'Mismatched JSON Documents');
  }
}

function add(changes: StructuredChange[], tokens: Tokens, change: StructuredChange['change'], oldValue: Value, newValue: Value): void {
  changes.push({ path: pathText(tokens.slice(0, -1)), field: tokens.at(-1) ?? '', change, oldValue, newValue });
}

/** `spec.containers[0].env` */
function pathText(tokens: Tokens): string {
  const parts: string[] = [];
  for (const token of tokens) {
    if (token === '') continue;
    if (!/^\d+$/.test(token)) parts.push(token);
    else parts.push(`${parts.pop() ?? ''}[${token}]`);
  }
  return parts.join('.');
}
