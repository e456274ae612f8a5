/** What differs between two renderings of charts, as the library's function. */
import type { Chart } from '../../chart/chart.ts';
import type { DiffData } from '../../diff/report-data.ts';
import { reportData } from '../../diff/report-data.ts';
import { DEFAULT_PROFILE } from '../../helm/profile.ts';
import { fixedClock, systemClock } from '../../host/clock.ts';
import { systemRandom } from '../../host/random.ts';
import { RepeatedRandom } from '../../host/repeated-random.ts';
import { renderRelease } from '../../render/render.ts';
import type { RenderOptions } from '../../render/render-options.ts';
import { type ExplainManifestOptions, explainManifest } from '../explain/explain-manifest.ts';
import type { DiffSource } from './compared-sources.ts';
import { renderedObjects } from './diff-charts.ts';
import { diffSources } from './diff-sources.ts';

export interface DiffedSide extends ExplainManifestOptions {
  readonly chart: Chart;
  /** What the side is called. */
  readonly name?: string;
}

export interface ChartDiffOptions {
  /** Shows what Secrets hold. */
  readonly showSecrets?: boolean;
  /** Finds the cause of each change (default true). */
  readonly causes?: boolean;
}

/**
 * Renders both sides and compares them object by object and field by field. A side that cannot be rendered is among the
 * `failures` of the result. Both are rendered with the same time and the same random bytes, unless their options set
 * others.
 */
export async function diff(before: DiffedSide, after: DiffedSide, options: ChartDiffOptions = {}): Promise<DiffData> {
  const { showSecrets = false, causes = true } = options;
  const clock = fixedClock(systemClock.now(), systemClock.zone);
  const random = new RepeatedRandom(systemRandom);
  const side = (one: DiffedSide) => sourceOf(one.chart, { clock, random, ...one }, random);
  const names = { before: before.name ?? before.chart.metadata.name, after: after.name ?? after.chart.metadata.name };
  const sources = [{ environment: '', before: side(before), after: side(after) }];
  return reportData(await diffSources(names, sources, { showSecrets, causes }));
}

function sourceOf(chart: Chart, options: RenderOptions & { readonly folder?: string }, random: RepeatedRandom): DiffSource {
  return {
    helm: options.helmVersion ?? DEFAULT_PROFILE.name,
    kubeVersion: options.kubeVersion ?? '',
    async render(profile) {
      random.rewind();
      const { prepared, result } = renderRelease(chart, { ...options, profile });
      return { chart: prepared.chart, declared: chart, objects: renderedObjects(result, options) };
    },
    async explain() {
      random.rewind();
      const { documents, values } = explainManifest(chart, options);
      return { documents, values: values.values };
    },
  };
}
