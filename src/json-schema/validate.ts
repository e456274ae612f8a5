/**
 * Validates values with schemas, without generating code. The reasons, their order and nesting are those of
 * santhosh-tekuri/jsonschema; if that one goes through a map in no order, this goes by name.
 */

import type { Json } from '../codec/json/read-json.ts';
import { type Failure, reasons, singleQuote } from './failure.ts';
import { type Instance, sameInstance, typeOfInstance } from './instance.ts';
import { isInteger, isNum, numberText } from './numbers.ts';
import { type Copies, passesPlainly } from './plain.ts';
import { pointerText, type Schema } from './schema.ts';
import { validateArray } from './validate-array.ts';
import { validateConditions } from './validate-conditions.ts';
import { validateObject } from './validate-object.ts';
import { validateNumber, validateString } from './validate-scalar.ts';
import { type SchemaStack, type Unevaluated, Visit } from './visit.ts';

/** Whether a value passes. `copies` may spare the look at properties that have passed before. */
export function isValid(schema: Schema, value: Instance, copies?: Copies): boolean {
  return passesPlainly(schema, value, (each, inner) => !Visit.start(each, inner, true, run), copies);
}

/** Why a value does not pass; undefined if it does. Slower than the mere question. */
export function validate(schema: Schema, value: Instance): readonly Failure[] | undefined {
  const failure = Visit.start(schema, value, false, run);
  return failure && reasons(failure);
}

function run(visit: Visit): Failure | undefined {
  const { schema } = visit;
  if (schema.always === true) return undefined;
  if (schema.always === false) return visit.failure(() => 'false schema');
  const early = cycle(visit) ?? firstChecks(visit);
  if (early) return early;
  if (schema.ref) {
    const failure = validateRef(visit, schema.ref, '$ref');
    if (schema.draft < 2019) return failure;
    visit.add(failure);
  }
  byType(visit);
  if (!visit.settled) {
    if (schema.draft >= 2019) laterRefs(visit);
    validateConditions(visit);
    if (schema.draft >= 2019) leftOver(visit);
  }
  const [first, ...others] = visit.failures;
  return others.length === 0 ? first : visit.failure(() => 'validation failed', visit.failures, 'group');
}

/** The checks that end the matter when they fail. */
function firstChecks(visit: Visit): Failure | undefined {
  const { schema, value } = visit;
  const { types, constant, enumeration, format } = schema;
  const type = typeOfInstance(value);
  if (types && type && !types.includes(type) && !(type === 'number' && types.includes('integer') && isNum(value) && isInteger(value))) {
    return visit.fault({ kind: 'type' }, () => `got ${type}, want ${types.join(' or ')}`);
  }
  if (constant && !sameInstance(value, constant.value)) return visit.failure(() => constText(constant.value));
  if (enumeration && !enumeration.some((each) => sameInstance(value, each))) return visit.failure(() => enumText(enumeration));
  const wrong = typeof value === 'string' ? format?.check(value) : undefined;
  if (wrong === undefined) return undefined;
  return visit.failure(() => `${singleQuote(value as string)} is not valid ${format?.name}: ${wrong}`);
}

function byType(visit: Visit): void {
  const { value } = visit;
  if (value instanceof Map) validateObject(visit, value);
  else if (Array.isArray(value)) validateArray(visit, value);
  else if (typeof value === 'string') validateString(visit, value);
  else if (isNum(value)) validateNumber(visit, value);
}

function constText(want: Json): string {
  return want instanceof Map || Array.isArray(want) ? "'const' failed" : `value must be ${display(want)}`;
}

function enumText(want: readonly Json[]): string {
  if (want.some((each) => each instanceof Map || Array.isArray(each))) return "'enum' failed";
  return `value must be ${want.length === 1 ? '' : 'one of '}${want.map(display).join(', ')}`;
}

function display(value: Json): string {
  if (typeof value === 'string') return singleQuote(value);
  if (value === null) return '<nil>';
  return isNum(value) ? numberText(value) : String(value);
}

/** A schema that leads back to itself for the same value. */
function cycle(visit: Visit): Failure | undefined {
  const { trail, schema } = visit;
  for (let at = trail.parent; at && at.value === trail.value; at = at.parent) {
    if (at.schema !== schema) continue;
    const again = at;
    return visit.failure(() => {
      const [here, there] = [keywordPath(trail), keywordPath(again)];
      return `both ${here} and ${there} resolve to "${pointerText(schema)}" causing reference cycle`;
    });
  }
  return undefined;
}

/** The keywords that led to a schema, as a pointer. */
function keywordPath(trail: SchemaStack): string {
  let out = '';
  for (let at = trail; at.parent; at = at.parent) {
    const step = at.keyword === '' ? pointerText(at.schema).slice(pointerText(at.parent.schema).length) : `/${at.keyword}`;
    out = step + out;
  }
  return out;
}

function validateRef(visit: Visit, schema: Schema, keyword: string): Failure | undefined {
  const failure = visit.self(schema, keyword);
  if (!failure || visit.quick) return failure;
  return visit.failure(() => 'validation failed', reasons(failure), 'reference');
}

/** References that depend on the way here: the outermost schema that offers the anchor takes the place. */
function laterRefs(visit: Visit): void {
  const { recursiveRef, dynamicRef } = visit.schema;
  if (recursiveRef) {
    const target = recursiveRef.recursiveAnchor ? outermost(visit.trail, recursiveResource) : undefined;
    visit.add(validateRef(visit, target ?? recursiveRef, '$recursiveRef'));
  }
  if (!dynamicRef) return;
  const { schema, anchor } = dynamicRef;
  const isDynamic = anchor !== '' && schema.dynamicAnchor === anchor;
  const target = isDynamic ? outermost(visit.trail, (each) => each.resource?.dynamicAnchors?.get(anchor)) : undefined;
  visit.add(validateRef(visit, target ?? schema, '$dynamicRef'));
}

function recursiveResource(schema: Schema): Schema | undefined {
  return schema.resource?.recursiveAnchor ? schema : undefined;
}

function outermost(trail: SchemaStack, find: (schema: Schema) => Schema | undefined): Schema | undefined {
  let found: Schema | undefined;
  for (let at: SchemaStack | undefined = trail; at; at = at.parent) found = find(at.schema) ?? found;
  return found;
}

/** unevaluatedProperties and unevaluatedItems: what nothing else spoke of. */
function leftOver(visit: Visit): void {
  const { schema, value, unevaluated } = visit;
  if (schema.unevaluatedProperties && value instanceof Map) {
    for (const name of unevaluated.properties ?? []) {
      visit.add(visit.part(schema.unevaluatedProperties, value.get(name) ?? null, name));
    }
    forget(unevaluated, 'properties');
  }
  if (schema.unevaluatedItems && Array.isArray(value)) {
    for (const i of unevaluated.items ?? []) visit.add(visit.part(schema.unevaluatedItems, value[i] ?? null, String(i)));
    forget(unevaluated, 'items');
  }
}

function forget(unevaluated: Unevaluated, what: 'properties' | 'items'): void {
  if (unevaluated[what]) unevaluated[what] = undefined;
}
