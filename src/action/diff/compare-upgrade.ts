/** `diff upgrade`: the newest revision of a release, and what an upgrade would make of it. */
import { type ReadOptions, readSpecs } from '../../diff/helm-diff/specs.ts';
import type { Dict } from '../../go/value.ts';
import type { Release } from '../../release/record/release.ts';
import { recordedHooksText } from '../../render/manifest-text.ts';
import { ReleaseNotFound } from '../../storage/driver.ts';
import { coalesceValues } from '../../values/coalesce.ts';
import { getRelease } from '../release/get-release.ts';
import { recordedChart } from '../release/recorded-chart.ts';
import type { ReleaseSession } from '../release/session.ts';
import { templateOnServer } from '../release/template-on-server.ts';
import { type TemplateDeps, type TemplateRequest, templateChart } from '../render/template-chart.ts';
import { type ComparedSpecs, manifestOf } from './compare-releases.ts';

export interface UpgradeDiffOptions extends ReadOptions {
  readonly name: string;
  /** The release may be missing: then all its objects are new. */
  readonly allowUnreleased: boolean;
  readonly hooks: boolean;
  /** Which values of the last revision count below those that are given. */
  readonly reuse: 'none' | 'all' | 'given';
  /** The cluster is not used: all objects are new. */
  readonly offline: boolean;
  /** The cluster provides versions and lookups, and validates the manifests. */
  readonly validate: boolean;
  readonly disableOpenApiValidation: boolean;
  /** Objects of other releases are taken over; implies `threeWay`. */
  readonly takeOwnership: boolean;
  /** Compares what is on the cluster with what the cluster would make of the upgrade. */
  readonly threeWay: boolean;
}

/** The last revision, and what an upgrade would make of it. Throws a ReleaseNotFound if there is none and one is needed. */
export async function comparedUpgrade(
  session: ReleaseSession,
  deps: TemplateDeps,
  request: TemplateRequest,
  options: UpgradeDiffOptions,
): Promise<ComparedSpecs> {
  const current = options.offline ? undefined : await findCurrent(session, options);
  const { release } = request.options;
  const rendered = {
    ...request,
    values: { ...request.values, valueFiles: [...reused(session, current, options), ...request.values.valueFiles] },
    options: { ...request.options, noHooks: !options.hooks, release: { ...release, isUpgrade: current !== undefined } },
  };
  const result =
    options.validate && !options.offline ? await onServer(session, deps, rendered, options) : await templateChart(deps, rendered);
  const threeWay = options.threeWay || options.takeOwnership;
  const hooks = options.hooks && !threeWay ? (current?.hooks ?? []) : [];
  const text = current ? manifestOf(current) + recordedHooksText(hooks) : '';
  if (!threeWay) return { before: readSpecs(text, options), after: readSpecs(result.manifest, options) };
  const { takenOver, threeWayManifests } = await import('./three-way-manifests.ts');
  const merged = await threeWayManifests(session, text, result.manifest);
  const specs = { before: readSpecs(current ? merged.before : '', options), after: readSpecs(merged.after, options) };
  return options.takeOwnership ? { ...specs, ...(await takenOver(session, merged.after, specs.before, options)) } : specs;
}

async function findCurrent(session: ReleaseSession, { name, allowUnreleased }: UpgradeDiffOptions): Promise<Release | undefined> {
  try {
    return await getRelease(session, name, 0);
  } catch (error) {
    if (error instanceof ReleaseNotFound && allowUnreleased) return undefined;
    throw error;
  }
}

function onServer(session: ReleaseSession, deps: TemplateDeps, request: TemplateRequest, options: UpgradeDiffOptions) {
  const { disableOpenApiValidation, takeOwnership } = options;
  return templateOnServer(session, deps, request, {
    skipCrds: false,
    takeOwnership,
    disableOpenApiValidation,
    isWritten: false,
    validatesOnServer: true,
    looksUpOnServer: true,
  });
}

/** The values of the last revision that count. */
function reused(session: ReleaseSession, current: Release | undefined, { reuse }: UpgradeDiffOptions): Dict[] {
  if (!current || reuse === 'none') return [];
  const given = current.config ?? new Map();
  if (reuse === 'given') return [given];
  return [coalesceValues(recordedChart(current.chart), given, { profile: session.profile, log: session.log })];
}

/** The words of helm-diff for a release that is not there. */
export function unreleasedHint(error: unknown): string | undefined {
  if (!(error instanceof ReleaseNotFound)) return undefined;
  const line = '*'.repeat(20);
  return `${line}\n\n\tRelease was not present in Helm.  Include the \`--allow-unreleased\` to perform diff without exiting in error.\n\n${line}\n`;
}
