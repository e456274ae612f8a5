/** What values are known to be: everything that the chart, its examples and its tests set a key to. */
import { GoInt, isDict, isList, type Value } from '../../../go/value.ts';
import type { SchemaType } from './schema.ts';

export interface Evidence {
  readonly types: Set<SchemaType>;
  readonly properties: Map<string, Evidence>;
  /** All items of lists together. */
  items: Evidence | undefined;
  /** Every table that was seen is without keys, every text and list empty. */
  isEmpty: boolean;
  /** Texts that were seen, as long as they are few. */
  readonly texts: Set<string>;
}

const MOST_TEXTS = 64;

export function noEvidence(): Evidence {
  return { types: new Set(), properties: new Map(), items: undefined, isEmpty: true, texts: new Set() };
}

/** Takes note of a value. */
export function observe(evidence: Evidence, value: Value): void {
  evidence.types.add(typeOfValue(value));
  if (typeof value === 'string' && evidence.texts.size < MOST_TEXTS) evidence.texts.add(value);
  if (isDict(value)) {
    for (const [key, each] of value) observe(propertyOf(evidence, key), each);
  } else if (isList(value)) {
    evidence.items ??= noEvidence();
    for (const item of value) observe(evidence.items, item);
  }
  evidence.isEmpty &&= isEmptyValue(value);
}

export function propertyOf(evidence: Evidence, key: string): Evidence {
  let found = evidence.properties.get(key);
  if (!found) {
    found = noEvidence();
    evidence.properties.set(key, found);
  }
  return found;
}

function typeOfValue(value: Value): SchemaType {
  if (value === null) return 'null';
  if (value instanceof GoInt) return 'integer';
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'number';
    case 'boolean':
      return 'boolean';
    case 'string':
      return 'string';
    default:
      return isDict(value) ? 'object' : isList(value) ? 'array' : 'string';
  }
}

function isEmptyValue(value: Value): boolean {
  return value === null || value === '' || (isDict(value) ? value.size === 0 : isList(value) && value.length === 0);
}
