/** The schema of a chart's values. */

import { attempt } from '../../../base/errors.ts';
import { type Chart, valuesFileText } from '../../../chart/chart.ts';
import { pathText } from '../../../explain/value-path.ts';
import type { Dict } from '../../../go/value.ts';
import { escapeToken } from '../../../json-schema/pointer.ts';
import { AnnotationErrors } from './annotation-errors.ts';
import type { AnnotationFault } from './annotation-reading.ts';
import { type BuildContext, rootSchema } from './build-schema.ts';
import { dependencySchema } from './dependency-schema.ts';
import { versionOf } from './drafts.ts';
import { allowedTexts } from './enum-checks.ts';
import { noEvidence, observe } from './evidence.ts';
import { keepWritten } from './keep-written.ts';
import { emptySchema, isSchema, type Schema } from './schema.ts';
import { preparedWith, type TraceDeps, traceUses } from './trace-uses.ts';
import { Uses } from './uses.ts';
import { readValuesTree, type ValuesTree } from './values-tree.ts';

export interface MakeSchemaOptions {
  /** Sets of values that the schema must accept, beside the chart's own. */
  readonly sets: readonly Dict[];
  /** Sets among them that templates are traced with, beside the chart's own. */
  readonly traced: readonly Dict[];
  /** Refuses keys that nobody knows. */
  readonly strict: boolean;
  /** Renders the chart to learn what templates do with values. */
  readonly trace: boolean;
  readonly dependencies: boolean;
  /** The `$schema` that it will have. */
  readonly url: string;
  /** Leaves out the table that all charts share, unless the chart has it. */
  readonly noGlobal?: boolean | undefined;
  /** Keywords of the root, under those that its annotations give. */
  readonly root?: Schema | undefined;
  /** Receives mistakes that the schema is made in spite of. */
  readonly warn: (fault: AnnotationFault) => void;
}

/** The schema as the chart alone gives it. Throws if a comment's annotation is malformed. */
export function chartSchema(chart: Chart, options: MakeSchemaOptions, deps: TraceDeps): Schema {
  const evidence = noEvidence();
  for (const set of [new Map() as Dict, ...options.sets]) {
    const prepared = preparedWith(chart, set, deps);
    observe(evidence, prepared ? (prepared.top.get('Values') as Dict) : set);
  }
  observe(evidence, chart.values);
  const trees = valuesTrees(chart, []);
  const own = trees.filter(({ prefix }) => prefix.length === 0).map(({ tree }) => tree);
  const faults = new Set<AnnotationFault>();
  const context: BuildContext = {
    uses: options.trace ? traceUses(chart, [new Map(), ...options.traced], deps) : new Uses(),
    allowed: allowedTexts(chart),
    strict: options.strict,
    valuesFiles: below(trees),
    version: versionOf(options.url),
    hasDependencies: chart.metadata.dependencies.length > 0,
    report: (found) => {
      for (const fault of found) faults.add(fault);
    },
  };
  const made = rootSchema({ evidence, path: [], value: chart.values, trees: own }, context, options.root);
  refuse(faults, options.warn);
  withDependencies(made, chart, '', options);
  made.properties ??= Object.create(null) as Record<string, Schema>;
  if (!options.noGlobal) made.properties.global ??= emptySchema({ description: 'Values that all charts see.', type: 'object' });
  return made;
}

/** Throws if annotations are malformed that the chart's author can mend; those of dependencies, and those without effect, are warnings. */
function refuse(faults: Iterable<AnnotationFault>, warn: MakeSchemaOptions['warn']): void {
  const errors: AnnotationFault[] = [];
  for (const fault of faults) {
    if (fault.isWarning || fault.file.startsWith('charts/')) warn(fault);
    else errors.push(fault);
  }
  if (errors.length > 0) throw new AnnotationErrors(errors);
}

interface PlacedTree {
  readonly prefix: readonly string[];
  readonly tree: ValuesTree;
}

/** The values files of a chart and its dependencies, by where their values stand. */
function valuesTrees(chart: Chart, prefix: readonly string[]): PlacedTree[] {
  const text = valuesFileText(chart);
  const tree =
    text !== undefined && attempt(() => readValuesTree(text, [...prefix.flatMap((name) => ['charts', name]), 'values.yaml'].join('/')));
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
function withDependencies(schema: Schema, chart: Chart, pointer: string, options: MakeSchemaOptions, folder = ''): void {
  for (const child of chart.dependencies) {
    const name = nameIn(chart, child);
    const table = schema.properties?.[name];
    if (!isSchema(table)) continue;
    const at = `${pointer}/properties/${escapeToken(name)}`;
    if (!options.dependencies) {
      schema.properties![name] = emptySchema({ ...(table.description && { description: table.description }), type: 'object' });
      continue;
    }
    const inside = `${folder}charts/${name}/`;
    withDependencies(table, child, at, options, inside);
    const written = dependencySchema(child.schema, at, options.url, (reason) => {
      const message = `left out, since Helm refuses it and every chart that contains it: ${reason}`;
      options.warn({ file: `${inside}values.schema.json`, line: 1, column: 1, message, isWarning: true });
    });
    if (written) schema.properties![name] = keepWritten(table, written);
  }
}
