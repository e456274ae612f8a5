/** The parts of a chart that `show` prints: Chart.yaml, values, README, definitions. */
import { attempt, wrapping } from '../../base/errors.ts';
import { type Chart, crds } from '../../chart/chart.ts';
import { loadChartV2 } from '../../chart/load.ts';
import { metadataStruct } from '../../chart/print-metadata.ts';
import { printYaml } from '../../codec/yaml/print.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { type Dict, isNilled } from '../../go/value.ts';
import type { Profile } from '../../helm/profile.ts';
import { evaluateJsonPath } from '../../jsonpath/evaluate.ts';
import { parseJsonPath } from '../../jsonpath/parse.ts';
import type { ChartSource } from '../../remotes/chart-source.ts';
import { type ChartDeps, locateChart } from './open-chart.ts';

export type ShowPart = 'all' | 'chart' | 'values' | 'readme' | 'crds';

export interface ShowOptions {
  readonly source: ChartSource;
  readonly part: ShowPart;
  /** Prints what it selects of the values; empty for the whole file. */
  readonly jsonpath?: string;
}

/** The text that `show` prints. Throws what finding and loading the chart throws, and `error parsing jsonpath …`. */
export async function showChart(deps: ChartDeps, reference: string, { source, part, jsonpath = '' }: ShowOptions): Promise<string> {
  const chart = loadChartV2(deps.files, await locateChart(deps, reference, source), deps);
  const isAll = part === 'all';
  const text: string[] = [];
  if (isAll || part === 'chart') text.push(`${printYaml(metadataStruct(chart.metadata))}\n`);
  if ((isAll || part === 'values') && !isNilled(chart.values)) text.push(isAll ? '---\n' : '', valuesText(chart, jsonpath));
  if (isAll || part === 'readme') text.push(readmeText(chart, isAll));
  if (isAll || part === 'crds') text.push(...definitions(chart, isAll, deps.profile));
  return text.join('');
}

function valuesText(chart: Chart, jsonpath: string): string {
  if (jsonpath !== '') return selected(chart.values, jsonpath);
  return chart.raw
    .filter((file) => file.name === 'values.yaml')
    .map((file) => `${decodeUtf8(file.data)}\n`)
    .join('');
}

/** What a JSONPath template finds. Where it finds nothing, Helm is silent. */
function selected(values: Dict, jsonpath: string): string {
  const template = wrapping(`error parsing jsonpath ${jsonpath}`, () => parseJsonPath(jsonpath));
  return attempt(() => evaluateJsonPath(template, values)) ?? '';
}

function readmeText(chart: Chart, isAll: boolean): string {
  const file = chart.files.find(({ name }) => ['readme.md', 'readme.txt', 'readme'].includes(name.toLowerCase()));
  return file ? `${isAll ? '---\n' : ''}${decodeUtf8(file.data)}\n` : '';
}

function definitions(chart: Chart, isAll: boolean, profile: Profile): string[] {
  return crds(chart).map(({ file }, at) => {
    const text = decodeUtf8(file.data);
    const separated = profile.separatesDefinitions || (isAll && at === 0);
    return `${separated && !text.startsWith('---') ? '---\n' : ''}${text}\n`;
  });
}
