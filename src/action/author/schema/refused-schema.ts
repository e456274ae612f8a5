/** Why Helm refuses a schema whatever the values are, and where that was written. */
import { attempt } from '../../../base/errors.ts';
import { type Chart, valuesFileText } from '../../../chart/chart.ts';
import { composeYaml } from '../../../codec/yaml/compose.ts';
import { entryPosition, type YamlPath, yamlPosition } from '../../../codec/yaml/position.ts';
import { InvalidSchema } from '../../../json-schema/check-schema.ts';
import { refuseSchema } from '../../../json-schema/document.ts';
import { draftOf } from '../../../json-schema/draft.ts';
import { escapeToken } from '../../../json-schema/pointer.ts';
import { compileSchema } from '../../../json-schema/validator.ts';
import type { AnnotationFault } from './annotation-reading.ts';
import { valueAtPointer } from './drafts.ts';
import { isSchema, type Schema } from './schema.ts';
import { valuePath } from './schema-difference.ts';

/** The schema's file as it is before the run. */
export interface SchemaFile {
  readonly file: string;
  readonly text: string;
}

/** What is wrong with a schema by itself; undefined if Helm takes it. A warning if Helm may find on servers what is missing here. */
export function schemaFault(chart: Chart, schema: Schema, text: string, before: SchemaFile): AnnotationFault | undefined {
  const place = (path: YamlPath) => placeOf(chart, schema, path, before);
  const reference = brokenReference(schema);
  try {
    compileSchema(text, (url) => {
      if (url.startsWith('urn:')) return true;
      throw refuseSchema(`no schema is at ${url}`);
    });
    return reference?.leadsBack ? { ...place(reference.path), message: reference.message, isWarning: false } : undefined;
  } catch (error) {
    if (reference) return { ...place(reference.path), message: reference.message, isWarning: false };
    const [reason] = error instanceof InvalidSchema ? error.reasons : [];
    const why = reason ? `/${reason.path.join('/')}: ${plainReason(reason.text)}` : (error as Error).message.split('\n', 1)[0]!;
    return { ...place(reason?.path ?? ['$schema']), message: `Helm refuses this schema: ${why}`, isWarning: usesServers(schema) };
  }
}

/** Of alternatives, the first one. */
function plainReason(text: string): string {
  const [first = '', next] = text.split('\n');
  return next === undefined ? first : next.replace(/^\s*- at '[^']*': /, '');
}

/** Whether Helm asks servers for a part of the schema or its metaschema. */
function usesServers(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.some(usesServers);
  if (!isSchema(schema)) return false;
  return Object.entries(schema).some(([name, value]) =>
    typeof value === 'string' && /^\$?(?:schema|id|dynamicRef|recursiveRef)$/.test(name)
      ? /^https?:/i.test(value) && !draftOf(value)
      : usesServers(value),
  );
}

interface BrokenReference {
  readonly path: YamlPath;
  readonly message: string;
  readonly leadsBack: boolean;
}

/** The first reference within the schema that leads nowhere, or only to other references and back. */
function brokenReference(schema: Schema): BrokenReference | undefined {
  for (const { path, reference } of localReferences(schema, [])) {
    const seen = new Set<string>();
    for (let at: unknown = reference; typeof at === 'string' && /^#(?:\/|$)/.test(at); ) {
      if (seen.has(at)) return { path, message: `$ref: ${reference} leads back to itself`, leadsBack: true };
      seen.add(at);
      const pointer = at.slice(1);
      const target = attempt(() => valueAtPointer(schema, pointer));
      if (target === undefined) return { path, message: `$ref: ${at} leads nowhere`, leadsBack: false };
      at = isSchema(target) ? target.$ref : undefined;
    }
  }
  return undefined;
}

function localReferences(node: unknown, path: YamlPath): { readonly path: YamlPath; readonly reference: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  const { $ref } = node as Schema;
  const own = typeof $ref === 'string' && $ref.startsWith('#') ? [{ path: [...path, '$ref'], reference: $ref }] : [];
  const inside = Object.entries(node).filter(([name]) => !/^(?:default|enum|const|examples)$/.test(name));
  return [...own, ...inside.flatMap(([name, value]) => localReferences(value, [...path, Array.isArray(node) ? Number(name) : name]))];
}

/** Where a part of the schema was written: in the schema's file if it says the same, else at the value that it describes. */
function placeOf(chart: Chart, schema: Schema, path: YamlPath, { file, text }: SchemaFile) {
  const pointer = path.map((step) => `/${encodeURIComponent(escapeToken(String(step)))}`).join('');
  const same = (root: unknown) => JSON.stringify(valueAtPointer(root, pointer)) === JSON.stringify(valueAtPointer(schema, pointer));
  const before: unknown = attempt(() => JSON.parse(text));
  // Tabs, which YAML does not indent with, are as wide as spaces here.
  const there = isSchema(before) && same(before) ? attempt(() => yamlPosition(text.replaceAll('\t', ' '), path)) : undefined;
  if (there) return { file, ...there };
  const values = valuesFileText(chart);
  const root = values === undefined ? undefined : attempt(() => composeYaml(values));
  const value = valuePath(referring(schema, path));
  // The nearest value that is there: an empty list has no items.
  const nearest = value.map((_, i) => value.slice(0, value.length - i)).find((each) => root && entryPosition(root, each));
  const found = root && nearest && entryPosition(root, nearest);
  return found ? { file: 'values.yaml', ...found } : { file, line: 1, column: 1 };
}

/** For a place in a definition, the first place that refers to it. */
function referring(schema: Schema, path: YamlPath): YamlPath {
  const [first, name] = path;
  if (first !== 'definitions' && first !== '$defs') return path;
  const own = `#/${first}/${escapeToken(String(name))}`;
  return localReferences(schema, []).find(({ path: [top], reference }) => reference === own && top !== first)?.path ?? path;
}
