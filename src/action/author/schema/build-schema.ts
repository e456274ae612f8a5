/** Builds a schema from what is known about values: all that they are set to, their comments, and their use in templates. */

import { pathText } from '../../../explain/value-path.ts';
import type { Value } from '../../../go/value.ts';
import { isDict } from '../../../go/value.ts';
import type { AnnotationFault } from './annotation-reading.ts';
import { type Annotations, annotated, readAnnotations, readRootAnnotations } from './annotations.ts';
import { besideReference } from './drafts.ts';
import { type Evidence, noEvidence } from './evidence.ts';
import { madeFrom } from './keep-written.ts';
import { toPlain } from './plain.ts';
import { emptySchema, type Schema, type SchemaType, typesOf } from './schema.ts';
import type { Use, Uses } from './uses.ts';
import { type Commented, type CommentedKey, commentedItem, itemsOf, keysOf, type ValuesTree } from './values-tree.ts';

export interface BuildContext {
  readonly uses: Uses;
  /** The texts that templates allow, by path. */
  readonly allowed: ReadonlyMap<string, readonly string[]>;
  /** Unknown keys are refused in tables whose keys are all known. */
  readonly strict: boolean;
  /** The values files of a dependency whose values are at a path. */
  readonly valuesFiles: (path: readonly string[]) => readonly ValuesTree[];
  /** The draft, such as 7 or 2020. */
  readonly version: number;
  /** Helm reads tags, conditions and globals from the root, too. */
  readonly hasDependencies: boolean;
  /** Takes note of mistakes in annotations. */
  readonly report: (faults: readonly AnnotationFault[]) => void;
}

/** What is known of the value at a path. */
interface Known {
  readonly evidence: Evidence;
  readonly path: readonly string[];
  /** The chart's own value. */
  readonly value: Value | undefined;
  /** The values files that set it; the first one decides. */
  readonly trees: readonly ValuesTree[];
}

export function rootSchema(known: Known, context: BuildContext, keywords: Schema | undefined): Schema {
  const schema = Object.assign(emptySchema({ type: 'object' }), tableKeywords(known, context, undefined), keywords);
  const [tree] = known.trees;
  const root = tree && readRootAnnotations(tree.file, [...(tree.head ?? []), ...(keysOf(tree)[0]?.head ?? [])]);
  if (!root) return schema;
  context.report(root.faults);
  return Object.assign(schema, root.keywords);
}

function schemaOf(known: Known, context: BuildContext, annotations: Annotations | undefined): Schema {
  const { evidence, path, value } = known;
  const use = context.uses.of(pathText(path));
  const names = [...context.uses.namesBelow(pathText(path))];
  const seen = typesFor(evidence, use, names.length > 0);
  // What a comment says counts where no value does.
  const isUnset = [...evidence.types].every((type) => type === 'null');
  const types = isUnset && annotations?.describedTypes.length ? [...annotations.describedTypes, 'null' as const] : seen;
  const schema = emptySchema();
  if (annotations?.description) schema.description = annotations.description;
  if (types.length > 0) schema.type = types.length === 1 ? (types[0] as SchemaType) : types;
  texts(schema, known, use, context);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') schema.default = value;
  if (types.includes('object') || (types.length === 0 && evidence.properties.size > 0))
    Object.assign(schema, tableKeywords(known, context, annotations));
  if (evidence.items && evidence.items.types.size > 0) {
    const trees = known.trees.flatMap(itemsOf);
    const said = trees
      .map((tree) => annotationsOf(commentedItem(tree), tree, context))
      .find(({ keywords }) => Object.keys(keywords).length > 0);
    schema.items = schemaOf({ evidence: evidence.items, path: [...path, '[]'], value: undefined, trees }, context, said);
  }
  if (!annotations) return madeFrom(schema, evidence);
  const all = annotated(schema, annotations, toPlain(value ?? null));
  return madeFrom(context.version < 2019 ? besideReference(all) : all, evidence);
}

/** Types that were seen, and those that templates can do with if nothing was seen that decides. */
function typesFor({ types: seen, isEmpty }: Evidence, use: Use | undefined, isTable: boolean): SchemaType[] {
  const types = new Set(seen);
  if (types.has('number')) types.delete('integer');
  for (const kind of use?.kinds ?? []) types.add(kind);
  const known = [...types].filter((type) => type !== 'null');
  if (known.length === 0) {
    if (isTable) return ['object', 'null'];
    if (use?.asText && !use.walked && !use.whole) return ['string', 'null'];
    return use?.walked ? ['array', 'object', 'null'] : [];
  }
  if (isEmpty && use && (use.whole || use.walked)) {
    // An empty text stands for nothing; what is printed whole may be a list if the chart has an empty table.
    if (types.has('string')) return [];
    if (types.has('object')) types.add('array');
  }
  return [...types];
}

/** Which texts are allowed, or which ones templates know. */
function texts(schema: Schema, { evidence, path }: Known, use: Use | undefined, { allowed }: BuildContext): void {
  const types = typesOf(schema);
  if (!types.includes('string')) return;
  const only = allowed.get(pathText(path));
  if (only && types.length === 1 && [...evidence.texts].every((text) => only.includes(text))) schema.enum = [...only];
  else if (use && use.compared.size > 1) schema.examples = [...use.compared].filter((text) => text !== 'probe');
}

function tableKeywords(known: Known, context: BuildContext, annotations: Annotations | undefined): Schema {
  const { evidence, path, value, trees } = known;
  const properties: Record<string, Schema> = Object.create(null);
  const required: string[] = [];
  const commented = new Map(trees.toReversed().flatMap((tree) => keysOf(tree).map((key) => [key.name, key] as const)));
  const asked = [...context.uses.namesBelow(pathText(path))];
  let hidden = false;
  for (const name of new Set([
    ...ordered(trees).filter((each) => evidence.properties.has(each)),
    ...evidence.properties.keys(),
    ...asked,
  ])) {
    const said = commented.get(name);
    const own = said && annotationsOf(said, said, context);
    if (own?.hidden) {
      hidden = true;
      continue;
    }
    const below: Known = {
      evidence: evidence.properties.get(name) ?? noEvidence(),
      path: [...path, name],
      value: isDict(value as Value) ? (value as Map<string, Value>).get(name) : undefined,
      trees: [
        ...trees.flatMap((tree) => keysOf(tree).flatMap((key) => (key.name === name ? [key.value] : []))),
        ...context.valuesFiles([...path, name]),
      ],
    };
    properties[name] = schemaOf(below, context, own);
    if (own?.required) required.push(name);
  }
  return finished({ properties, required, hidden }, known, context, annotations);
}

interface Table {
  readonly properties: Record<string, Schema>;
  readonly required: readonly string[];
  readonly hidden: boolean;
}

function finished(
  { properties, required, hidden }: Table,
  { path }: Known,
  context: BuildContext,
  annotations: Annotations | undefined,
): Schema {
  const names = Object.keys(properties);
  const keywords = emptySchema();
  if (required.length > 0) keywords.required = [...required];
  if (annotations?.mergeProperties)
    return Object.assign(keywords, { additionalProperties: mergedSchema(Object.values<Schema>(properties)) });
  if (names.length > 0 && !annotations?.skipProperties) keywords.properties = properties;
  const use = context.uses.of(pathText(path));
  const isClosed = context.strict && names.length > 0 && !hidden && !use?.whole && !use?.walked;
  if (isClosed && !(path.length === 0 && context.hasDependencies) && context.valuesFiles(path).length === 0 && !path.includes('global'))
    keywords.additionalProperties = false;
  return keywords;
}

/** One schema for all of them: what any of them allows. */
function mergedSchema(schemas: readonly Schema[]): Schema {
  const merged = emptySchema();
  const types = new Set(schemas.flatMap(typesOf));
  if (types.size > 0 && schemas.every((each) => each.type !== undefined)) merged.type = types.size === 1 ? [...types][0]! : [...types];
  const names = new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})));
  if (names.size === 0) return merged;
  merged.properties = Object.create(null) as Record<string, Schema>;
  for (const name of names)
    merged.properties[name] = mergedSchema(schemas.flatMap(({ properties }): Schema[] => (properties?.[name] ? [properties[name]] : [])));
  return merged;
}

function ordered(trees: readonly ValuesTree[]): string[] {
  return trees.flatMap((tree) => keysOf(tree).map(({ name }) => name));
}

const known = new WeakMap<CommentedKey | ValuesTree, Annotations>();

/** What the comments of a key or an item say; they are read once per `holder`. */
function annotationsOf(commented: Commented, holder: CommentedKey | ValuesTree, { report }: BuildContext): Annotations {
  let found = known.get(holder);
  if (!found) {
    found = readAnnotations(commented);
    known.set(holder, found);
  }
  report(found.faults);
  return found;
}
