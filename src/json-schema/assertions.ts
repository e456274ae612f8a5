/** The keywords that look at one value: type, limits, patterns, required names. */
import { errorText } from '../base/errors.ts';
import type { Json } from '../codec/json/read-json.ts';
import { compileRegexp, type Regexp } from '../go/regexp.ts';
import { quote } from '../go/strconv.ts';
import { refuseSchema, schemaPlaceText } from './document.ts';
import { hasVocabulary } from './draft.ts';
import { FORMATS } from './formats.ts';
import type { Keyword, Scope } from './keyword.ts';
import { isInteger, isNum, isUsable, type Num, numberToFloat } from './numbers.ts';
import type { JsonType, Schema } from './schema.ts';

const TYPES: readonly JsonType[] = ['null', 'boolean', 'number', 'integer', 'string', 'array', 'object'];

type Field<T> = { [K in keyof Schema]-?: T extends Schema[K] ? K : never }[keyof Schema];

function assertion(since: Keyword['since'], compile: Keyword['compile']): Keyword {
  return { since, vocabulary: 'validation', compile };
}

/** A limit on a number, unless a flag beside it makes it another one. */
function limit(field: 'multipleOf' | 'minimum' | 'maximum', flag = ''): Keyword {
  return assertion(4, ({ schema, object }, value) => {
    if (flag === '' || object.get(flag) !== true) schema[field] = numberOf(value);
  });
}

/** In draft 4 the exclusive limits are flags on the others. */
function exclusive(field: 'exclusiveMinimum' | 'exclusiveMaximum', plain: 'minimum' | 'maximum'): Keyword {
  return assertion(4, ({ schema, object }, value) => {
    schema[field] = numberOf(value === true ? object.get(plain) : value);
  });
}

/** A limit on how many there are of something. */
function count(since: Keyword['since'], field: Field<number>): Keyword {
  return assertion(since, ({ schema }, value) => {
    const number = numberOf(value);
    if (number !== undefined && isInteger(number)) schema[field] = numberToFloat(number) as never;
  });
}

/** As `count`, for `contains`: without it, it has no effect. */
function containsCount(field: 'minContains' | 'maxContains'): Keyword {
  const { compile } = count(2019, field);
  return assertion(2019, (scope, value) => {
    if (scope.object.has('contains')) compile(scope, value);
  });
}

export const ASSERTIONS: Readonly<Record<string, Keyword>> = {
  type: assertion(4, ({ schema }, value) => {
    const named = Array.isArray(value) ? value : [value];
    const types = TYPES.filter((each) => named.includes(each));
    if (types.length > 0) schema.types = types;
  }),
  enum: assertion(4, ({ schema }, value) => {
    if (Array.isArray(value)) schema.enumeration = value;
  }),
  const: assertion(6, ({ schema }, value) => {
    schema.constant = { value };
  }),
  multipleOf: limit('multipleOf'),
  minimum: limit('minimum', 'exclusiveMinimum'),
  maximum: limit('maximum', 'exclusiveMaximum'),
  exclusiveMinimum: exclusive('exclusiveMinimum', 'minimum'),
  exclusiveMaximum: exclusive('exclusiveMaximum', 'maximum'),
  minLength: count(4, 'minLength'),
  maxLength: count(4, 'maxLength'),
  minItems: count(4, 'minItems'),
  maxItems: count(4, 'maxItems'),
  minProperties: count(4, 'minProperties'),
  maxProperties: count(4, 'maxProperties'),
  minContains: containsCount('minContains'),
  maxContains: containsCount('maxContains'),
  uniqueItems: assertion(4, ({ schema }, value) => {
    if (value === true) schema.uniqueItems = true;
  }),
  pattern: assertion(4, (scope, value) => {
    if (typeof value === 'string') scope.schema.pattern = regexpAt(scope, 'pattern', value);
  }),
  required: assertion(4, ({ schema }, value) => {
    schema.required = stringsOf(value);
  }),
  dependentRequired: assertion(2019, ({ schema }, value) => {
    if (!(value instanceof Map)) return;
    schema.dependentRequired = new Map(
      [...value].filter(([, names]) => Array.isArray(names)).map(([name, names]) => [name, stringsOf(names) ?? []]),
    );
  }),
  format: {
    since: 4,
    vocabulary: 'core',
    compile({ schema, dialect, assertsFormat }, value) {
      const vocabulary = schema.draft === 2019 ? 'format' : 'format-assertion';
      if (typeof value === 'string' && (assertsFormat || hasVocabulary(dialect, vocabulary))) schema.format = FORMATS.get(value);
    },
  },
};

/** A regular expression at a keyword. Throws `invalid regex "(" at "file:///…#/pattern": error parsing regexp: …`. */
export function regexpAt({ schema }: Scope, key: string, pattern: string): Regexp {
  try {
    return compileRegexp(pattern);
  } catch (error) {
    const at = schemaPlaceText({ url: schema.url, pointer: `${schema.pointer}/${key}` });
    throw refuseSchema(`invalid regex ${quote(pattern)} at ${quote(at)}: ${errorText(error)}`);
  }
}

/** The texts in a list; undefined for what is not a list. */
export function stringsOf(value: Json | undefined): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined;
}

function numberOf(value: Json | undefined): Num | undefined {
  return isNum(value) && isUsable(value) ? value : undefined;
}
