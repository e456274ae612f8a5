/** The validation of one value by one schema: its state, and the failures so far. */
import { FAILED, type Failure, type Fault, type Path, reasons } from './failure.ts';
import type { Instance } from './instance.ts';
import { passesPlainly } from './plain.ts';
import type { Schema } from './schema.ts';

/** The schemas on the way to the current one. Those for the same value have the same number. */
export interface SchemaStack {
  readonly schema: Schema;
  /** `$ref` and the like, if a reference was followed. */
  readonly keyword: string;
  readonly value: number;
  readonly parent: SchemaStack | undefined;
}

/** Properties and items that no keyword has evaluated yet; absent if they are not needed. */
export interface Unevaluated {
  properties?: Set<string> | undefined;
  items?: Set<number> | undefined;
}

/** Holds a visit's schema against its value. */
export type Run = (visit: Visit) => Failure | undefined;

export class Visit {
  readonly schema: Schema;
  readonly value: Instance;
  readonly path: Path | undefined;
  readonly trail: SchemaStack;
  /** Only whether the value passes is wanted, not why. */
  readonly quick: boolean;
  readonly unevaluated: Unevaluated;
  readonly failures: Failure[] = [];
  private readonly run: Run;

  private constructor(
    schema: Schema,
    value: Instance,
    path: Path | undefined,
    trail: SchemaStack,
    quick: boolean,
    asked: boolean,
    run: Run,
  ) {
    this.schema = schema;
    this.value = value;
    this.path = path;
    this.trail = trail;
    this.quick = quick;
    this.unevaluated = unevaluatedIn(value, schema, asked);
    this.run = run;
  }

  /** Holds a schema against a whole value. */
  static start(schema: Schema, value: Instance, quick: boolean, run: Run): Failure | undefined {
    const trail: SchemaStack = { schema, keyword: '', value: 0, parent: undefined };
    return run(new Visit(schema, value, undefined, trail, quick, false, run));
  }

  /** Holds another schema against the same value. */
  self(schema: Schema, keyword = '', quick = false): Failure | undefined {
    const { value, path, trail, run } = this;
    const next: SchemaStack = { schema, keyword, value: trail.value, parent: trail };
    const inner = new Visit(schema, value, path, next, this.quick || quick, !nothingLeft(this.unevaluated), run);
    const failure = run(inner);
    if (!failure) narrow(this.unevaluated, inner.unevaluated);
    return failure;
  }

  /** Holds a schema against a part of the value. */
  part(schema: Schema, value: Instance, token: string): Failure | undefined {
    if (!this.quick || !schema.plain) return this.closely(schema, value, token);
    return passesPlainly(schema, value, (each, inner) => !this.closely(each, inner, token)) ? undefined : FAILED;
  }

  private closely(schema: Schema, value: Instance, token: string): Failure | undefined {
    const { trail, quick, run } = this;
    const path = quick ? undefined : { parent: this.path, token };
    const next: SchemaStack = { schema, keyword: '', value: trail.value + 1, parent: trail };
    return run(new Visit(schema, value, path, next, quick, false, run));
  }

  /** Holds a schema against a value of its own, such as a property's name: places are counted from there. */
  alone(schema: Schema, value: Instance): readonly Failure[] | undefined {
    const failure = Visit.start(schema, value, this.quick, this.run);
    return failure && reasons(failure);
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

  /** As a failure without causes, with what is wrong as data. */
  fault(fault: Fault, text: () => string): Failure {
    return this.quick ? FAILED : { ...this.failure(text), fault };
  }

  add(failure: Failure | undefined): void {
    if (failure) this.failures.push(failure);
  }
}

const NOTHING: Unevaluated = Object.freeze({});

/** What a schema starts with: everything in the value, if it or its caller needs to know what is left over. */
function unevaluatedIn(value: Instance, schema: Schema, asked: boolean): Unevaluated {
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

/** Leaves only what the other has not reported, either. */
function narrow(own: Unevaluated, { properties, items }: Unevaluated): void {
  for (const name of own.properties ?? []) if (!properties?.has(name)) own.properties?.delete(name);
  for (const i of own.items ?? []) if (!items?.has(i)) own.items?.delete(i);
}
