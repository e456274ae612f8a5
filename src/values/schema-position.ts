/** Where a value stands that does not meet a schema, as far as the charts' own values.yaml say it. */
import { attempt, type SourcePosition } from '../base/errors.ts';
import { type Chart, valuesFileText } from '../chart/chart.ts';
import { composeYaml } from '../codec/yaml/compose.ts';
import { entryPosition } from '../codec/yaml/position.ts';
import type { Dict } from '../go/value.ts';
import { labelledValueAt } from './label-values.ts';

export interface PlacedDefault {
  readonly position: SourcePosition;
  readonly text: string;
}

/** The place of a default that the user does not override; undefined if the user's own value, or none, is there. */
export function defaultPlace(chart: Chart, values: Dict, path: readonly (string | number)[]): PlacedDefault | undefined {
  return labelledValueAt(values, path) === undefined ? placeIn(chart, path, '') : undefined;
}

function placeIn(chart: Chart, path: readonly (string | number)[], folder: string): PlacedDefault | undefined {
  const text = valuesFileText(chart);
  const root = text === undefined ? undefined : attempt(() => composeYaml(text));
  const found = root && entryPosition(root, path);
  if (found && text !== undefined) return { position: { file: `${folder}values.yaml`, ...found }, text };
  const subchart = chart.dependencies.find(({ metadata }) => metadata.name === path[0]);
  return subchart && placeIn(subchart, path.slice(1), `${folder}${subchart.place ?? ''}/`);
}
