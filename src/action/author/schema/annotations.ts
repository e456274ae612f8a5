/**
 * `@schema` in comments, in two dialects: `# @schema type:integer; minimum:1` on one line (helm-values-schema-json 2), and
 * YAML between two lines `# @schema` (helm-schema). `# -- text` describes, as for READMEs.
 */
import { ChartwrightError } from '../../../base/errors.ts';
import { decodeAnyYaml } from '../../../codec/yaml/decode-any.ts';
import { decodeMap } from '../unittest/decode-map.ts';
import { toPlain } from './plain.ts';
import { emptySchema, isSchema, type Schema, type SchemaType, typesOf } from './schema.ts';

export interface Annotations {
  /** Keywords that stand for themselves. */
  readonly keywords: Schema;
  /** Keywords of the root, from a block `@schema.root`. */
  readonly root: Schema | undefined;
  readonly description: string;
  /** The parent requires the key. */
  readonly required: boolean | undefined;
  /** `null` is allowed, too. */
  readonly nullable: boolean;
  /** The key is left out. */
  readonly hidden: boolean;
  /** What is known of properties is not written. */
  readonly skipsProperties: boolean;
  /** The properties describe whatever keys there are. */
  readonly mergesProperties: boolean;
}

interface Reading {
  keywords: Schema;
  root: Schema | undefined;
  required: boolean | undefined;
  nullable: boolean;
  hidden: boolean;
  skipsProperties: boolean;
  mergesProperties: boolean;
}

/** What comments around a key say: above, behind and below. Throws if an annotation is malformed, with the comment's words. */
export function readAnnotations(head: string, others: readonly string[] = []): Annotations {
  const reading: Reading = {
    keywords: emptySchema(),
    root: undefined,
    required: undefined,
    nullable: false,
    hidden: false,
    skipsProperties: false,
    mergesProperties: false,
  };
  const said = readBlocks(group(head), reading);
  for (const line of [...said, ...others.flatMap((text) => text.split('\n'))]) readLine(line, reading);
  const described = reading.keywords.description;
  return { ...reading, description: typeof described === 'string' ? described : descriptionOf(said) };
}

/** The comment that belongs to the key: what is after the last empty line. */
function group(head: string): string[] {
  const lines = head.split('\n');
  const blank = lines.findLastIndex((line) => line.trim() === '');
  const root = lines.some((line) => /^\s*#\s*@schema\.root\s*$/.test(line));
  return root ? lines : lines.slice(blank + 1);
}

const FENCE = /^\s*#\s*@schema(\.root)?\s*$/;

/** Reads blocks between two fences; gives the lines that are in none. */
function readBlocks(lines: readonly string[], reading: Reading): string[] {
  const outside: string[] = [];
  let block: string[] | undefined;
  for (const line of lines) {
    const fence = FENCE.exec(line);
    if (!fence) {
      (block ?? outside).push(line);
    } else if (block) {
      const keywords = toPlain(decodeMap(block.map((each) => each.replace(/^\s*# ?/, '')).join('\n')));
      if (fence[1]) reading.root = Object.assign(emptySchema(), keywords);
      else takeBlock(keywords as Schema, reading);
      block = undefined;
    } else {
      block = [];
    }
  }
  if (block) throw new ChartwrightError('schema/invalid', 'a block that begins with "# @schema" must end with "# @schema"');
  return outside;
}

function takeBlock(keywords: Schema, reading: Reading): void {
  const { required, ...rest } = keywords as Schema & { required?: unknown };
  if (typeof required === 'boolean') reading.required = required;
  else if (required !== undefined) Object.assign(rest, { required });
  Object.assign(reading.keywords, rest);
}

const LINE = /^\s*#\s*@schema\s+(.*)$/;

function readLine(line: string, reading: Reading): void {
  const said = LINE.exec(line)?.[1];
  if (said === undefined) return;
  for (const part of said.split(';')) {
    const colon = part.indexOf(':');
    const [key, value] = colon < 0 ? [part.trim(), ''] : [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
    if (key !== '') take(key, value, reading);
  }
}

const NUMBERS = new Set(['multipleOf', 'maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum']);
const COUNTS = new Set(['maxLength', 'minLength', 'maxItems', 'minItems', 'maxProperties', 'minProperties']);
const TEXTS = new Set(['pattern', 'title', 'description', 'format', '$id', '$ref', '$comment']);
const FLAGS = new Set(['uniqueItems', 'readOnly', 'deprecated']);
const OBJECTS = new Set(['patternProperties', 'default', 'allOf', 'anyOf', 'oneOf', 'not', 'const', 'properties', 'items']);
const OPEN = new Set(['additionalProperties', 'unevaluatedProperties']);

function take(key: string, value: string, reading: Reading): void {
  const { keywords } = reading;
  if (NUMBERS.has(key) || COUNTS.has(key)) {
    if (value !== 'null') keywords[key] = numberOf(key, value);
  } else if (TEXTS.has(key)) keywords[key] = value;
  else if (FLAGS.has(key)) keywords[key] = flagOf(key, value);
  else if (OBJECTS.has(key)) keywords[key] = objectOf(key, value);
  else if (OPEN.has(key)) keywords[key] = value === '' ? true : objectOf(key, value);
  else if (key === 'enum' || key === 'examples') keywords[key] = listOf(value);
  else if (key === 'type') keywords.type = typeList(value);
  else if (key.startsWith('item')) takeItem(key, value, keywords);
  else if (key === 'required') reading.required = flagOf(key, value);
  else if (key === 'nullable') reading.nullable = flagOf(key, value);
  else if (key === 'hidden') reading.hidden = flagOf(key, value);
  else if (key === 'skipProperties') reading.skipsProperties = flagOf(key, value);
  else if (key === 'mergeProperties') reading.mergesProperties = flagOf(key, value);
  else throw new ChartwrightError('schema/invalid', `unknown annotation "${key}"`);
}

function takeItem(key: string, value: string, keywords: Schema): void {
  const items = keywords.items ?? emptySchema();
  keywords.items = items;
  if (key === 'item') items.type = typeList(value);
  else if (key === 'itemProperties') items.properties = objectOf(key, value) as Record<string, Schema>;
  else if (key === 'itemRequired') items.required = listOf(value).map(String);
  else if (key === 'itemEnum') items.enum = listOf(value);
  else if (key === 'itemPattern') items.pattern = value;
  else if (key === 'itemRef') items.$ref = value;
  else throw new ChartwrightError('schema/invalid', `unknown annotation "${key}"`);
}

function typeList(value: string): SchemaType | SchemaType[] {
  const types = listOf(value).map((each) => (each === null ? 'null' : String(each))) as SchemaType[];
  return types.length === 1 ? (types[0] as SchemaType) : types;
}

/** A list as YAML writes it, or words between commas. */
function listOf(value: string): unknown[] {
  try {
    const list = value.startsWith('[') ? toPlain(decodeAnyYaml(value) ?? null) : undefined;
    if (Array.isArray(list)) return list;
  } catch {
    // Words with characters that mean something to YAML.
  }
  return value
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((item) => item.trim())
    .map((item) => (item === 'null' ? null : item.replace(/^"(.*)"$/, '$1')));
}

function numberOf(key: string, value: string): number {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number) || (COUNTS.has(key) && (number < 0 || !Number.isInteger(number))))
    throw new ChartwrightError('schema/invalid', `${key}: invalid number "${value}"`);
  return number;
}

function flagOf(key: string, value: string): boolean {
  if (value === '' || value === 'true') return true;
  if (value === 'false') return false;
  throw new ChartwrightError('schema/invalid', `${key}: invalid boolean "${value}", must be "true" or "false"`);
}

function objectOf(key: string, value: string): unknown {
  if (value === '') throw new ChartwrightError('schema/invalid', `${key}: missing value`);
  return toPlain(decodeAnyYaml(value) ?? null);
}

const DESCRIBES = /^\s*#\s*(?:[\w.[\]"-]+\s+)?--\s?(.*)$/;
const TAG = /^\s*#+\s*@/;

/** The text behind `# --`, the lines below it included; without that mark, nothing. */
function descriptionOf(lines: readonly string[]): string {
  const first = lines.findLastIndex((line) => DESCRIBES.test(line));
  if (first < 0) return '';
  const opening = DESCRIBES.exec(lines[first] as string)?.[1] ?? '';
  const more = lines.slice(first + 1).filter((line) => !TAG.test(line));
  const words = [opening.replace(/^\([^)]*\)\s*/, ''), ...more.map((line) => line.replace(/^\s*#+ ?/, ''))];
  return words.join(' ').trim();
}

/** The annotations over what is known otherwise; a type that is annotated decides. */
export function annotated(schema: Schema, { keywords, nullable }: Annotations): Schema {
  const all = Object.assign(emptySchema(), schema, keywords);
  if (isSchema(schema.items) && isSchema(keywords.items)) all.items = Object.assign(emptySchema(), schema.items, keywords.items);
  if (keywords.const !== undefined || keywords.$ref !== undefined) if (keywords.type === undefined) delete all.type;
  for (const name of ['allOf', 'anyOf', 'oneOf', 'not', 'enum', 'if'])
    if (keywords[name] !== undefined && keywords.type === undefined) delete all.type;
  if (nullable && all.type !== undefined && !typesOf(all).includes('null')) all.type = [...typesOf(all), 'null'];
  return all;
}
