/** The keywords that look at one value: type, limits, patterns, required names. */
import { errorText } from '../../base/errors.ts';
import { compileRegexp, type Regexp } from '../../go/regexp.ts';
import { quote } from '../../go/strconv.ts';
import { type Json, JsonNumber, type JsonObject } from '../read-json.ts';
import type { Scope } from './compile.ts';
import { placeText, refuse } from './documents.ts';
import { hasVocabulary } from './draft.ts';
import { FORMATS } from './formats.ts';
import { floatOf, isInteger, isUsable } from './numbers.ts';
import { escapeToken } from './pointer.ts';
import type { JsonType, Schema } from './schema.ts';

const TYPES: readonly JsonType[] = ['null', 'boolean', 'number', 'integer', 'string', 'array', 'object'];

/** Reads them into the schema. Throws `invalid regex …` (code `schema`). */
export function compileAssertions(schema: Schema, scope: Scope): void {
  const { object, dialect } = scope;
  const validates = hasVocabulary(dialect, 'validation');
  // Before 2019, what stands beside a reference does not count, but for what later drafts added.
  const alone = schema.draft < 2019 && typeof object.get('$ref') === 'string';
  if (validates && !alone) {
    compileType(schema, object);
    compileNumbers(schema, object);
    compileSizes(schema, object);
    const pattern = object.get('pattern');
    if (typeof pattern === 'string') schema.pattern = regexpAt(scope, 'pattern', pattern);
    schema.required = stringsOf(object.get('required'));
  }
  if (!alone) compileFormat(schema, scope);
  if (validates && schema.draft >= 6 && object.has('const')) schema.constant = { value: object.get('const') ?? null };
  if (validates && schema.draft >= 2019) compileSince2019(schema, object);
}

function compileType(schema: Schema, object: JsonObject): void {
  const type = object.get('type');
  const named = Array.isArray(type) ? type : [type];
  const types = TYPES.filter((each) => named.includes(each));
  if (types.length > 0) schema.types = types;
  const values = object.get('enum');
  if (Array.isArray(values)) schema.enumeration = values;
}

/** In draft 4 the exclusive limits are flags on the others. */
function compileNumbers(schema: Schema, object: JsonObject): void {
  schema.multipleOf = numberAt(object, 'multipleOf');
  if (object.get('exclusiveMaximum') === true) schema.exclusiveMaximum = numberAt(object, 'maximum');
  else {
    schema.maximum = numberAt(object, 'maximum');
    schema.exclusiveMaximum = numberAt(object, 'exclusiveMaximum');
  }
  if (object.get('exclusiveMinimum') === true) schema.exclusiveMinimum = numberAt(object, 'minimum');
  else {
    schema.minimum = numberAt(object, 'minimum');
    schema.exclusiveMinimum = numberAt(object, 'exclusiveMinimum');
  }
}

function compileSizes(schema: Schema, object: JsonObject): void {
  schema.minLength = integerAt(object, 'minLength');
  schema.maxLength = integerAt(object, 'maxLength');
  schema.minItems = integerAt(object, 'minItems');
  schema.maxItems = integerAt(object, 'maxItems');
  schema.minProperties = integerAt(object, 'minProperties');
  schema.maxProperties = integerAt(object, 'maxProperties');
  if (object.get('uniqueItems') === true) schema.uniqueItems = true;
}

function compileSince2019(schema: Schema, object: JsonObject): void {
  if (object.has('contains')) {
    schema.minContains = integerAt(object, 'minContains');
    schema.maxContains = integerAt(object, 'maxContains');
  }
  const required = object.get('dependentRequired');
  if (required instanceof Map) {
    schema.dependentRequired = new Map(
      [...required].filter(([, names]) => Array.isArray(names)).map(([name, names]) => [name, stringsOf(names) ?? []]),
    );
  }
}

function compileFormat(schema: Schema, { object, dialect, assertsFormat }: Scope): void {
  const name = object.get('format');
  if (typeof name !== 'string') return;
  const vocabulary = schema.draft === 2019 ? 'format' : 'format-assertion';
  if (assertsFormat || hasVocabulary(dialect, vocabulary)) schema.format = FORMATS.get(name);
}

/** A regular expression at a keyword. Throws `invalid regex "(" at "file:///…#/pattern": error parsing regexp: …`. */
export function regexpAt({ place }: Scope, key: string, pattern: string): Regexp {
  try {
    return compileRegexp(pattern);
  } catch (error) {
    const at = placeText({ url: place.url, pointer: `${place.pointer}/${escapeToken(key)}` });
    throw refuse(`invalid regex ${quote(pattern)} at ${quote(at)}: ${errorText(error)}`);
  }
}

/** The texts in a list; undefined for what is no list. */
export function stringsOf(value: Json | undefined): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined;
}

function numberAt(object: JsonObject, key: string): JsonNumber | undefined {
  const value = object.get(key);
  return value instanceof JsonNumber && isUsable(value) ? value : undefined;
}

function integerAt(object: JsonObject, key: string): number | undefined {
  const value = numberAt(object, key);
  return value && isInteger(value) ? floatOf(value) : undefined;
}
