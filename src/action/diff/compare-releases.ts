/** helm-diff's comparisons: the manifests of releases, and those after an upgrade. */
import { ChartwrightError } from '../../base/errors.ts';
import type { Ownership } from '../../diff/helm-diff/entries.ts';
import type { Specs } from '../../diff/helm-diff/specs.ts';
import { byTemplate, type ReadOptions, readSpecs } from '../../diff/helm-diff/specs.ts';
import type { Dict } from '../../go/value.ts';
import type { Release } from '../../release/record/release.ts';
import { ReleaseNotFound } from '../../storage/driver.ts';
import { coalesceValues } from '../../values/coalesce.ts';
import { getRelease } from '../release/get-release.ts';
import { recordedChart } from '../release/recorded-chart.ts';
import type { ReleaseSession } from '../release/session.ts';
import { templateOnServer } from '../release/template-on-server.ts';
import { type TemplateDeps, type TemplateRequest, templateChart } from '../render/template-chart.ts';
import { readRevision } from './read-revision.ts';

export interface ComparedSpecs {
  readonly before: Specs;
  readonly after: Specs;
  /** Objects that change their release. */
  readonly ownership?: Ownership;
}

/** The manifest of a revision, as `get manifest` prints it. */
function manifestOf({ manifest }: Release): string {
  return `${manifest}\n`;
}

/** Two revisions, the older one first; without the second one, a revision and the newest. */
export async function comparedRevisions(
  session: ReleaseSession,
  name: string,
  revisions: readonly number[],
  options: ReadOptions,
): Promise<ComparedSpecs> {
  const [first = 0, second] = revisions;
  const [from, to] = second === undefined ? [first, 0] : [Math.min(first, second), Math.max(first, second)];
  const [before, after] = [await readRevision(session, name, from), await readRevision(session, name, to)];
  return { before: readSpecs(manifestOf(before), options), after: readSpecs(manifestOf(after), options) };
}

/** The newest revision, and the one that it would be rolled back to. */
export async function comparedRollback(
  session: ReleaseSession,
  name: string,
  revision: number,
  options: ReadOptions,
): Promise<ComparedSpecs> {
  const [before, after] = [await readRevision(session, name, 0), await readRevision(session, name, revision)];
  return { before: readSpecs(manifestOf(before), options), after: readSpecs(manifestOf(after), options) };
}

export interface ComparedRelease {
  readonly session: ReleaseSession;
  readonly name: string;
}

/** Two releases, by the templates that their objects come from. The names of their charts, if these are not the same, come in place of the rest. */
export async function comparedReleases(
  before: ComparedRelease,
  after: ComparedRelease,
  options: Omit<ReadOptions, 'namespace'>,
): Promise<ComparedSpecs | readonly [string, string]> {
  const read = async ({ session, name }: ComparedRelease) => {
    const release = await readRevision(session, name, 0);
    const specs = readSpecs(manifestOf(release), { ...options, namespace: session.namespace });
    return { chart: release.chart?.name ?? '', specs: byTemplate(specs) };
  };
  const [old, now] = [await read(before), await read(after)];
  return old.chart === now.chart ? { before: old.specs, after: now.specs } : [old.chart, now.chart];
}

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
  const text = current ? manifestOf(current) + hooks.map(({ path, manifest }) => `---\n# Source: ${path}\n${manifest}\n`).join('') : '';
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
    judges: true,
    looksUp: true,
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

/** Refuses a word that is no revision as 0, as helm-diff reads it. */
export function revisionNumber(text: string): number {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw new ChartwrightError('usage', `invalid revision ${JSON.stringify(text)}`);
}
