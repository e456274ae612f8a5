/** The keywords for objects. */
import { sortedKeys } from '../go/utf8.ts';
import { type Failure, quoteAll, singleQuote } from './failure.ts';
import type { Instance, InstanceMap } from './instance.ts';
import { localInt } from './numbers.ts';
import type { Schema } from './schema.ts';
import type { Visit } from './visit.ts';

export function validateObject(visit: Visit, object: InstanceMap): void {
  const { schema } = visit;
  sizes(visit, object);
  const absent = missing(object, schema.required);
  if (absent.length > 0) visit.add(visit.fault({ kind: 'missing', names: absent }, () => missingText(absent)));
  if (visit.settled) return;
  if (schema.dependencies) dependencies(visit, object, schema.dependencies);
  properties(visit, object);
  if (schema.propertyNames) names(visit, object, schema.propertyNames);
  if (schema.draft <= 6) return;
  for (const [name, each] of byName(schema.dependentSchemas)) if (object.has(name)) visit.add(visit.self(each));
  for (const [name, wanted] of byName(schema.dependentRequired)) requireBeside(visit, object, name, wanted);
}

function sizes(visit: Visit, { size }: InstanceMap): void {
  const { minProperties, maxProperties } = visit.schema;
  if (minProperties !== undefined && size < minProperties) {
    visit.fail(() => `minProperties: got ${localInt(size)}, want ${localInt(minProperties)}`);
  }
  if (maxProperties !== undefined && size > maxProperties) {
    visit.fail(() => `maxProperties: got ${localInt(size)}, want ${localInt(maxProperties)}`);
  }
}

function missingText(names: readonly string[]): string {
  return names.length === 1 ? `missing property ${singleQuote(names[0] as string)}` : `missing properties ${quoteAll(names)}`;
}

function missing(object: InstanceMap, wanted: readonly string[] = []): string[] {
  return wanted.filter((name) => !object.has(name));
}

function dependencies(visit: Visit, object: InstanceMap, wanted: NonNullable<Schema['dependencies']>): void {
  for (const [name, each] of byName(wanted)) {
    if (!object.has(name)) continue;
    if ('draft' in each) visit.add(visit.self(each));
    else requireBeside(visit, object, name, each);
  }
}

function requireBeside(visit: Visit, object: InstanceMap, name: string, wanted: readonly string[]): void {
  const absent = object.has(name) ? missing(object, wanted) : [];
  if (absent.length > 0) visit.fail(() => `properties ${quoteAll(absent)} required, if ${singleQuote(name)} exists`);
}

function properties(visit: Visit, object: InstanceMap): void {
  const { properties: known, patternProperties: patterns, additionalProperties: additional } = visit.schema;
  if (!known && !patterns && additional === undefined) return;
  const extra: string[] = [];
  const left = visit.unevaluated.properties;
  // Reasons come in the order of names; if there are to be none, order does not matter.
  for (const name of visit.quick ? object.keys() : sortedKeys(object)) {
    if (visit.settled) return;
    const value = object.get(name) ?? null;
    const byName = known?.get(name);
    if (byName) visit.add(visit.part(byName, value, name));
    let evaluated = byName !== undefined;
    for (const { pattern, schema } of patterns ?? []) {
      if (!pattern.test(name)) continue;
      evaluated = true;
      visit.add(visit.part(schema, value, name));
    }
    if (!evaluated && additional !== undefined) {
      evaluated = true;
      if (additional === false) extra.push(name);
      else if (additional !== true) visit.add(visit.part(additional, value, name));
    }
    if (evaluated) left?.delete(name);
  }
  if (extra.length > 0)
    visit.add(visit.fault({ kind: 'unknown', names: extra }, () => `additional properties ${quoteAll(extra)} not allowed`));
}

function names(visit: Visit, object: InstanceMap, schema: Schema): void {
  for (const name of visit.quick ? object.keys() : sortedKeys(object)) {
    const causes: readonly Failure[] | undefined = visit.alone(schema, name as Instance);
    if (causes) visit.fail(() => `invalid propertyName ${singleQuote(name)}`, causes);
  }
}

function* byName<T>(map: ReadonlyMap<string, T> | undefined): Iterable<[string, T]> {
  if (map) for (const name of sortedKeys(map)) yield [name, map.get(name) as T];
}
