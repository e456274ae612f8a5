/** What a README shows of a chart: its metadata, its dependencies, its values and their comments. Mirrors helm-docs 1.14.2 pkg/helm/chart_info.go. */

import { ChartwrightError, inSource } from '../../../base/errors.ts';
import { readShaped, SWITCH, TEXT, yamlListOf, yamlStructOf } from '../../../codec/struct/typed-yaml.ts';
import type { Shape } from '../../../codec/struct/yaml-nodes.ts';
import { joinPath } from '../../../go/path.ts';
import { sortUnstable } from '../../../go/sort.ts';
import { compareStrings, decodeUtf8 } from '../../../go/utf8.ts';
import { exists, type FileSystem } from '../../../host/files.ts';
import { keyedDescriptions } from './comments.ts';
import type { Descriptions } from './value-rows.ts';
import { readValuesNode, type ValuesNode } from './values-node.ts';

export interface Maintainer {
  readonly email: string;
  readonly name: string;
  readonly url: string;
}

export interface ReadmeMetadata {
  readonly apiVersion: string;
  readonly appVersion: string;
  readonly kubeVersion: string;
  readonly name: string;
  readonly deprecated: boolean;
  readonly description: string;
  readonly version: string;
  readonly home: string;
  readonly type: string;
  readonly sources: readonly string[];
  readonly engine: string;
  readonly maintainers: readonly Maintainer[];
}

export interface ReadmeDependency {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  readonly alias: string;
}

export interface ChartInfo {
  /** The chart's folder, below the folder that was searched. */
  readonly folder: string;
  readonly metadata: ReadmeMetadata;
  /** By repository and name. */
  readonly dependencies: readonly ReadmeDependency[];
  readonly values: ValuesNode | undefined;
  readonly descriptions: Descriptions;
}

export interface ParsingOptions {
  /** Below the chart's folder. */
  readonly valuesFile: string;
  /** Values without description are refused, except those that match. */
  readonly strict?: { readonly isExempt: (path: string) => boolean };
}

const METADATA: Shape<ReadmeMetadata> = yamlStructOf('helm.ChartMeta', {
  apiVersion: TEXT,
  appVersion: TEXT,
  kubeVersion: TEXT,
  name: TEXT,
  deprecated: SWITCH,
  description: TEXT,
  version: TEXT,
  home: TEXT,
  type: TEXT,
  sources: yamlListOf(TEXT),
  engine: TEXT,
  maintainers: yamlListOf(yamlStructOf<Maintainer>('helm.ChartMetaMaintainer', { email: TEXT, name: TEXT, url: TEXT })),
});

const REQUIREMENTS = yamlStructOf('helm.ChartRequirements', {
  dependencies: yamlListOf(
    yamlStructOf<ReadmeDependency>('helm.ChartRequirementsItem', { name: TEXT, version: TEXT, repository: TEXT, alias: TEXT }),
  ),
});

/** Reads a chart's files; `path` leads to them, `folder` is what the chart's folder is called. Throws if one is missing or no YAML. */
export function readChartInfo(files: FileSystem, path: string, folder: string, options: ParsingOptions): ChartInfo {
  const read = (name: string) => readText(files, joinPath(path, name), joinPath(folder, name));
  const chartFile = read('Chart.yaml').replaceAll('\r\n', '\n');
  const metadata = inSource({ file: joinPath(folder, 'Chart.yaml') }, () => shaped(chartFile, METADATA));
  const valuesText = read(options.valuesFile);
  const values = inSource({ file: joinPath(folder, options.valuesFile) }, () => readValuesNode(valuesText.replaceAll('\r\n', '\n')));
  const descriptions = keyedDescriptions(valuesText);
  refuseOtherThanMap(values, joinPath(folder, options.valuesFile));
  if (options.strict && values) refuseUndescribed(values, descriptions, options.strict.isExempt);
  return { folder, metadata, dependencies: readDependencies(files, path, folder, metadata, chartFile), values, descriptions };
}

/** helm-docs skips such a chart, too, but later. */
function refuseOtherThanMap(values: ValuesNode | undefined, file: string): void {
  if (!values || values.kind === 'mapping') return;
  const { line, column, kind } = values;
  const message = `the values must be a table, not a ${kind === 'sequence' ? 'list' : 'single value'}`;
  throw new ChartwrightError('values', message, { position: { file, line, column } });
}

function readDependencies(
  files: FileSystem,
  path: string,
  folder: string,
  { apiVersion }: ReadmeMetadata,
  chartFile: string,
): ReadmeDependency[] {
  const name = apiVersion === 'v1' ? 'requirements.yaml' : 'Chart.yaml';
  const own = joinPath(path, name);
  if (apiVersion === 'v1' && !exists(files, own)) return [];
  const text = apiVersion === 'v1' ? readText(files, own, own).replaceAll('\r\n', '\n') : chartFile;
  const key = ({ repository, name }: ReadmeDependency) => `${repository}/${name}`;
  const { dependencies } = inSource({ file: joinPath(folder, name) }, () => shaped(text, REQUIREMENTS));
  return sortUnstable([...dependencies], (a, b) => compareStrings(key(a), key(b)) < 0);
}

function readText(files: FileSystem, path: string, shown: string): string {
  if (!exists(files, path)) throw new ChartwrightError('chart', `required chart file ${shown} is missing`, { position: { file: shown } });
  return decodeUtf8(files.read(path));
}

function shaped<T>(text: string, shape: Shape<T>): T {
  return /\S/.test(text) ? readShaped(text, shape, false) : shape.zero();
}

function refuseUndescribed(values: ValuesNode, descriptions: Descriptions, isExempt: (path: string) => boolean): void {
  const missing = undescribedValues(values, descriptions).filter((path) => !isExempt(path));
  if (missing.length > 0) throw new ChartwrightError('values', `values without documentation: \n${missing.join('\n')}`);
}

/** The paths of values without description, items of lists as `[0]` parts: `a.[0].b`. */
function undescribedValues(node: ValuesNode, descriptions: Descriptions, above: readonly string[] = []): string[] {
  if (node.kind === 'sequence') {
    return node.content.flatMap((item, i) => undescribedValues(item, descriptions, [...above, `[${i}]`]));
  }
  if (node.kind !== 'mapping') return [];
  const found: string[] = [];
  for (let i = 0; i + 1 < node.content.length; i += 2) {
    const path = [...above, node.content[i]!.value];
    const name = path.join('.');
    if (!descriptions.has(name)) found.push(name);
    found.push(...undescribedValues(node.content[i + 1]!, descriptions, path));
  }
  return found;
}
