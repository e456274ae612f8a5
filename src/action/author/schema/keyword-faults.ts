/** What is wrong with keywords that an annotation gives: names that JSON Schema does not have, values of another type, contradictions. */
import { closestName } from '../../../base/closest.ts';
import { attempt } from '../../../base/errors.ts';
import { compileRegexp } from '../../../go/regexp.ts';
import { FORMATS } from '../../../json-schema/formats.ts';
import { KEYWORDS, type KeywordKind, kindOf } from './keyword-kinds.ts';
import { isSchema, type Schema, shortJson, typesOf } from './schema.ts';

export interface KeywordFault {
  /** Keys and indices that lead to the keyword or the value that is wrong. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** The keyword has no effect; everything else holds. */
  readonly isWarning: boolean;
}

type Path = readonly (string | number)[];
type Check = (value: unknown, path: Path) => readonly KeywordFault[];

const TYPES = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'];

const CHECKS: Readonly<Record<KeywordKind, Check>> = {
  any: () => [],
  text: is('a string', (value) => typeof value === 'string'),
  flag: is('true or false', (value) => typeof value === 'boolean'),
  number: is('a number', (value) => typeof value === 'number' && Number.isFinite(value)),
  positive: is('a number greater than 0', (value) => typeof value === 'number' && value > 0),
  count: is('an integer, 0 or greater', (value) => Number.isInteger(value) && (value as number) >= 0),
  list: is('a list', Array.isArray),
  names: is('a list of strings', (value) => Array.isArray(value) && value.every((each) => typeof each === 'string')),
  pattern: is('a regular expression', isPattern),
  type: checkType,
  schema: checkSchema,
  items: (value, path) => (Array.isArray(value) ? checkSchemas(value, path) : checkSchema(value, path)),
  schemas: checkSchemas,
  schemaMap: checkMap(checkSchema),
  patternMap: checkPatterns,
  namesMap: checkMap((value, path) => CHECKS.names(value, path)),
  dependencies: checkMap((value, path) => (Array.isArray(value) ? CHECKS.names(value, path) : checkSchema(value, path))),
};

/** Mistakes in the keywords of a schema and of all schemas in it. */
export function keywordFaults(keywords: Schema, path: Path = []): KeywordFault[] {
  const faults: KeywordFault[] = [];
  for (const [keyword, value] of Object.entries(keywords)) {
    const kind = kindOf(keyword);
    if (kind) faults.push(...CHECKS[kind](value, [...path, keyword]));
    else if (!keyword.startsWith('x-')) faults.push({ path: [...path, keyword], message: unknownKeyword(keyword), isWarning: true });
  }
  return faults.some(({ isWarning }) => !isWarning) ? faults : [...faults, ...contradictions(keywords, path)];
}

export function unknownKeyword(keyword: string, others: readonly string[] = []): string {
  const near = closestName([...KEYWORDS, ...others], keyword);
  return `unknown annotation "${keyword}"${near === undefined ? '' : ` (did you mean ${near}?)`}`;
}

function is(what: string, test: (value: unknown) => boolean): Check {
  return (value, path) => (test(value) ? [] : [wrong(path, `must be ${what}, not ${shortJson(value)}`)]);
}

function wrong(path: Path, message: string): KeywordFault {
  return { path, message: `${nameOf(path)}: ${message}`, isWarning: false };
}

/** `properties.a.minimum`, `anyOf[0].type` */
function nameOf(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

function isPattern(value: unknown): boolean {
  return typeof value === 'string' && attempt(() => compileRegexp(value)) !== undefined;
}

function checkType(value: unknown, path: Path): readonly KeywordFault[] {
  const types = Array.isArray(value) ? value : [value];
  const odd = types.find((each) => !TYPES.includes(each as string));
  const twice = types.find((each, i) => types.indexOf(each) < i);
  if (odd === undefined && twice !== undefined) return [wrong(path, `${shortJson(twice)} is given twice`)];
  if (odd === undefined && types.length > 0) return [];
  const near = typeof odd === 'string' ? closestName(TYPES, odd, 3) : undefined;
  return [wrong(path, `must be ${TYPES.join(', ')} or a list of these, not ${shortJson(odd)}${near ? ` (did you mean ${near}?)` : ''}`)];
}

function checkSchema(value: unknown, path: Path): readonly KeywordFault[] {
  if (typeof value === 'boolean') return [];
  return isSchema(value) ? keywordFaults(value, path) : [wrong(path, `must be a schema, true or false, not ${shortJson(value)}`)];
}

function checkSchemas(value: unknown, path: Path): readonly KeywordFault[] {
  if (!Array.isArray(value) || value.length === 0) return [wrong(path, `must be a list of schemas, not ${shortJson(value)}`)];
  return value.flatMap((each, i) => checkSchema(each, [...path, i]));
}

function checkMap(check: Check): Check {
  return (value, path) => {
    if (!isSchema(value)) return [wrong(path, `must be a table, not ${shortJson(value)}`)];
    return Object.entries(value).flatMap(([name, each]) => check(each, [...path, name]));
  };
}

function checkPatterns(value: unknown, path: Path): readonly KeywordFault[] {
  const names = isSchema(value) ? Object.keys(value) : [];
  const odd = names.filter((name) => !isPattern(name)).map((name) => wrong([...path, name], 'the key is not a regular expression'));
  return [...odd, ...checkMap(checkSchema)(value, path)];
}

const LIMITS = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

/** Keywords that hold only for values of a type. */
const TYPED: readonly (readonly [types: readonly string[], keywords: string])[] = [
  [['number', 'integer'], 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf'],
  [['string'], 'pattern format minLength maxLength contentEncoding contentMediaType'],
  [['array'], 'items minItems maxItems contains additionalItems uniqueItems'],
  [['object'], 'minProperties maxProperties propertyNames additionalProperties patternProperties'],
];

function contradictions(schema: Schema, path: Path): KeywordFault[] {
  const faults: KeywordFault[] = [];
  for (const [least, most] of LIMITS) {
    const [low, high] = [schema[least], schema[most]];
    if (typeof low === 'number' && typeof high === 'number' && low > high)
      faults.push(wrong([...path, least], `${low} is greater than ${most} ${high}`));
  }
  const { format } = schema;
  if (typeof format === 'string' && !FORMATS.has(format) && !/^idn-/.test(format))
    faults.push({ ...wrong([...path, 'format'], `no check is known for "${format}"`), isWarning: true });
  const types = typesOf(schema);
  if (types.length === 0) return faults;
  for (const [owners, keywords] of TYPED) {
    if (owners.some((owner) => types.includes(owner as (typeof types)[number]))) continue;
    for (const keyword of keywords.split(' ').filter((each) => each in schema))
      faults.push({ ...wrong([...path, keyword], `has no effect on values of type ${types.join(', ')}`), isWarning: true });
  }
  return faults;
}
