/** The schema of a chart's values. */

import { attempt, ChartwrightError } from '../../../base/errors.ts';
import type { Chart } from '../../../chart/chart.ts';
import { fileText } from '../../../chart/chart.ts';
import { pathText } from '../../../explain/value-path.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import type { Dict } from '../../../go/value.ts';
import { type BuildContext, rootSchema } from './build-schema.ts';
import { bundled, type ReadBeside } from './bundle.ts';
import { allowedTexts } from './enum-checks.ts';
import { noEvidence, observe } from './evidence.ts';
import { embedded, keepWritten } from './keep-written.ts';
import { DRAFTS, emptySchema, isSchema, type Schema } from './schema.ts';
import { preparedWith, type TraceDeps, traceUses } from './trace-uses.ts';
import { Uses } from './uses.ts';
import { readValuesTree, type ValuesTree } from './values-tree.ts';

export interface MakeSchemaOptions {
  /** `7`, `2019-09` or `2020-12`. */
  readonly draft: string;
  /** Sets of values that the schema must accept, beside the chart's own. */
  readonly sets: readonly Dict[];
  /** Sets among them that templates are traced with, beside the chart's own. */
  readonly traced: readonly Dict[];
  /** Refuses keys that nobody knows. */
  readonly strict: boolean;
  /** Renders the chart to learn what templates do with values. */
  readonly trace: boolean;
  readonly dependencies: boolean;
  /** The schema that is there. */
  readonly written: Schema | undefined;
  readonly read: ReadBeside;
}

/** Throws if a comment's annotation or a file that a `$ref` names is malformed. */
export function chartSchema(chart: Chart, options: MakeSchemaOptions, deps: TraceDeps): Schema {
  const draft = DRAFTS[options.draft];
  if (!draft) throw new ChartwrightError('usage', `invalid draft "${options.draft}": must be one of ${Object.keys(DRAFTS).join(', ')}`);
  const evidence = noEvidence();
  for (const set of [new Map() as Dict, ...options.sets]) {
    const prepared = preparedWith(chart, set, deps);
    observe(evidence, prepared ? (prepared.top.get('Values') as Dict) : set);
  }
  observe(evidence, chart.values);
  const trees = valuesTrees(chart, []);
  const own = trees.filter(({ prefix }) => prefix.length === 0).map(({ tree }) => tree);
  const context: BuildContext = {
    uses: options.trace ? traceUses(chart, [new Map(), ...options.traced], deps) : new Uses(),
    allowed: allowedTexts(chart),
    strict: options.strict,
    valuesFiles: below(trees),
    hasDependencies: chart.metadata.dependencies.length > 0,
  };
  const made = rootSchema({ evidence, path: [], value: chart.values, trees: own }, context);
  withDependencies(made, chart, '', options.dependencies);
  made.properties ??= Object.create(null) as Record<string, Schema>;
  made.properties.global ??= emptySchema({ description: 'Values that all charts see.', type: 'object' });
  const kept = options.written ? keepWritten(made, options.written) : made;
  kept.$schema = options.written?.$schema ?? draft.url;
  return bundled(kept, '$defs' in kept ? '$defs' : draft.definitions, options.read);
}

interface PlacedTree {
  readonly prefix: readonly string[];
  readonly tree: ValuesTree;
}

/** The values files of a chart and its dependencies, by where their values stand. */
function valuesTrees(chart: Chart, prefix: readonly string[]): PlacedTree[] {
  const file = chart.raw.find(({ name }) => name === 'values.yaml');
  const tree =
    file && attempt(() => readValuesTree(fileText(file), [...prefix.flatMap((name) => ['charts', name]), 'values.yaml'].join('/')));
  const children = chart.dependencies.flatMap((child) => valuesTrees(child, [...prefix, nameIn(chart, child)]));
  return [...(tree ? [{ prefix, tree }] : []), ...children];
}

function below(trees: readonly PlacedTree[]): (path: readonly string[]) => readonly ValuesTree[] {
  const byPath = new Map<string, ValuesTree[]>();
  for (const { prefix, tree } of trees) byPath.set(pathText(prefix), [...(byPath.get(pathText(prefix)) ?? []), tree]);
  return (path) => (path.length === 0 ? [] : (byPath.get(pathText(path)) ?? []));
}

/** The name that a dependency's values are under. */
function nameIn(chart: Chart, child: Chart): string {
  const declared = chart.metadata.dependencies.find(({ name }) => name === child.metadata.name);
  return declared?.alias || child.metadata.name;
}

/** Puts the schemas that dependencies contain where their values stand, or leaves their tables open. */
function withDependencies(schema: Schema, chart: Chart, pointer: string, described: boolean): void {
  for (const child of chart.dependencies) {
    const name = nameIn(chart, child);
    const table = schema.properties?.[name];
    if (!isSchema(table)) continue;
    const at = `${pointer}/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!described) {
      schema.properties![name] = emptySchema({ ...(table.description && { description: table.description }), type: 'object' });
      continue;
    }
    withDependencies(table, child, at, described);
    const written = attempt(() => JSON.parse(child.schema ? decodeUtf8(child.schema) : 'null') as unknown);
    if (!isSchema(written)) continue;
    const { $schema: _, $id: __, ...rest } = embedded(written, at) as Schema;
    schema.properties![name] = keepWritten(table, rest);
  }
}
