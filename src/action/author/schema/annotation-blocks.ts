/** Annotations as helm-schema 0.23 reads them: YAML between two lines `# @schema`, or `# @schema.root` for the root. */
import { ChartwrightError } from '../../../base/errors.ts';
import { composeYaml } from '../../../codec/yaml/compose.ts';
import type { YamlNode } from '../../../codec/yaml/node.ts';
import { decodeMap } from '../unittest/decode-map.ts';
import { type AnnotationReading, yamlFault } from './annotation-reading.ts';
import type { CommentLine } from './comment-lines.ts';
import { keywordFaults } from './keyword-faults.ts';
import { type KeywordKind, kindOf } from './keyword-kinds.ts';
import { toPlain } from './plain.ts';
import { emptySchema, isSchema, type Schema } from './schema.ts';

const FENCE = /^#\s*@schema(\.root)?\s*$/;

export interface Block {
  readonly isRoot: boolean;
  /** The line that opens it. */
  readonly fence: CommentLine;
  readonly lines: readonly CommentLine[];
  /** Whether a line closes it. */
  readonly isClosed: boolean;
}

/** The blocks of a comment, and the lines that are in none. */
export function splitBlocks(lines: readonly CommentLine[]): { readonly blocks: Block[]; readonly outside: CommentLine[] } {
  const blocks: Block[] = [];
  const outside: CommentLine[] = [];
  let open: { isRoot: boolean; fence: CommentLine; lines: CommentLine[] } | undefined;
  for (const line of lines) {
    const fence = FENCE.exec(line.text);
    if (fence && open) {
      blocks.push({ ...open, isClosed: true });
      open = undefined;
    } else if (fence) open = { isRoot: fence[1] !== undefined, fence: line, lines: [] };
    else (open?.lines ?? outside).push(line);
  }
  if (open) blocks.push({ ...open, isClosed: false });
  return { blocks, outside };
}

/** Adds what a block says, without what is malformed, which is noted as a fault. */
export function readBlock(block: Block, reading: AnnotationReading): void {
  const name = block.isRoot ? '@schema.root' : '@schema';
  if (!block.isClosed) return reading.fault(block.fence, `a block that begins with "# ${name}" must end with "# ${name}"`);
  const text = block.lines.map((line) => line.text.slice(margin(line))).join('\n');
  let keywords: Schema;
  try {
    keywords = normal(Object.assign(emptySchema(), toPlain(decodeMap(text))));
  } catch (error) {
    const { line = 1, column = 1 } = (error instanceof ChartwrightError && error.position) || {};
    const inFile = yamlFault(error).replace(/(?<=already defined at line )\d+$/, (each) => `${sourcePlace(block, Number(each), 1).line}`);
    return reading.fault(sourcePlace(block, line, column), inFile);
  }
  const { required, 'const-from-value': fromValue, ...others } = keywords as Schema & { readonly required?: unknown };
  const root = composeYaml(text);
  const flags = { ...(fromValue !== undefined && { 'const-from-value': fromValue }), ...(typeof required === 'boolean' && { required }) };
  for (const [keyword, value] of Object.entries(flags))
    if (typeof value !== 'boolean') faultAt([keyword], `${keyword}: must be true or false, not ${JSON.stringify(value)}`);
  if (fromValue === true && 'const' in others) faultAt(['const-from-value'], 'const-from-value: const is given, too');
  const rest = typeof required === 'boolean' || required === undefined ? others : { ...others, required };
  for (const fault of keywordFaults(rest as Schema)) {
    faultAt(fault.path, fault.message, fault.isWarning);
    if (fault.path.length === 1 && kindOf(String(fault.path[0])) === undefined) delete (rest as Schema)[fault.path[0]!];
  }
  if (typeof required === 'boolean') reading.required = required;
  reading.constFromValue ||= fromValue === true;
  Object.assign(reading.keywords, rest);

  function faultAt(path: readonly (string | number)[], message: string, isWarning = false): void {
    const { line, column } = (root && keyAt(root, path)) || { line: 1, column: 1 };
    reading.fault(sourcePlace(block, line, column), message, isWarning);
  }
}

/** How much stands before the YAML in a line: `#` or `##`, and a space. */
function margin({ text }: CommentLine): number {
  return /^##? ?/.exec(text)?.[0].length ?? 0;
}

/** The place in the file of a place in a block's YAML. */
function sourcePlace({ lines, fence }: Block, line: number, column: number): { readonly line: number; readonly column: number } {
  const at = lines[Math.min(line, lines.length) - 1];
  return at ? { line: at.line, column: at.column + margin(at) + column - 1 } : fence;
}

/** The key or item that a path leads to, as far as it does. */
function keyAt(root: YamlNode, path: readonly (string | number)[]): { readonly line: number; readonly column: number } {
  let [at, found]: [YamlNode | undefined, YamlNode] = [root, root];
  for (const step of path) {
    if (at?.kind === 'alias') at = at.target;
    if (at?.kind === 'mapping') {
      const i = at.keys.findIndex((key) => key.kind === 'scalar' && key.value === step);
      found = at.keys[i] ?? found;
      at = at.values[i];
    } else if (at?.kind === 'sequence') {
      at = at.items[step as number];
      found = at ?? found;
    }
  }
  return found;
}

/** As JSON Schema writes it: numbers as strings where strings are needed, `null` as a type, and `required: true` of a property in the list of its table. */
function normal(schema: Schema): Schema {
  for (const [keyword, value] of Object.entries(schema)) {
    const kind = kindOf(keyword);
    if ((kind === 'text' || kind === 'pattern') && (typeof value === 'number' || typeof value === 'boolean'))
      schema[keyword] = String(value);
    if (kind === 'type') schema[keyword] = Array.isArray(value) ? value.map((each) => each ?? 'null') : (value ?? 'null');
    for (const each of schemasIn(kind, value)) if (isSchema(each)) normal(each);
  }
  const { properties } = schema;
  for (const [name, each] of isSchema(properties) ? Object.entries(properties) : []) {
    const required: unknown = isSchema(each) ? each.required : undefined;
    if (typeof required !== 'boolean') continue;
    delete (each as Schema).required;
    const names = Array.isArray(schema.required) ? schema.required : [];
    if (required) schema.required = [...new Set([...names, name])];
  }
  return schema;
}

/** The schemas that a keyword's value is or holds. */
function schemasIn(kind: KeywordKind | undefined, value: unknown): readonly unknown[] {
  if (kind === 'schemaMap' || kind === 'patternMap') return isSchema(value) ? Object.values(value) : [];
  if ((kind === 'schemas' || kind === 'items') && Array.isArray(value)) return value;
  return kind === 'schema' || kind === 'items' ? [value] : [];
}
