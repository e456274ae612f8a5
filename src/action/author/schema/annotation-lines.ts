/** Annotations as helm-values-schema-json 2 reads them: `# @schema type:integer; minimum:1`. */
import { decodeAnyYaml } from '../../../codec/yaml/decode-any.ts';
import { type AnnotationReading, yamlFault } from './annotation-reading.ts';
import type { CommentLine } from './comment-lines.ts';
import { keywordFaults, unknownKeyword } from './keyword-faults.ts';
import { kindOf } from './keyword-kinds.ts';
import { toPlain } from './plain.ts';
import { emptySchema, type Schema } from './schema.ts';

const LINE = /^#\s*@schema\s+(.*)$/;

/** Annotations that are no keywords of JSON Schema. */
const OURS = ['required', 'nullable', 'hidden', 'skipProperties', 'mergeProperties'] as const;

/** Annotations for the items of a list, by the keyword that they stand for. */
const ITEMS: Readonly<Record<string, string>> = {
  ...{ item: 'type', itemProperties: 'properties', itemRequired: 'required', itemEnum: 'enum', itemPattern: 'pattern', itemRef: '$ref' },
};

/** Adds what a line says, without what is malformed, which is noted as a fault. */
export function readLine(line: CommentLine, reading: AnnotationReading): void {
  const said = LINE.exec(line.text)?.[1];
  if (said === undefined) return;
  let at = line.column + Array.from(line.text.slice(0, line.text.length - said.length)).length;
  for (const part of said.split(';')) {
    const place = { line: line.line, column: at + (part.length - part.trimStart().length) };
    at += Array.from(part).length + 1;
    const colon = part.indexOf(':');
    const [key, value] = colon < 0 ? [part.trim(), ''] : [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
    if (key !== '') take(key, value, reading, (message, isWarning) => reading.fault(place, message, isWarning));
  }
}

type Report = (message: string, isWarning?: boolean) => void;

function take(key: string, value: string, reading: AnnotationReading, report: Report): void {
  const [keyword, into] = Object.hasOwn(ITEMS, key) ? [ITEMS[key]!, itemsOf(reading)] : [key, reading.keywords];
  try {
    if (into === reading.keywords && OURS.includes(key as (typeof OURS)[number])) {
      reading[key as (typeof OURS)[number]] = flagOf(value);
    } else if (kindOf(keyword) === undefined) report(unknownKeyword(key, [...OURS, ...Object.keys(ITEMS)]));
    else takeKeyword(key, keyword, value, into, report);
  } catch (error) {
    report(`${key}: ${yamlFault(error)}`);
  }
}

function takeKeyword(key: string, keyword: string, value: string, into: Schema, report: Report): void {
  const read = readValue(keyword, value);
  if (read === undefined) {
    delete into[keyword];
    return;
  }
  const faults = keywordFaults(emptySchema({ [keyword]: read }));
  for (const { message, isWarning } of faults) report(key === keyword ? message : message.replace(keyword, key), isWarning);
  if (faults.every(({ isWarning }) => isWarning)) into[keyword] = read;
}

function itemsOf({ keywords }: AnnotationReading): Schema {
  keywords.items ??= emptySchema();
  return keywords.items;
}

/** What a keyword gets; undefined if the annotation takes it away. */
function readValue(keyword: string, value: string): unknown {
  switch (kindOf(keyword)) {
    case 'number':
    case 'positive':
    case 'count':
      return value === 'null' ? undefined : value !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
    case 'text':
    case 'pattern':
      return value;
    case 'flag':
      return flagOf(value);
    case 'type':
      return single(listOf(value).map((each) => (each === null ? 'null' : String(each))));
    case 'names':
      return listOf(value).map(String);
    case 'list':
      return listOf(value);
    case 'schema':
      return value === '' ? true : yamlOf(value);
    default:
      return yamlOf(value);
  }
}

function single<T>(list: readonly T[]): T | readonly T[] {
  return list.length === 1 ? (list[0] as T) : list;
}

function yamlOf(value: string): unknown {
  if (value === '') throw new Error('a value is missing');
  return toPlain(decodeAnyYaml(value) ?? null);
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

function flagOf(value: string): boolean {
  if (value === '' || value === 'true') return true;
  if (value === 'false') return false;
  throw new Error(`must be true or false, not ${JSON.stringify(value)}`);
}
