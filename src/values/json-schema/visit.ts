/** One schema held against one value: what is known on the way, and what has been found wrong. */
import { FAILED, type Failure, type Path } from './failure.ts';
import type { Instance } from './instance.ts';
import type { Schema } from './schema.ts';

/** The schemas that led here. Those for the same value have the same number. */
export interface Trail {
  readonly schema: Schema;
  /** `$ref` and the like, where a reference was followed. */
  readonly keyword: string;
  readonly value: number;
  readonly parent: Trail | undefined;
}

/** What no keyword has spoken of yet; absent where nobody asks. */
export interface Unevaluated {
  properties?: Set<string> | undefined;
  items?: Set<number> | undefined;
}

export class Visit {
  readonly schema: Schema;
  readonly value: Instance;
  readonly path: Path | undefined;
  readonly trail: Trail;
  /** Only whether the value passes is wanted, not why. */
  readonly quick: boolean;
  readonly unevaluated: Unevaluated;
  readonly failures: Failure[] = [];

  constructor(schema: Schema, value: Instance, path: Path | undefined, trail: Trail, quick: boolean, unevaluated: Unevaluated) {
    this.schema = schema;
    this.value = value;
    this.path = path;
    this.trail = trail;
    this.quick = quick;
    this.unevaluated = unevaluated;
  }

  /** Nothing more can change the outcome. */
  get settled(): boolean {
    return this.quick && this.failures.length > 0;
  }

  failure(text: () => string, causes: readonly Failure[] = [], kind: Failure['kind'] = 'plain'): Failure {
    return this.quick ? FAILED : { kind, path: this.path, text, causes };
  }

  fail(text: () => string, causes?: readonly Failure[]): void {
    this.failures.push(this.failure(text, causes));
  }

  add(failure: Failure | undefined): void {
    if (failure) this.failures.push(failure);
  }
}

const NOTHING: Unevaluated = Object.freeze({});

/** What a schema starts with: everything in the value, if it or its caller wants to know what is left over. */
export function unevaluatedIn(value: Instance, schema: Schema, asked: boolean): Unevaluated {
  if (value instanceof Map) {
    const wanted = !schema.allPropertiesEvaluated && (asked || schema.unevaluatedProperties);
    return wanted ? { properties: new Set((value as ReadonlyMap<string, Instance>).keys()) } : NOTHING;
  }
  if (Array.isArray(value)) {
    const from = schema.itemsEvaluated ?? 0;
    const wanted = !schema.allItemsEvaluated && (asked || schema.unevaluatedItems) && from < value.length;
    return wanted ? { items: new Set(Array.from({ length: value.length - from }, (_, i) => from + i)) } : NOTHING;
  }
  return NOTHING;
}

/** Whether nothing is left over. */
export function nothingLeft({ properties, items }: Unevaluated): boolean {
  return !properties?.size && !items?.size;
}

/** Leaves only what the other has not spoken of, either. */
export function narrow(own: Unevaluated, { properties, items }: Unevaluated): void {
  for (const name of own.properties ?? []) if (!properties?.has(name)) own.properties?.delete(name);
  for (const i of own.items ?? []) if (!items?.has(i)) own.items?.delete(i);
}
