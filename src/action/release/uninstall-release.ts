/** `uninstall`: hooks, then the objects that are the release's, then its records. */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import { deleteAll, joined } from '../../kube/apply.ts';
import type { Resource } from '../../kube/resource.ts';
import { uninstallOrder } from '../../release/kind-order.ts';
import { byRevision, type Release } from '../../release/record/release.ts';
import { type Manifest, sortManifests } from '../../release/sort-manifests.ts';
import { splitManifests } from '../../release/split-manifests.ts';
import { NoDeployedReleases, ReleaseNotFound } from '../../storage/driver.ts';
import { runHooks } from './hooks.ts';
import { type Ownership, sortByOwner } from './ownership.ts';
import { applyDeps, build, checkReachable, debug, findRelease, isReleaseName, now, type ReleaseSession } from './session.ts';
import { type Waiting, waiterFor } from './waiting.ts';

export interface UninstallOptions extends Waiting {
  readonly dryRun: boolean;
  readonly noHooks: boolean;
  readonly ignoreNotFound: boolean;
  readonly keepHistory: boolean;
  /** `background`, `foreground` or `orphan`. */
  readonly cascade: string;
  readonly description: string;
}

export interface Uninstalled {
  readonly release: Release;
  /** What was kept, and why. */
  readonly info: string;
}

/** Undefined where there was nothing and that is no fault. Throws in Helm's words. */
export async function uninstallRelease(session: ReleaseSession, name: string, options: UninstallOptions): Promise<Uninstalled | undefined> {
  await checkReachable(session);
  const waiter = await waiterFor(session, options.strategy);
  if (options.dryRun) return simulate(session, name, options);
  if (!isReleaseName(name)) throw new ChartwrightError('usage', `uninstall: Release name is invalid: ${name}`);
  const releases = await history(session, name, options);
  if (!releases) return undefined;
  const release = releases.at(-1);
  if (!release) throw new ChartwrightError('cluster', 'no release provided');
  if (release.info.status === 'uninstalled') {
    if (options.keepHistory) throw new ChartwrightError('cluster', `the release named "${name}" is already deleted`);
    await purge(session, releases);
    return { release, info: '' };
  }
  debug(session.log, 'uninstall: deleting release', ['name', name]);
  Object.assign(release.info, { status: 'uninstalling', deleted: now(session), description: 'Deletion in progress (or silently failed)' });
  const hooks = async (event: string) => {
    if (options.noHooks) debug(session.log, 'delete hooks disabled', ['release', name]);
    else await runHooks(session, release, event, { ...options, serverSide: session.profile.appliesOnServer });
  };
  await hooks('pre-delete');
  await update(session, release);
  session.onEvent?.({ step: 'delete', release: name, revision: release.version });
  const { deleted, info } = await deleteResources(session, release, options);
  const faults: unknown[] = [];
  const noting = (work: Promise<unknown>) => work.catch((error) => faults.push(error));
  await noting(waiter.waitForDelete(deleted, options.timeout));
  await noting(hooks('post-delete'));
  Object.assign(release.info, { status: 'uninstalled', description: options.description || 'Uninstallation complete' });
  if (options.keepHistory) await keep(session, release);
  else {
    debug(session.log, 'purge requested', ['release', name]);
    await noting(purge(session, releases));
  }
  if (faults.length > 0) {
    const words = `uninstallation completed with ${faults.length} error(s)`;
    throw wrapError(words, joined(faults, '; '), 'cluster');
  }
  session.onEvent?.({ step: 'done', release: name, revision: release.version });
  return { release, info };
}

async function history(session: ReleaseSession, name: string, { ignoreNotFound }: UninstallOptions): Promise<Release[] | undefined> {
  try {
    return byRevision(await session.storage.history(name));
  } catch (error) {
    if (ignoreNotFound) return undefined;
    throw wrapError(`uninstall: Release not loaded: ${name}`, error, 'cluster');
  }
}

async function update({ storage, log }: ReleaseSession, release: Release): Promise<void> {
  await storage.update(release).catch((error) => debug(log, 'uninstall: Failed to store updated release', ['error', errorText(error)]));
}

async function purge({ storage }: ReleaseSession, releases: readonly Release[]): Promise<void> {
  try {
    for (const { name, version } of releases) await storage.delete(name, version);
  } catch (error) {
    throw wrapError('uninstall: Failed to purge the release', error, 'cluster');
  }
}

/** Leaves the history; what is still recorded as deployed is superseded. */
async function keep(session: ReleaseSession, release: Release): Promise<void> {
  await update(session, release);
  const deployed = await session.storage.deployedAll(release.name).catch((error) => {
    if (error instanceof NoDeployedReleases) return [];
    throw error;
  });
  for (const each of deployed) {
    each.info.status = 'superseded';
    await update(session, each);
  }
}

interface Parts {
  readonly kept: Manifest[];
  /** The manifest of what is to go. */
  readonly text: string;
}

/** Sorts a release's documents for removal: what its policy keeps, and the rest. Throws where they are no manifests. */
function partsOf({ profile, log }: ReleaseSession, release: Release): Parts {
  const files = new Map(splitManifests(release.manifest, profile).map(({ text }, index) => [`manifest-${index}`, text]));
  const { manifests } = sortManifests(files, profile, log, uninstallOrder(profile));
  const policy = ({ annotations }: Manifest) => annotations.get('helm.sh/resource-policy')?.trim().toLowerCase();
  return {
    kept: manifests.filter((one) => policy(one) === 'keep'),
    // A policy that is not known keeps nothing, and deletes nothing either, as in Helm.
    text: manifests
      .filter((one) => policy(one) === undefined)
      .map(({ content }) => `\n---\n${content}`)
      .join(''),
  };
}

const keptText = (kept: readonly Manifest[]): string =>
  kept.length === 0
    ? ''
    : `These resources were kept due to the resource policy:\n${kept.map(({ kind, name }) => `[${kind}] ${name}\n`).join('')}`;

async function deleteResources(
  session: ReleaseSession,
  release: Release,
  { cascade }: UninstallOptions,
): Promise<{ deleted: Resource[]; info: string }> {
  try {
    const { kept, text } = partsOf(session, release);
    const resources = await build(session, text, false);
    const sorted = await sortByOwner(await session.client(), resources, release);
    const info = [keptText(kept), foreignText(session, release, sorted), unknownText(session, release, sorted)];
    if (sorted.owned.length > 0) {
      const propagation = cascade === 'orphan' ? 'Orphan' : cascade === 'foreground' ? 'Foreground' : 'Background';
      for (const { mapping, name, namespace } of sorted.owned) {
        const place = [
          ['kind', mapping.kind],
          ['name', name],
          ['namespace', namespace],
          ['release', release.name],
        ] as [string, string][];
        debug(session.log, 'deleting resource owned by this release', ...place);
      }
      const faults = await deleteAll(await applyDeps(session), sorted.owned, propagation);
      if (faults.length > 0) throw joined(faults, '; ');
    }
    return { deleted: sorted.owned, info: info.filter((part) => part !== '').join('\n') };
  } catch (error) {
    debug(session.log, 'uninstall: Failed to delete release', ['error', errorText(error)]);
    throw new ChartwrightError('cluster', `failed to delete release: ${release.name}`, { cause: error });
  }
}

function foreignText({ log }: ReleaseSession, release: Release, { foreign }: Ownership): string {
  if (foreign.length === 0) return '';
  for (const resource of foreign) {
    const attributes: [string, string][] = [...placeOf(resource), ['release', release.name]];
    log({ level: 'warn', message: 'skipping delete of resource not owned by this release', attributes });
  }
  const lines = foreign.map(({ mapping, name }) => `[${mapping.kind}] ${name}\n`).join('');
  return `${foreign.length} resource(s) were not deleted because they are not owned by this release:\n${lines}`;
}

function unknownText({ log }: ReleaseSession, release: Release, { unknown }: Ownership): string {
  if (unknown.length === 0) return '';
  for (const { resource, error } of unknown) {
    const attributes: [string, string][] = [...placeOf(resource), ['release', release.name], ['error', errorText(error)]];
    log({ level: 'warn', message: 'skipping delete of resource because ownership could not be verified', attributes });
  }
  const lines = unknown.map(({ resource: { mapping, name }, error }) => `[${mapping.kind}] ${name}: ${errorText(error)}\n`).join('');
  return `${unknown.length} resource(s) were not deleted because their ownership could not be verified:\n${lines}`;
}

function placeOf({ mapping, name, namespace }: Resource): [string, string][] {
  return [
    ['kind', mapping.kind],
    ['name', name],
    ['namespace', namespace],
  ];
}

/** What would be kept; what would be skipped is logged. */
async function simulate(session: ReleaseSession, name: string, options: UninstallOptions): Promise<Uninstalled | undefined> {
  let release: Release;
  try {
    release = await findRelease(session, name, 0);
  } catch (error) {
    if (options.ignoreNotFound && error instanceof ReleaseNotFound) return undefined;
    throw error;
  }
  try {
    const { kept, text } = partsOf(session, release);
    await logSkipped(session, release, text);
    return { release, info: keptText(kept) };
  } catch {
    return { release, info: '' };
  }
}

async function logSkipped(session: ReleaseSession, release: Release, manifest: string): Promise<void> {
  const resources = await build(session, manifest, false).catch(() => []);
  const { owned, foreign, unknown } = await sortByOwner(await session.client(), resources, release);
  const { log } = session;
  const warn = (message: string, attributes: [string, string | number][]) => log({ level: 'warn', message, attributes });
  const count = (many: readonly unknown[]): [string, string | number][] => [
    ['release', release.name],
    ['count', many.length],
  ];
  if (foreign.length > 0) warn('dry-run: resources would be skipped because they are not owned by this release', count(foreign));
  for (const resource of foreign) warn('dry-run: would skip resource', placeOf(resource));
  if (unknown.length > 0) warn('dry-run: resources would be skipped because their ownership could not be verified', count(unknown));
  for (const { resource, error } of unknown) {
    warn('dry-run: would skip resource (ownership could not be verified)', [...placeOf(resource), ['error', errorText(error)]]);
  }
  if (owned.length > 0) debug(log, 'dry-run: resources would be deleted', ['release', release.name], ['count', owned.length]);
  for (const resource of owned) debug(log, 'dry-run: would delete resource', ...placeOf(resource));
}
