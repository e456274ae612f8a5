/** A chart as plain data. Nothing changes it after it is loaded, so that renders can share it. */

import { isRecord, type Kind, kind } from '../base/kinds.ts';
import { extension, joinPath } from '../go/path.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import type { Dict } from '../go/value.ts';
import type { Lock, Metadata } from './metadata.ts';

export type { Dependency, Lock, Maintainer, Metadata } from './metadata.ts';

/** A file of a chart: its path below the chart's folder, with slashes, and its bytes. */
export interface ChartFile {
  readonly name: string;
  readonly data: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly modified?: number | undefined;
}

export interface Chart {
  readonly metadata: Metadata;
  /** Chart.lock, or requirements.lock. */
  readonly lock?: Lock | undefined;
  /** values.yaml; Go's nil map if there is none. Not to be changed: take a copy. */
  readonly values: Dict;
  /** values.schema.json. */
  readonly schema?: Uint8Array | undefined;
  /** Every file, as found. */
  readonly raw: readonly ChartFile[];
  /** The files below templates/. */
  readonly templates: readonly ChartFile[];
  /** What is neither template, values, metadata nor subchart. */
  readonly files: readonly ChartFile[];
  readonly dependencies: readonly Chart[];
  readonly parent?: Chart | undefined;
  /** Where it is below its parent: `charts/sub`, `charts/sub-1.0.0.tgz`. */
  readonly place?: string | undefined;
}

export const CHART: Kind<Chart> = kind('a chart from loadChart', (value) => isRecord(value) && isRecord(value.metadata));

/** A custom resource definition from a crds/ folder. */
export interface Crd {
  /** `crds/x.yaml` */
  readonly name: string;
  /** `chart/charts/sub/crds/x.yaml` */
  readonly filename: string;
  readonly file: ChartFile;
}

const texts = new WeakMap<Uint8Array, string>();

/** The file as text; stray bytes as utf8.ts has them. Decoded once. */
export function fileText(file: ChartFile): string {
  let text = texts.get(file.data);
  if (text === undefined) {
    text = decodeUtf8(file.data);
    texts.set(file.data, text);
  }
  return text;
}

/** The text of a chart's own values.yaml; undefined if it has none. */
export function valuesFileText({ raw }: Pick<Chart, 'raw'>): string | undefined {
  const file = raw.find(({ name }) => name === 'values.yaml');
  return file && fileText(file);
}

/** Whether no chart is above this one. */
export function isRoot(chart: Chart): boolean {
  return chart.parent === undefined;
}

/** `parent.child`, in names of charts. */
export function chartPath(chart: Chart): string {
  return chart.parent ? `${chartPath(chart.parent)}.${chart.metadata.name}` : chart.metadata.name;
}

/** `parent/charts/child`: the prefix of the names of this chart's templates. */
export function chartFullPath(chart: Chart): string {
  return chart.parent ? `${chartFullPath(chart.parent)}/charts/${chart.metadata.name}` : chart.metadata.name;
}

/** The definitions of this chart, then those of its subcharts. */
export function crds(chart: Chart): Crd[] {
  const path = chartFullPath(chart);
  const own = chart.files.filter((file) => file.name.startsWith('crds/') && isManifest(file.name));
  return [...own.map((file) => ({ name: file.name, filename: joinPath(path, file.name), file })), ...chart.dependencies.flatMap(crds)];
}

function isManifest(name: string): boolean {
  return /^\.(ya?ml|json)$/i.test(extension(name));
}
