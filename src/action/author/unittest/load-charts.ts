/** The charts that are tested, and the schemas on servers that theirs refer to: tests do not wait for a network. */
import { attempt } from '../../../base/errors.ts';
import { silent } from '../../../base/log.ts';
import type { Chart } from '../../../chart/chart.ts';
import { loadChart } from '../../../chart/load.ts';
import { PROFILES } from '../../../helm/profile.ts';
import { exists, type FileSystem, pathError } from '../../../host/files.ts';
import { validateAgainstSchema } from '../../../values/schema.ts';
import { absolute } from '../../chart/open-chart.ts';
import { type Answers, withAnswers } from '../../render/answers.ts';

interface Disk {
  readonly files: FileSystem;
  readonly cwd: string;
}

/** The chart at a path. Throws if there is none, or it is malformed. */
export function loadTestedChart(path: string, { files, cwd }: Disk): Chart {
  const folder = absolute(cwd, path);
  if (!exists(files, folder)) throw pathError('stat', path, 'no such file or directory');
  return copied(loadChart(files, folder, { profile: PROFILES['3.22'], log: silent }));
}

/** The charts by their paths, those left out that cannot be loaded; `schemas` has what their schemas refer to. */
export async function loadTestedCharts(
  paths: readonly string[],
  disk: Disk,
  schemas: Answers<string | Uint8Array>,
): Promise<ReadonlyMap<string, Chart>> {
  const charts = new Map<string, Chart>();
  for (const path of paths) {
    const chart = attempt(() => loadTestedChart(path, disk));
    if (!chart) continue;
    charts.set(path, chart);
    const texts = schemasOf(chart);
    // A schema is compiled when it is first used, and asks for all that it refers to; whether values pass does not matter here.
    const compile = (text: Uint8Array) => attempt(() => validateAgainstSchema(text, new Map(), { loadSchema: schemas.ask }));
    if (texts.length > 0) await withAnswers([schemas], silent, () => texts.forEach(compile));
  }
  return charts;
}

function schemasOf(chart: Chart): Uint8Array[] {
  return [...(chart.schema ? [chart.schema] : []), ...chart.dependencies.flatMap(schemasOf)];
}

/** helm-unittest's copy of a chart, which does not say whether the chart is deprecated. */
function copied(chart: Chart): Chart {
  const copy: Chart = { ...chart, metadata: { ...chart.metadata, deprecated: false } };
  return Object.assign(copy, { dependencies: chart.dependencies.map((each) => Object.assign(copied(each), { parent: copy })) });
}
