/** `explain values`: a chart found, its values read with their origins, and explained. */

import { closestName } from '../../base/closest.ts';
import { ChartwrightError } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { explainChartValues, type ValuesExplanation } from '../../explain/explain-values.ts';
import { parsePath, pathText, startsWith } from '../../explain/value-path.ts';
import { DEFAULT_PROFILE, type HelmVersion, PROFILES } from '../../helm/profile.ts';
import { exists, type FileSystem } from '../../host/files.ts';
import type { ChartSource } from '../../remotes/chart-source.ts';
import type { ValuesLayers } from '../../values/layers.ts';
import { Origins } from '../../values/origins.ts';
import type { ValuesInput } from '../../values/plain-values.ts';
import { absolute, type ChartDeps, openChart } from '../chart/open-chart.ts';
import { readValues, type ValuesDeps } from '../render/read-values.ts';
import { labelledLayers } from './label-layers.ts';

export { explanationData, explanationText } from '../../explain/print-values.ts';

export interface ExplainValuesOptions {
  /** What the user sets; later layers win. */
  readonly values?: ValuesInput;
  /** Which Helm's rules: `4.3` (default) or `3.22`. */
  readonly helmVersion?: HelmVersion;
  /** Places such as `web.image.tag` or `hosts[0]`; all values if there are none. */
  readonly paths?: readonly string[];
  /** What the chart's files are named below. */
  readonly folder?: string;
}

/** Explains the values that a chart's templates see. Throws `usage` errors for paths that lead nowhere, and as `render` for values. */
export function explainValues(chart: Chart, options: ExplainValuesOptions = {}): ValuesExplanation {
  const profile = options.helmVersion ? PROFILES[options.helmVersion] : DEFAULT_PROFILE;
  const origins = new Origins();
  const values = labelledLayers(options.values, profile, origins);
  return explained({ chart, values, origins, folder: options.folder ?? '', profile }, options.paths ?? []);
}

/** Reads `[NAME] CHART [PATH…]`: a name may be left out, so the chart is the first word that leads to one. */
export function chartAndPaths(words: readonly string[], files: FileSystem, cwd: string): ChartAndPaths {
  const isHere = (word = '') => word !== '' && exists(files, absolute(cwd, word));
  const [first = '', second = '', ...rest] = words;
  const isName = !first.includes('/') && (isHere(second) || (!isHere(first) && second !== ''));
  return isName ? { name: first, chart: second, paths: rest } : { chart: first, paths: words.slice(1) };
}

export interface ChartAndPaths {
  readonly name?: string;
  readonly chart: string;
  readonly paths: readonly string[];
}

export interface ExplainValuesRequest {
  /** A path, a `repo/name` or a URL. */
  readonly chart: string;
  readonly source: ChartSource;
  readonly values: ValuesLayers;
  readonly paths: readonly string[];
}

export type ExplainValuesDeps = ChartDeps & ValuesDeps;

/** As `explainValues`, for a chart that is found and values that are read on the way. */
export async function explainValuesOf(deps: ExplainValuesDeps, request: ExplainValuesRequest): Promise<ValuesExplanation> {
  const opened = await openChart(deps, request.chart, request.source);
  const origins = new Origins();
  const values = await readValues(deps, request.values, origins);
  const folder = request.chart.trim().replace(/(?<=.)\/+$/, '');
  return explained({ chart: opened.load(), values, origins, folder, profile: deps.profile }, request.paths);
}

type Input = Omit<Parameters<typeof explainChartValues>[0], 'paths'>;

function explained(input: Input, paths: readonly string[]): ValuesExplanation {
  const steps = paths.map(parsePath);
  const explanation = explainChartValues({ ...input, paths: steps });
  steps.forEach((path, i) => {
    if (explanation.values.some((value) => startsWith(value.steps, path))) return;
    const all = explainChartValues({ ...input, paths: [] }).values.flatMap(({ steps: each }) =>
      each.map((_, end) => pathText(each.slice(0, end + 1))),
    );
    const close = closestName(new Set(all), paths[i] as string);
    throw new ChartwrightError('usage', `there is no value at ${paths[i]}${close === undefined ? '' : `; did you mean ${close}?`}`);
  });
  return explanation;
}
