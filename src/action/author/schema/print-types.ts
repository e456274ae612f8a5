/** `types`: a schema as TypeScript types. */
import { ChartwrightError } from '../../../base/errors.ts';
import { valueAtPointer } from './drafts.ts';
import { isSchema, type Schema, typesOf } from './schema.ts';

/** Words that no interface can be called by. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'break case catch class const continue debugger default delete do else enum export extends false finally for function if import in ' +
    'instanceof new null return super switch this throw true try typeof var void while with implements interface let package private ' +
    'protected public static yield await any unknown never number bigint boolean string symbol object undefined'
  ).split(' '),
);

/** `export interface Values { … }` with descriptions as comments, and a type for each definition that it refers to. Throws a `usage` error for a name that no type can have. */
export function printTypes(schema: Schema, name = 'Values'): string {
  if (!IDENTIFIER.test(name) || RESERVED.has(name)) throw new ChartwrightError('usage', `invalid name of a type: ${JSON.stringify(name)}`);
  const place: Place = { root: schema, depth: 0, named: new Map(), names: new Set([name]) };
  const main = `/** The values of a chart. */\nexport interface ${name} ${table(schema, place)}\n`;
  // The map grows while the types are printed.
  const others: string[] = [];
  for (const { name: other, target } of place.named.values()) others.push(`\nexport type ${other} = ${typeText(target, place)};\n`);
  return main + others.join('');
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

interface Place {
  readonly root: Schema;
  readonly depth: number;
  /** Definitions that are referred to, by their references. */
  readonly named: Map<string, { readonly name: string; readonly target: unknown }>;
  readonly names: Set<string>;
}

function typeText(schema: unknown, place: Place): string {
  if (!isSchema(schema)) return schema === false ? 'never' : 'unknown';
  const { $ref, allOf, ...own } = schema;
  const parts = [typeof $ref === 'string' ? referred($ref, place) : 'unknown', ownText(own, place)];
  if (Array.isArray(allOf)) parts.push(...allOf.map((each) => typeText(each, place)));
  const known = [...new Set(parts.filter((part) => part !== 'unknown'))];
  return known.length === 0 ? 'unknown' : known.length === 1 ? known[0]! : known.map(wrapped).join(' & ');
}

function ownText(schema: Schema, place: Place): string {
  if ('const' in schema) return literal(schema.const);
  if (Array.isArray(schema.enum)) return union(schema.enum.map(literal));
  for (const keyword of ['anyOf', 'oneOf']) {
    const some = schema[keyword];
    if (Array.isArray(some) && schema.type === undefined) return union(some.map((each) => typeText(each, place)));
  }
  const types = typesOf(schema);
  if (types.length === 0) return isSchema(schema.properties) ? table(schema, place) : 'unknown';
  return union(types.map((type) => ofType(type, schema, place)));
}

/** Tables and lists in it may be written otherwise. */
function literal(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'unknown' : JSON.stringify(value);
}

function ofType(type: string, schema: Schema, place: Place): string {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `${wrapped(schema.items === undefined ? 'unknown' : typeText(schema.items, place))}[]`;
    case 'object':
      return isSchema(schema.properties) ? table(schema, place) : recordOf(schema, place);
    default:
      return type;
  }
}

function recordOf({ additionalProperties, patternProperties }: Schema, place: Place): string {
  const isClosed = isSchema(additionalProperties) && !patternProperties;
  return `Record<string, ${isClosed ? typeText(additionalProperties, place) : 'unknown'}>`;
}

function table(schema: Schema, place: Place): string {
  const inside = { ...place, depth: place.depth + 1 };
  const indent = '  '.repeat(inside.depth);
  const lines = Object.entries(schema.properties ?? {}).map(([name, each]) => {
    const comment =
      isSchema(each) && each.description ? `${indent}/** ${each.description.replaceAll('*/', '* /').replace(/\s+/g, ' ')} */\n` : '';
    const mark = schema.required?.includes(name) ? '' : '?';
    return `${comment}${indent}${IDENTIFIER.test(name) ? name : JSON.stringify(name)}${mark}: ${typeText(each, inside)};\n`;
  });
  const isClosed = schema.additionalProperties === false && !schema.patternProperties;
  return `{\n${lines.join('')}${isClosed ? '' : `${indent}[key: string]: unknown;\n`}${'  '.repeat(place.depth)}}`;
}

/** The name of the type of what a local reference leads to; what leads elsewhere, or to itself, is not known. */
function referred(reference: string, { root, named, names }: Place): string {
  const followed = new Set<string>();
  let [ref, target]: [string, unknown] = [reference, undefined];
  for (; ; ref = (target as Schema).$ref as string) {
    if (followed.has(ref) || !/^#(?:\/|$)/.test(ref)) return 'unknown';
    followed.add(ref);
    target = valueAtPointer(root, ref.slice(1));
    if (!isSchema(target) || typeof target.$ref !== 'string' || Object.keys(target).length > 1) break;
  }
  if (!isSchema(target)) return typeText(target, { root, depth: 0, named, names });
  let found = named.get(ref);
  if (!found) {
    found = { name: nameOf(ref, names), target };
    named.set(ref, found);
    names.add(found.name);
  }
  return found.name;
}

/** `#/definitions/io.k8s.PodSpec` is `PodSpec`. */
function nameOf(ref: string, taken: ReadonlySet<string>): string {
  const last = ref.slice(ref.lastIndexOf('/') + 1).replace(/^.*\.(?=[A-Za-z_])/, '');
  const words = last.split(/[^A-Za-z0-9_$]+/).filter((word) => word !== '');
  const base = words
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('')
    .replace(/^(?![A-Za-z_$])/, '_');
  let name = base;
  for (let i = 2; taken.has(name) || GLOBAL.has(name); i++) name = `${base}${i}`;
  return name;
}

/** Types that the printed ones need under their own names. */
const GLOBAL = new Set(['Record']);

function union(types: readonly string[]): string {
  const all = [...new Set(types)];
  return all.includes('unknown') ? 'unknown' : all.length === 0 ? 'never' : all.join(' | ');
}

/** A type that may stand before `[]`, or beside `&`. */
function wrapped(type: string): string {
  return /[|&]/.test(type) && !/^\{[^|&]*\}$/.test(type) ? `(${type})` : type;
}
