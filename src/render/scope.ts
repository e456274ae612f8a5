/** Each chart's view of the world: its own values, files and subcharts. */

import { type Chart, chartFullPath, fileText, isRoot } from '../chart/chart.ts';
import { chartMetadataAsMap } from '../chart/metadata-object.ts';
import { type Dict, typed, type Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import { filesObject } from './files.ts';
import { valuesType } from './values-type.ts';

/** A template with the data that it is to be executed on. */
export interface Renderable {
  /** `chart/templates/x.yaml`, `chart/charts/sub/templates/y.yaml` */
  readonly name: string;
  readonly text: string;
  readonly scope: Dict;
  /** `chart/templates` */
  readonly basePath: string;
}

/** All templates of a chart and its subcharts, by Helm's rule of what each may see. */
export function renderables(chart: Chart, top: Dict, profile: Profile): Renderable[] {
  const found = new Map<string, Renderable>();
  chartScope(chart, top, profile, found);
  return [...found.values()];
}

/** Makes the scope of a chart below its parent's, and adds its templates to `found`. */
function chartScope(chart: Chart, parent: Dict, profile: Profile, found: Map<string, Renderable>): Dict {
  const subcharts: Dict = new Map();
  const scope: Dict = new Map<string, Value>([
    ['Chart', chartMetadataAsMap(chart, profile)],
    ['Files', filesObject(chart.files)],
    ['Release', parent.get('Release') ?? null],
    ['Capabilities', parent.get('Capabilities') ?? null],
    ['Values', scopedValues(chart, parent, profile)],
    ['Subcharts', subcharts],
  ]);
  typed(scope, valuesType(profile));
  for (const child of chart.dependencies) subcharts.set(child.metadata.name, chartScope(child, scope, profile, found));
  const path = chartFullPath(chart);
  for (const file of chart.templates) {
    const base = file.name.slice(file.name.lastIndexOf('/') + 1);
    if (chart.metadata.type === 'library' && !base.startsWith('_')) continue;
    const name = `${path}/${file.name}`;
    found.set(name, { name, text: fileText(file), scope, basePath: `${path}/templates` });
  }
  return scope;
}

/** `.Values`: all of them for the root, the table of its own name for a subchart. */
function scopedValues(chart: Chart, parent: Dict, profile: Profile): Value {
  const values = parent.get('Values') as Dict;
  if (isRoot(chart)) return typed(values, valuesType(profile));
  let table: Value | undefined = values;
  for (const key of chart.metadata.name.split('.')) table = table instanceof Map ? table.get(key) : undefined;
  return table instanceof Map ? table : typed(new Map() as Dict, valuesType(profile));
}
