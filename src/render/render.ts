/** Rendering, the heart of the library: a chart and values in, manifests out. Nothing is read, fetched or printed here. */

import { ChartwrightError, detailsOf, errorText, wrapError } from '../base/errors.ts';
import { type Log, type LogEntry, silent } from '../base/log.ts';
import { type Chart, type Crd, crds } from '../chart/chart.ts';
import { isBlank } from '../go/space.ts';
import { compareStrings } from '../go/utf8.ts';
import { DEFAULT_PROFILE, type HelmVersion, PROFILES, type Profile } from '../helm/profile.ts';
import { type Clock, systemClock } from '../host/clock.ts';
import { type Random, systemRandom } from '../host/random.ts';
import type { Hook } from '../release/hook.ts';
import { checkLabels } from '../release/labels.ts';
import type { PostRenderStep } from '../release/post-render/step.ts';
import { checkReleaseName } from '../release/release-name.ts';
import { type Manifest, type SortedManifests, sortManifests } from '../release/sort-manifests.ts';
import { isCompatible } from '../semver/constraint.ts';
import { processDependencies } from '../values/dependencies.ts';
import { plainValues, type ValuesInput } from '../values/plain-values.ts';
import type { SchemaLoader } from '../values/schema.ts';
import { DEFAULT_API_VERSIONS, DEFAULT_KUBE_VERSION, parseKubeVersion } from './capabilities.ts';
import type { Lookup } from './env.ts';
import { manifestText, sourceDocument } from './manifest-text.ts';
import { type Prepared, prepare } from './prepare.ts';
import { type RenderFilesOptions, renderFiles } from './render-files.ts';
import { ManifestTrace } from './trace-manifest.ts';

export { parseKubeVersion };

export interface RenderOptions {
  /** What the user sets over the chart's defaults; of several layers, later ones win. */
  readonly values?: ValuesInput;
  readonly release?: {
    /** Default `release-name`. */
    readonly name?: string;
    /** Default `default`. */
    readonly namespace?: string;
    /** `.Release.IsUpgrade` instead of `.Release.IsInstall`. */
    readonly isUpgrade?: boolean;
    /** Default 1. */
    readonly revision?: number;
  };
  /** The cluster's version, such as `1.33` (default 1.37.0). */
  readonly kubeVersion?: string;
  /** API versions beside those that Helm knows. */
  readonly apiVersions?: readonly string[];
  /** Which Helm's bytes: `4.3` (default) or `3.22`. */
  readonly helmVersion?: HelmVersion;
  readonly includeCrds?: boolean;
  readonly noHooks?: boolean;
  readonly skipTests?: boolean;
  readonly skipSchemaValidation?: boolean;
  /** Names of labels that the release's record would carry; a rendering only refuses those that Helm keeps for itself. */
  readonly labels?: readonly string[];
  /** Subcharts' notes, too. */
  readonly subchartNotes?: boolean;
  /** What a post-renderer makes of the result; see postRenderStep. */
  readonly postRender?: PostRenderStep;
  /** Answers the template function of the same name; without it, nothing is found. */
  readonly lookup?: Lookup;
  /** Answers getHostByName; without it, that is the empty string. */
  readonly resolveHost?: (name: string) => string;
  /** Gives the text of a schema that values.schema.json refers to by an `http:`, `https:` or `file:` URL; without it, none is found. */
  readonly loadSchema?: SchemaLoader;
  /** `now` and the like (default: the machine's clock). */
  readonly clock?: Clock;
  /** Passwords and keys (default: the platform's generator). */
  readonly random?: Random;
  /** An error of a manifest tells in its `frames` which places of templates wrote the line; for that, the chart is rendered once more. */
  readonly traceManifests?: boolean;
  /** Gets warnings as they happen; they are in the result, too. */
  readonly log?: Log;
}

export interface RenderResult {
  /** What `template` prints: manifests in install order, then hooks. */
  readonly manifest: string;
  readonly manifests: readonly Manifest[];
  readonly hooks: readonly Hook[];
  readonly crds: readonly Crd[];
  /** The rendered NOTES.txt; empty without one. */
  readonly notes: string;
  readonly warnings: readonly LogEntry[];
}

/** A refusal after rendering began; `partial` is what had been rendered by then, `hooks` what had been found in it. */
export class RenderError extends ChartwrightError {
  static override readonly name = 'RenderError';
  readonly partial: string;
  readonly hooks: readonly Hook[];
  constructor(error: unknown, partial: string, hooks: readonly Hook[] = []) {
    const known = error instanceof ChartwrightError ? error : undefined;
    super(known?.code ?? 'internal', errorText(error), detailsOf(error));
    this.name = 'RenderError';
    this.partial = partial;
    this.hooks = hooks;
  }
}

/**
 * Renders a chart. The chart is not changed, and can be rendered again and side by side.
 * Throws a ChartwrightError in Helm's words where Helm refuses: `values` and `schema` errors before
 * anything is rendered, a RenderError afterwards.
 */
export function render(chart: Chart, options: RenderOptions = {}): RenderResult {
  return renderRelease(chart, options).result;
}

/** A rendering, and the chart and values that it is made of. */
export interface RenderedRelease {
  readonly prepared: Prepared;
  readonly result: RenderResult;
}

/** As `render`, for callers that go on with the chart and the values. */
export function renderRelease(chart: Chart, options: RenderOptions & Observed = {}): RenderedRelease {
  const profile = options.helmVersion ? PROFILES[options.helmVersion] : DEFAULT_PROFILE;
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
  const details = { ...detailsOf(error), frames: trace.writers(error.position) };
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
      kubeVersion: options.kubeVersion === undefined ? DEFAULT_KUBE_VERSION : parseKubeVersion(options.kubeVersion, profile),
      apiVersions: [...DEFAULT_API_VERSIONS, ...(options.apiVersions ?? [])],
    },
    skipSchemaValidation: options.skipSchemaValidation,
    loadSchema: options.loadSchema,
    profile,
    log,
  });
}

/** What rendering needs once everything is prepared. */
export type RenderPreparedOptions = Omit<RenderOptions, 'values' | 'release' | 'kubeVersion' | 'apiVersions' | 'helmVersion' | 'labels'> & {
  readonly log: Log;
} & Observed;

/** Who wants to know how a rendering comes about. */
export interface Observed {
  readonly observe?: ((prepared: Prepared) => Pick<RenderFilesOptions, 'sink' | 'tracer'>) | undefined;
}

/** Renders a prepared chart. Throws a RenderError, which carries what had been rendered. */
export function renderPrepared(prepared: Prepared, options: RenderPreparedOptions): Omit<RenderResult, 'warnings'> {
  const { chart, profile } = prepared;
  // What an error shows; where a post-renderer fails, Helm shows nothing.
  let shown = new Map<string, string>();
  const found: Hook[] = [];
  const { postRender } = options;
  try {
    checkKubeVersion(prepared);
    let files = renderFiles(prepared, { ...engineEnv(options), ...options.observe?.(prepared) });
    const notes = takeNotes(files, chart, options.subchartNotes ?? false);
    if (postRender?.files) files = postRender.files(files);
    shown = files;
    const sorted: SortedManifests = sortManifests(files, profile, options.log, undefined, found);
    const result = { ...sorted, crds: crds(chart), notes };
    if (postRender?.manifests) shown = new Map();
    return { ...result, manifest: manifestText(result, options) };
  } catch (error) {
    throw error instanceof Error ? new RenderError(error, partialText(shown), found) : error;
  }
}

function engineEnv(options: RenderPreparedOptions) {
  return {
    clock: options.clock ?? systemClock,
    random: options.random ?? systemRandom,
    ...(options.resolveHost && { resolveHost: options.resolveHost }),
    ...(options.lookup && { lookup: options.lookup }),
    log: options.log,
    lint: false,
  };
}

function checkKubeVersion({ chart, kubeVersion }: Prepared): void {
  const constraint = chart.metadata.kubeVersion;
  if (!constraint || isCompatible(constraint, kubeVersion.normalized || kubeVersion.version)) return;
  throw new ChartwrightError(
    'chart/kube-version',
    `chart requires kubeVersion: ${constraint} which is incompatible with Kubernetes ${kubeVersion.version}`,
  );
}

/** Takes every NOTES.txt out of the rendered files; the chart's own text is the result, with its subcharts' where asked for. */
function takeNotes(files: Map<string, string>, chart: Chart, subchartNotes: boolean): string {
  const own = `${chart.metadata.name}/templates/NOTES.txt`;
  const notes: string[] = [];
  for (const name of [...files.keys()].filter((file) => file.endsWith('NOTES.txt')).sort(compareStrings)) {
    if (subchartNotes || name === own) notes.push(files.get(name) as string);
    files.delete(name);
  }
  return notes.join('\n');
}

/** All that was rendered, as Helm shows it to help with errors. */
function partialText(files: ReadonlyMap<string, string>): string {
  return [...files]
    .sort(([a], [b]) => compareStrings(a, b))
    .filter(([, text]) => !isBlank(text))
    .map(([name, text]) => sourceDocument(name, text))
    .join('');
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
