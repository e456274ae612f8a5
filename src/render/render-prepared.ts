/** A prepared chart to manifests: its files rendered, sorted and printed. Separate from render, because releases prepare their charts in another way. */
import { ChartwrightError, detailsOf, errorText } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { type Chart, crds } from '../chart/chart.ts';
import { isBlankText } from '../go/space.ts';
import { compareStrings } from '../go/utf8.ts';
import { systemClock } from '../host/clock.ts';
import { systemRandom } from '../host/random.ts';
import type { Hook } from '../release/hook.ts';
import { type SortedManifests, sortManifests } from '../release/sort-manifests.ts';
import { isCompatible } from '../semver/constraint.ts';
import { manifestText, sourceDocument } from './manifest-text.ts';
import type { Prepared } from './prepare.ts';
import { renderFiles } from './render-files.ts';
import type { Observed, RenderOptions, RenderResult } from './render-options.ts';

/** A refusal after rendering began; `partial` is what had been rendered by then, `hooks` what had been found in it. */
export class RenderError extends ChartwrightError {
  static override readonly name = 'RenderError';
  readonly partial: string;
  readonly hooks: readonly Hook[];
  constructor(error: unknown, partial: string, hooks: readonly Hook[] = []) {
    const known = error instanceof ChartwrightError ? error : undefined;
    super(known?.code ?? 'internal', errorText(error), { ...detailsOf(error), reason: known?.reason });
    this.name = 'RenderError';
    this.partial = partial;
    this.hooks = hooks;
  }
}

/** What rendering needs once everything is prepared. */
export type RenderPreparedOptions = Omit<RenderOptions, 'values' | 'release' | 'kubeVersion' | 'apiVersions' | 'helmVersion' | 'labels'> & {
  readonly log: Log;
} & Observed;

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

/** What templates are run with. */
export function engineEnv(options: RenderPreparedOptions) {
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

/** Takes every NOTES.txt out of the rendered files; the chart's own text is the result, with its subcharts' if asked for. */
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
    .filter(([, text]) => !isBlankText(text))
    .map(([name, text]) => sourceDocument(name, text))
    .join('');
}
