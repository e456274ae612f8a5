/** Rendering, the heart of the library: a chart and values in, manifests out. Nothing is read, fetched or printed here. */

import { ChartwrightError, detailsOf, errorText, wrapError } from '../base/errors.ts';
import { type Log, type LogEntry, silent } from '../base/log.ts';
import type { Chart } from '../chart/chart.ts';
import { DEFAULT_PROFILE, PROFILES, type Profile } from '../helm/profile.ts';
import { checkLabels } from '../release/labels.ts';
import { checkReleaseName } from '../release/release-name.ts';
import { processDependencies } from '../values/dependencies.ts';
import { plainValues } from '../values/plain-values.ts';
import { defaultKubeVersion, parseKubeVersion } from './capabilities.ts';
import { type Prepared, prepare } from './prepare.ts';
import { renderFiles } from './render-files.ts';
import type { Observed, RenderOptions, RenderResult } from './render-options.ts';
import { engineEnv, RenderError, renderPrepared } from './render-prepared.ts';
import { ManifestTrace } from './trace-manifest.ts';

export { parseKubeVersion };

/**
 * Renders a chart. The chart is not changed, and can be rendered again and side by side. Throws a ChartwrightError with
 * Helm's messages if Helm refuses: `values` and `schema` errors before anything is rendered, a RenderError afterwards.
 */
export function render(chart: Chart, options: RenderOptions = {}): RenderResult {
  return renderRelease(chart, options).result;
}

/** A rendering, and the chart and values that it is made of. */
export interface RenderedRelease {
  readonly prepared: Prepared;
  readonly result: RenderResult;
}

/** As `render`, for callers that continue with the chart and the values. */
export function renderRelease(chart: Chart, options: RenderOptions & Observed = {}): RenderedRelease {
  const profile = options.profile ?? (options.helmVersion ? PROFILES[options.helmVersion] : DEFAULT_PROFILE);
  const warnings: LogEntry[] = [];
  const log: Log = (entry) => {
    if (entry.level !== 'debug') warnings.push(entry);
    options.log?.(entry);
  };
  const prepared = prepareRelease(chart, options, profile, log);
  checkLabels(options.labels ?? []);
  try {
    return { prepared, result: { ...renderPrepared(prepared, { ...options, log }), warnings } };
  } catch (error) {
    throw options.traceManifests ? traced(error, chart, options, profile) : error;
  }
}

/** The error with the places of templates that wrote the line where it is. */
function traced(error: unknown, chart: Chart, options: RenderOptions, profile: Profile): unknown {
  if (!(error instanceof RenderError) || !error.position?.rendered) return error;
  const trace = new ManifestTrace();
  renderFiles(prepareRelease(chart, options, profile, silent), { ...engineEnv({ ...options, log: silent }), sink: trace.sink });
  const details = { ...detailsOf(error), reason: error.reason, frames: trace.writers(error.position) };
  return new RenderError(new ChartwrightError(error.code, error.message, details), error.partial, error.hooks);
}

function prepareRelease(chart: Chart, options: RenderOptions, profile: Profile, log: Log): Prepared {
  if (profile.detectsChartVersion && chart.metadata.apiVersion === 'v3') throw new ChartwrightError('chart', 'invalid chart apiVersion');
  const { name = 'release-name', namespace = 'default', isUpgrade = false, revision = 1 } = options.release ?? {};
  reporting(log, profile, 'release name check failed', () => checkReleaseName(name));
  const processed = reporting(log, profile, 'chart dependencies processing failed', () =>
    processDependencies(chart, plainValues(options.values, profile), { profile, log }),
  );
  return prepare(processed, {
    release: { name, namespace, isUpgrade, isInstall: !isUpgrade, revision },
    capabilities: {
      kubeVersion: options.kubeVersion === undefined ? defaultKubeVersion(profile) : parseKubeVersion(options.kubeVersion, profile),
      apiVersions: [...profile.kubernetes.apiVersions, ...(options.apiVersions ?? [])],
    },
    skipSchemaValidation: options.skipSchemaValidation,
    loadSchema: options.loadSchema,
    profile,
    log,
  });
}

/** Runs a step whose failure newer Helms also log. */
function reporting<T>(log: Log, profile: Profile, what: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!profile.namesFailedSteps) throw error;
    log({ level: 'error', message: what, attributes: [['error', errorText(error)]] });
    throw wrapError(what, error);
  }
}
