/** `types`: a schema as a TypeScript type. */
import { isSchema, type Schema, typesOf } from './schema.ts';

/** `export interface Values { … }`, with descriptions as comments. */
export function printTypes(schema: Schema, name = 'Values'): string {
  const head = `/** The values of a chart. */\nexport interface ${name} `;
  return `${head}${table(schema, { root: schema, depth: 0, following: [] })}\n`;
}

interface Place {
  readonly root: Schema;
  readonly depth: number;
  /** References that are being followed. */
  readonly following: readonly string[];
}

function typeText(schema: unknown, place: Place): string {
  if (!isSchema(schema)) return schema === false ? 'never' : 'unknown';
  if (typeof schema.$ref === 'string') return referred(schema.$ref, place);
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return union(schema.enum.map((each) => JSON.stringify(each)));
  for (const keyword of ['anyOf', 'oneOf']) {
    const some = schema[keyword];
    if (Array.isArray(some) && schema.type === undefined) return union(some.map((each) => typeText(each, place)));
  }
  const types = typesOf(schema);
  if (types.length === 0) return isSchema(schema.properties) ? table(schema, place) : 'unknown';
  return union(types.map((type) => ofType(type, schema, place)));
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

function recordOf({ additionalProperties }: Schema, place: Place): string {
  return `Record<string, ${isSchema(additionalProperties) ? typeText(additionalProperties, place) : 'unknown'}>`;
}

function table(schema: Schema, place: Place): string {
  const inside = { ...place, depth: place.depth + 1 };
  const indent = '  '.repeat(inside.depth);
  const lines = Object.entries(schema.properties ?? {}).map(([name, each]) => {
    const comment =
      isSchema(each) && each.description ? `${indent}/** ${each.description.replaceAll('*/', '* /').replace(/\s+/g, ' ')} */\n` : '';
    const mark = schema.required?.includes(name) ? '' : '?';
    return `${comment}${indent}${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}${mark}: ${typeText(each, inside)};\n`;
  });
  const open = schema.additionalProperties === false ? '' : `${indent}[key: string]: unknown;\n`;
  return `{\n${lines.join('')}${open}${'  '.repeat(place.depth)}}`;
}

/** What a local reference leads to; what leads elsewhere, or to itself, is not known. */
function referred(ref: string, place: Place): string {
  if (!ref.startsWith('#') || place.following.includes(ref)) return 'unknown';
  let at: unknown = place.root;
  for (const part of ref.slice(1).split('/').slice(1)) at = isSchema(at) ? at[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  return at === undefined ? 'unknown' : typeText(at, { ...place, following: [...place.following, ref] });
}

function union(types: readonly string[]): string {
  const all = [...new Set(types)];
  return all.includes('unknown') ? 'unknown' : all.length === 0 ? 'never' : all.join(' | ');
}

function wrapped(type: string): string {
  return type.includes(' | ') && !type.startsWith('{') ? `(${type})` : type;
}
