/** `template` as one operation: the chart found, its values read, both rendered. The command, its watch and batches share it. */

import { ChartwrightError } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import type { Dict } from '../../go/value.ts';
import type { Clock } from '../../host/clock.ts';
import type { Random } from '../../host/random.ts';
import type { ChartSource } from '../../remotes/chart-source.ts';
import { partialManifest, showOnly } from '../../render/manifest-text.ts';
import { parseKubeVersion, type RenderedRelease, renderRelease } from '../../render/render.ts';
import type { RenderOptions, RenderResult } from '../../render/render-options.ts';
import { RenderError } from '../../render/render-prepared.ts';
import type { ValuesLayers } from '../../values/layers.ts';
import { type ChartDeps, loadAny, loadFilled, locateChart, openChart } from '../chart/open-chart.ts';
import type { FillOptions } from '../repository/dependencies.ts';
import { noRemotes } from '../repository/remotes.ts';
import { Answers, withAnswers } from './answers.ts';
import { readValues, type ValuesDeps } from './read-values.ts';

export { parseKubeVersion, partialManifest, RenderError, type RenderResult, showOnly };

export interface TemplateDeps extends ChartDeps, ValuesDeps {
  readonly clock: Clock;
  readonly random: Random;
  /** Finds charts (default: openChart); callers that render a chart more than once keep it here. */
  readonly open?: typeof openChart;
  /** Gives an address of a host, or the empty string; absent: no host has one. */
  readonly lookupHost?: ((name: string) => Promise<string>) | undefined;
  /** Schemas by URL, for the references of values.schema.json; absent: none is found. */
  readonly schemas?: Answers<string | Uint8Array> | undefined;
}

export interface TemplateRequest {
  /** Templates may ask for the addresses of hosts. */
  readonly enableDns?: boolean;
  /** A path, a `repo/name` or a URL. */
  readonly chart: string;
  readonly source: ChartSource;
  readonly values: ValuesLayers;
  /** Fetch dependencies that are missing. */
  readonly dependencyUpdate?: Pick<FillOptions, 'debug' | 'stamp' | 'profile'>;
  readonly options: Omit<RenderOptions, 'values' | 'helmVersion' | 'clock' | 'random' | 'log'>;
}

/** Renders as `template` does. Throws `io`, `chart`, `values`, `schema` and `yaml` errors; a RenderError once rendering has begun. */
export async function templateChart(deps: TemplateDeps, request: TemplateRequest): Promise<RenderResult> {
  return (await templateRelease(deps, request)).result;
}

/** A rendering, and the chart as it is loaded. */
export interface LoadedRelease extends RenderedRelease {
  readonly loaded: Chart;
}

/** As `templateChart`, for callers that continue with the chart and the values. */
export async function templateRelease(deps: TemplateDeps, request: TemplateRequest): Promise<LoadedRelease> {
  const { chart: loaded, values } = await loadRequested(deps, request);
  const { profile, clock, random, log, schemas } = deps;
  const hosts = request.enableDns && deps.lookupHost ? new Answers(deps.lookupHost) : undefined;
  const options = {
    ...request.options,
    ...{ values, profile, helmVersion: profile.name, clock, random },
    ...(hosts && { resolveHost: hosts.ask }),
    ...(schemas && { loadSchema: schemas.ask }),
  };
  const answers = [hosts, schemas].filter((each) => each !== undefined);
  try {
    return { loaded, ...(await withAnswers(answers, log, (logged) => renderRelease(loaded, { ...options, log: logged }))) };
  } catch (error) {
    if (!(error instanceof ChartwrightError) || error.code !== 'schema/violation') throw error;
    const { placeViolation } = await import('../explain/place-violation.ts');
    throw await placeViolation(error, deps, loaded, request.values);
  }
}

/** The chart and the values that are asked for. Throws `io`, `chart` and `values` errors. */
export async function loadRequested(deps: TemplateDeps, request: TemplateRequest): Promise<{ chart: Chart; values: Dict }> {
  const { source, dependencyUpdate } = request;
  const opened = await (deps.open ?? openChart)(deps, request.chart, source);
  const values = await readValues(deps, request.values);
  const chart = dependencyUpdate ? await loadUpdated(deps, opened.path, source, dependencyUpdate) : opened.load();
  return { chart, values };
}

/** As `loadRequested`, for upgrades: charts of any type are taken. */
export async function loadUpgrade(deps: TemplateDeps, request: TemplateRequest): Promise<{ chart: Chart; values: Dict }> {
  const { source, dependencyUpdate } = request;
  const path = await locateChart(deps, request.chart.trim(), source);
  const values = await readValues(deps, request.values);
  const chart = await loadAny(deps, path, dependencyUpdate && ((chartPath: string) => update(deps, chartPath, source, dependencyUpdate)));
  return { chart, values };
}

async function loadUpdated(
  deps: TemplateDeps,
  path: string,
  source: ChartSource,
  how: NonNullable<TemplateRequest['dependencyUpdate']>,
): Promise<Chart> {
  return loadFilled(deps, path, (chartPath) => update(deps, chartPath, source, how));
}

async function update(
  deps: TemplateDeps,
  chartPath: string,
  source: ChartSource,
  how: NonNullable<TemplateRequest['dependencyUpdate']>,
): Promise<void> {
  const { updateDependencies } = await import('../repository/dependencies.ts');
  await updateDependencies(deps.remotes ?? noRemotes, { ...how, chartPath, keyring: source.keyring, remote: source });
}

/** The text that `template` prints: all of it, or the documents of the templates that the patterns name. */
export function templateText(result: RenderResult, patterns: readonly string[], { profile }: Pick<TemplateDeps, 'profile'>): string {
  return patterns.length ? showOnly(result.manifest, patterns, profile) : result.manifest;
}
