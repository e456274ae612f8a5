/**
 * `@schema` in comments, in two dialects: `# @schema type:integer; minimum:1` on one line (helm-values-schema-json 2), and
 * YAML between two lines `# @schema` (helm-schema 0.23). `# -- text` describes, as for READMEs.
 */
import { readBlock, splitBlocks } from './annotation-blocks.ts';
import { readLine } from './annotation-lines.ts';
import { type AnnotationFault, AnnotationReading } from './annotation-reading.ts';
import type { CommentLine } from './comment-lines.ts';
import { emptySchema, isSchema, type Schema, type SchemaType, typesOf } from './schema.ts';
import type { Commented } from './values-tree.ts';

export interface Annotations extends AnnotationReading {
  readonly description: string;
  /** Types that `# -- (int) text` names. */
  readonly describedTypes: readonly SchemaType[];
}

/** What comments around a key say: above, behind and below. What is malformed is left out and among the faults. */
export function readAnnotations({ file, head, others }: Commented): Annotations {
  const reading = new AnnotationReading(file);
  const { blocks, outside } = splitBlocks(ownLines(head));
  const own = blocks.filter(({ isRoot }) => !isRoot);
  for (const block of own) readBlock(block, reading);
  for (const line of [...outside, ...others]) readLine(line, reading);
  const described = reading.keywords.description;
  const description = typeof described === 'string' ? described : descriptionOf(outside, own.length > 0);
  return Object.assign(reading, { description, describedTypes: describedTypes(outside) });
}

/** Keywords of the root, from blocks `@schema.root` at the top of a file or above its first key; undefined without one. */
export function readRootAnnotations(
  file: string,
  lines: readonly CommentLine[],
): { readonly keywords: Schema; readonly faults: readonly AnnotationFault[] } | undefined {
  const blocks = splitBlocks(lines).blocks.filter(({ isRoot }) => isRoot);
  if (blocks.length === 0) return undefined;
  const reading = new AnnotationReading(file);
  for (const block of blocks) readBlock(block, reading);
  return reading;
}

/** The comment that belongs to the key: what is after the last empty line. */
function ownLines(head: readonly CommentLine[]): readonly CommentLine[] {
  return head.slice(head.findLastIndex(({ text }) => text === '') + 1);
}

const DESCRIBES = /^#\s*(?:[\w.[\]"-]+\s+)?--\s?(.*)$/;
const TAG = /^#+\s*@/;

/** The text behind `# --`, the lines below it included; without that mark, all lines if there is a block, else nothing. */
function descriptionOf(lines: readonly CommentLine[], hasBlock: boolean): string {
  const first = lines.findLastIndex(({ text }) => DESCRIBES.test(text));
  if (first < 0 && !hasBlock) return '';
  const opening = first < 0 ? '' : (DESCRIBES.exec(lines[first]!.text)?.[1] ?? '');
  const more = lines.slice(first + 1).filter(({ text }) => !TAG.test(text));
  const words = [opening.replace(/^\([^)]*\)\s*/, ''), ...more.map(({ text }) => text.replace(/^#+ ?/, ''))];
  return words.join(' ').trim();
}

/** Types as helm-docs' comments name them. */
const TYPE_NAMES: Readonly<Record<string, SchemaType>> = {
  ...{ int: 'integer', integer: 'integer', float: 'number', number: 'number', bool: 'boolean', boolean: 'boolean', string: 'string' },
  ...{ tpl: 'string', list: 'array', array: 'array', object: 'object', map: 'object', dict: 'object' },
};

/** The types in parentheses behind `# --`; none if one of them is not known. */
function describedTypes(lines: readonly CommentLine[]): SchemaType[] {
  const text = lines.findLast((line) => DESCRIBES.test(line.text))?.text ?? '';
  const names = /^\(([^)]*)\)/.exec(DESCRIBES.exec(text)?.[1] ?? '')?.[1]?.split(/[,|]/) ?? [];
  const types = names.map((name) => (Object.hasOwn(TYPE_NAMES, name.trim()) ? TYPE_NAMES[name.trim()] : undefined));
  return types.every((type) => type !== undefined) ? types : [];
}

/** The annotations over what is known otherwise; a type that is annotated decides. `value`: the key's, for `const-from-value`. */
export function annotated(schema: Schema, { keywords, nullable, constFromValue }: Annotations, value: unknown): Schema {
  const own = constFromValue ? Object.assign(emptySchema(), keywords, { const: value }) : keywords;
  const all = Object.assign(emptySchema(), schema, own);
  if (isSchema(schema.items) && isSchema(own.items)) all.items = Object.assign(emptySchema(), schema.items, own.items);
  const decides = ['const', '$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'enum', 'if'].some((keyword) => keyword in own);
  if (decides && own.type === undefined) delete all.type;
  if (nullable && all.type !== undefined && !typesOf(all).includes('null')) all.type = [...typesOf(all), 'null'];
  return all;
}
