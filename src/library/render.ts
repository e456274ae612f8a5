/** `render` and `renderAsync`: a chart and values in, manifests out. */
import { Answers, withAnswers } from '../action/render/answers.ts';
import { BOOLEAN, FUNCTION, INTEGER, type Kind, type Kinds, record, STRING, STRINGS } from '../base/kinds.ts';
import { silent } from '../base/log.ts';
import { CHART, type Chart } from '../chart/chart.ts';
import type { Dict } from '../go/value.ts';
import { profileOf } from '../helm/profile.ts';
import { render as renderChart } from '../render/render.ts';
import type { RenderResult } from '../render/render-options.ts';
import { plainValues, toDict } from '../values/plain-values.ts';
import { CHART_RUN_KINDS, type ChartRunOptions } from './run-options.ts';

/** The release that templates see as `.Release`. */
export interface ReleaseOptions {
  /** Default `release-name`. */
  readonly name?: string | undefined;
  /** Default `default`. */
  readonly namespace?: string | undefined;
  /** `.Release.IsUpgrade` instead of `.Release.IsInstall`. */
  readonly isUpgrade?: boolean | undefined;
  /** Default 1. */
  readonly revision?: number | undefined;
}

/** Options of both `render` and `renderAsync`. */
export interface SharedOptions extends ChartRunOptions {
  /** What templates see as `.Release`. */
  readonly release?: ReleaseOptions | undefined;
  /** API versions that the cluster has beside those that Helm knows. */
  readonly apiVersions?: readonly string[] | undefined;
  /** Put the chart's crds/ into `manifest`, too. */
  readonly includeCrds?: boolean | undefined;
  /** Leave hooks out of `manifest`. */
  readonly noHooks?: boolean | undefined;
  /** Leave test hooks out of `manifest`. */
  readonly skipTests?: boolean | undefined;
  /** Put subcharts' notes into `notes`, too. */
  readonly subchartNotes?: boolean | undefined;
  /** The `frames` of an error in a manifest name the places of templates that wrote the line; for that, the chart is rendered once more. */
  readonly traceManifests?: boolean | undefined;
}

/** An object of a cluster, or a list of them (`{ items: […] }`) where the name is empty; undefined if there is none. */
export type Lookup = (apiVersion: string, kind: string, namespace: string, name: string) => object | undefined;
/** Returns the text of a schema by the URL that values.schema.json refers to; throws or rejects if it cannot. */
export type LoadSchema = (url: string) => string | Uint8Array | Promise<string | Uint8Array>;

export interface RenderOptions extends SharedOptions {
  /** Answers the template function of the same name; without it, nothing is found. */
  readonly lookup?: Lookup | undefined;
  /** Answers getHostByName; without it, that is the empty string. */
  readonly resolveHost?: ((name: string) => string) | undefined;
  /** Returns the text of a schema that values.schema.json refers to by an `http:`, `https:` or `file:` URL; without it, none is found. */
  readonly loadSchema?: ((url: string) => string | Uint8Array) | undefined;
}

export interface RenderAsyncOptions extends SharedOptions {
  /** As of `render`; may return a promise. Each question is asked once. */
  readonly lookup?: ((...question: Parameters<Lookup>) => object | undefined | Promise<object | undefined>) | undefined;
  /** As of `render`; may return a promise. Each question is asked once. */
  readonly resolveHost?: ((name: string) => string | Promise<string>) | undefined;
  /** As of `render`; may return a promise. Each question is asked once. */
  readonly loadSchema?: LoadSchema | undefined;
}

const RELEASE: Kind<ReleaseOptions> = record<ReleaseOptions>({ name: STRING, namespace: STRING, isUpgrade: BOOLEAN, revision: INTEGER });
/** The kinds of `render`'s options. */
export const RENDER_KINDS: Kinds<RenderOptions> = {
  ...{ ...CHART_RUN_KINDS, release: RELEASE, apiVersions: STRINGS, includeCrds: BOOLEAN, noHooks: BOOLEAN, skipTests: BOOLEAN },
  ...{ subchartNotes: BOOLEAN, traceManifests: BOOLEAN, lookup: FUNCTION, resolveHost: FUNCTION, loadSchema: FUNCTION },
};
const OPTIONS: Kind<RenderOptions> = record<RenderOptions>(RENDER_KINDS);

/**
 * Renders a chart. Synchronous; prints, reads and fetches nothing. The chart is not changed, and can be rendered again and
 * side by side. Throws a ChartwrightError with Helm's messages if Helm refuses: `values` and `schema` errors before
 * anything is rendered, a RenderError afterwards.
 */
export function render(chart: Chart, options: RenderOptions = {}): RenderResult {
  const { lookup, ...rest } = checked('render', chart, options);
  return renderChart(chart, defined({ ...rest, lookup: lookup && ((...question) => found(lookup(...question))) }));
}

/**
 * As `render`, with answers that take time: where a template looks something up, or values.schema.json refers to a
 * schema, the render stops, the answer is awaited, and the render starts again.
 */
export async function renderAsync(chart: Chart, options: RenderAsyncOptions = {}): Promise<RenderResult> {
  const { lookup, resolveHost, loadSchema, log = silent, ...rest } = checked('renderAsync', chart, options);
  const objects = new Answers(async (question) => lookup?.(...(JSON.parse(question) as Parameters<Lookup>)));
  const hosts = new Answers(async (name) => resolveHost?.(name) ?? '');
  const schemas = new Answers(async (url) => loadSchema?.(url) ?? '');
  const answers = {
    ...(lookup && { lookup: (...question: Parameters<Lookup>) => found(objects.ask(JSON.stringify(question))) }),
    ...(resolveHost && { resolveHost: hosts.ask }),
    ...(loadSchema && { loadSchema: schemas.ask }),
  };
  return withAnswers([objects, hosts, schemas], log, (logged) => renderChart(chart, defined({ ...rest, ...answers, log: logged })));
}

/** The options, with values as templates see them. Throws `usage` and `values` errors. */
function checked<T extends RenderOptions | RenderAsyncOptions>(caller: string, chart: Chart, options: T): T {
  CHART(caller, 'chart', chart);
  OPTIONS(caller, 'options', options);
  return { ...options, values: plainValues(options.values, profileOf(options.helmVersion)) };
}

function found(object: object | undefined): Dict {
  return object === undefined ? new Map() : toDict(object);
}

/** The options without those that are undefined. */
function defined<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}
