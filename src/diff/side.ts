/** One of the two renderings, explained: what causes are looked for in. */
import { type Chart, chartFullPath, fileText } from '../chart/chart.ts';
import { composeYaml } from '../codec/yaml/compose.ts';
import type { YamlNode } from '../codec/yaml/node.ts';
import { entryPosition } from '../codec/yaml/position.ts';
import type { ExplainedDocument, ExplainedLine } from '../explain/explain-manifest.ts';
import type { ExplainedValue } from '../explain/explained-value.ts';
import { plainData } from '../explain/print-values.ts';
import { type PathStep, startsWith } from '../explain/value-path.ts';
import { isDict, isList, type Value } from '../go/value.ts';
import { labelledValueAt } from '../values/label-values.ts';
import type { LayerValue } from './cause.ts';
import type { RenderedObject, Step } from './change.ts';

export interface SideInput {
  /** With the dependencies that take part. */
  readonly chart: Chart;
  /** As it is loaded, with all its dependencies. */
  readonly declared: Chart;
  readonly documents: readonly ExplainedDocument[];
  readonly values: readonly ExplainedValue[];
  readonly helm: string;
  readonly kubeVersion: string;
}

export class Side {
  readonly input: SideInput;
  /** Templates by their path below the chart's folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Versions of the dependencies, by their path below the chart's folder: `charts/db`. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** Equal for the same files of the chart and the same values that it is given. */
  readonly fingerprint: string;
  private readonly roots = new Map<number, YamlNode | undefined>();

  constructor(input: SideInput) {
    this.input = input;
    this.files = new Map(filesOf(input.chart).map(([name, text]) => [belowChart(name), text]));
    this.dependencies = new Map(dependenciesOf(input.chart).map(([path, version]) => [belowChart(path), version]));
    this.fingerprint = JSON.stringify([allFiles(input.chart), [...new Set(input.values.flatMap(givenLayers))].sort()]);
  }

  /** What the templates see at a path, and the layer that sets it. */
  said(path: readonly PathStep[]): LayerValue | undefined {
    const leaf = this.input.values.find(({ steps }) => startsWith(path, steps));
    const origin = leaf?.chain[0]?.origin;
    if (!leaf || !origin) return undefined;
    const value = labelledValueAt(leaf.value, path.slice(leaf.steps.length));
    return value === undefined ? undefined : { value, origin };
  }

  /** The printed lines of a field, or all lines of the object for an empty path. */
  lines(object: RenderedObject, path: readonly Step[]): readonly ExplainedLine[] {
    const lines = this.input.documents[object.document]?.lines ?? [];
    if (path.length === 0) return lines;
    const root = this.root(object.document, lines);
    const steps = indices(object.value, path);
    const at = root && steps && entryPosition(root, [...object.root, ...steps]);
    if (!at) return [];
    const isItem = typeof steps.at(-1) === 'number';
    const column = isItem ? at.column - 1 : /^[ -]*/.exec(lines[at.line - 1]!.text)![0].length;
    const end = lines.findIndex(({ text }, i) => i >= at.line && text.trim() !== '' && !isInside(text, column, isItem));
    return lines.slice(at.line - 1, end < 0 ? undefined : end);
  }

  private root(document: number, lines: readonly ExplainedLine[]): YamlNode | undefined {
    if (!this.roots.has(document)) this.roots.set(document, composeYaml(lines.map(({ text }) => `${text}\n`).join('')));
    return this.roots.get(document);
  }
}

/** Whether a line belongs to the entry whose key, or whose element of a list, is in a column. */
function isInside(text: string, column: number, isItem: boolean): boolean {
  const own = text.search(/\S/);
  return own > column || (own === column && (isItem || text.startsWith('- ', own)));
}

/** The path with indices in place of keys. */
function indices(value: Value, path: readonly Step[]): (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  let at: Value | undefined = value;
  for (const step of path) {
    const found: string | number =
      typeof step === 'object' && isList(at) ? at.findIndex((item) => isDict(item) && item.get(step.key) === step.value) : (step as string);
    if (found === -1) return undefined;
    steps.push(found);
    at = isDict(at) ? at.get(String(found)) : isList(at) ? at[Number(found)] : undefined;
  }
  return steps;
}

/** What an object holds at a path. */
export function valueOfField({ value }: RenderedObject, path: readonly Step[]): Value | undefined {
  const into = (at: Value | undefined, step: string | number) =>
    isDict(at) ? at.get(String(step)) : isList(at) ? at[Number(step)] : undefined;
  const steps = indices(value, path);
  return steps?.reduce<Value | undefined>(into, value);
}

/** A path without the name of the chart at the top, which the two sides may not share. */
export function belowChart(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

function filesOf(chart: Chart): [string, string][] {
  const path = chartFullPath(chart);
  return [
    ...chart.templates.map((file): [string, string] => [`${path}/${file.name}`, fileText(file)]),
    ...chart.dependencies.flatMap(filesOf),
  ];
}

function allFiles(chart: Chart): string[] {
  return [...chart.raw.flatMap((file) => [file.name, fileText(file)]), ...chart.dependencies.flatMap(allFiles)];
}

function givenLayers({ chain }: ExplainedValue): string[] {
  const given = chain.filter(({ origin }) => origin.kind !== 'chart');
  return given.map(({ value, origin }) => JSON.stringify([origin, plainData(value)]));
}

function dependenciesOf(chart: Chart): [string, string][] {
  return chart.dependencies.flatMap((each): [string, string][] => [
    [chartFullPath(each), each.metadata.version ?? ''],
    ...dependenciesOf(each),
  ]);
}
