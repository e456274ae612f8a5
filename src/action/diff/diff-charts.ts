/** `diff`: a chart rendered twice, with other files, values, versions or Helms, environment by environment, and what differs. */
import type { Chart } from '../../chart/chart.ts';
import { objectsOf } from '../../diff/objects.ts';
import type { DiffReport } from '../../diff/report.ts';
import { fixedClock } from '../../host/clock.ts';
import { RepeatedRandom } from '../../host/repeated-random.ts';
import { printedDocuments } from '../../render/manifest-text.ts';
import type { RenderOptions, RenderResult } from '../../render/render-options.ts';
import { explainManifestOf } from '../explain/explain-manifest.ts';
import { type TemplateDeps, type TemplateRequest, templateRelease } from '../render/template-chart.ts';
import type { DiffSource } from './compared-sources.ts';
import { type CompareOptions, diffSources } from './diff-sources.ts';

/** The contents of one side. */
export interface DiffSide {
  /** What the side is called. */
  readonly name: string;
  readonly deps: TemplateDeps;
  /** The values are what every environment begins with. */
  readonly request: TemplateRequest;
  /** The chart is not there on this side, so that all its objects come or go. */
  readonly absent?: boolean;
}

export interface DiffOptions extends CompareOptions {
  /** Values files by the name of their environment; one without any if there is none. */
  readonly environments: ReadonlyMap<string, readonly string[]>;
}

/** Renders both sides in each environment, with the same time and the same random bytes. The report names what cannot be rendered. */
export function diffCharts(before: DiffSide, after: DiffSide, options: DiffOptions): Promise<DiffReport> {
  const environments = options.environments.size > 0 ? options.environments : new Map([['', []]]);
  const clock = fixedClock(after.deps.clock.now(), after.deps.clock.zone);
  const random = new RepeatedRandom(after.deps.random);
  const source = (side: DiffSide, files: readonly string[]) => chartSide({ ...side, deps: { ...side.deps, clock, random } }, files, random);
  const sources = [...environments].map(([environment, files]) => ({
    environment,
    before: source(before, files),
    after: source(after, files),
  }));
  return diffSources({ before: before.name, after: after.name }, sources, options);
}

function chartSide({ deps, request, absent = false }: DiffSide, files: readonly string[], random: RepeatedRandom): DiffSource {
  if (absent) return absentSide(deps.profile.name, request.chart);
  const { values, options } = request;
  const own = { ...request, values: { ...values, valueFiles: [...values.valueFiles, ...files] } };
  return {
    helm: deps.profile.name,
    kubeVersion: options.kubeVersion ?? '',
    async render(profile = deps.profile) {
      random.rewind();
      const { loaded, prepared, result } = await templateRelease({ ...deps, profile }, own);
      return { chart: prepared.chart, declared: loaded, objects: renderedObjects(result, options) };
    },
    async explain() {
      random.rewind();
      const { documents, values: explained } = await explainManifestOf({ ...deps, log: () => {} }, { ...own, only: [] });
      return { documents, values: explained.values };
    },
  };
}

/** A side without the chart. */
function absentSide(helm: string, name: string): DiffSource {
  const metadata = { apiVersion: 'v2', name, version: '' } as Chart['metadata'];
  const chart: Chart = { metadata, values: new Map(), raw: [], templates: [], files: [], dependencies: [] };
  return {
    helm,
    kubeVersion: '',
    render: async () => ({ chart, declared: chart, objects: [] }),
    explain: async () => ({ documents: [], values: [] }),
  };
}

/** The objects of a rendering. */
export function renderedObjects(result: RenderResult, options: Pick<RenderOptions, 'release' | 'includeCrds' | 'noHooks' | 'skipTests'>) {
  return objectsOf(printedDocuments(result, options), options.release?.namespace ?? 'default');
}
