/** Charts' own values, labelled with where they are in their files. */
import { type Chart, valuesFileText } from '../chart/chart.ts';
import type { Profile } from '../helm/profile.ts';
import { labelValues } from '../values/label-values.ts';
import type { Origins } from '../values/origins.ts';

/** Labels the values of a chart and its subcharts; `folder` is what the chart's files are named below. */
export function labelCharts(chart: Chart, folder: string, profile: Profile, origins: Origins): void {
  const text = valuesFileText(chart);
  const origin = { kind: 'chart', chart: chart.metadata.name, file: below(folder, 'values.yaml') } as const;
  if (text !== undefined) labelValues(chart.values, { text, origin, profile }, origins);
  for (const each of chart.dependencies) labelCharts(each, below(folder, each.place ?? ''), profile, origins);
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
