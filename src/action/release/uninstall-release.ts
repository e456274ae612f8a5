/** `uninstall`: hooks, then the objects that are the release's, then its records. */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import { joinedFaults } from '../../kube/apply/faults.ts';
import { byRevision, type Release } from '../../release/record/release.ts';
import { NoDeployedReleases } from '../../storage/driver.ts';
import { runHooks } from './hooks.ts';
import { checkReachable, debug, isReleaseName, now, type ReleaseSession } from './session.ts';
import { simulateUninstall } from './simulate-uninstall.ts';
import { deleteResources, type Uninstalled, type UninstallOptions } from './uninstall-resources.ts';
import { waiterFor } from './waiting.ts';

/** Undefined if there was nothing and that is no fault. Throws with Helm's messages. */
export async function uninstallRelease(session: ReleaseSession, name: string, options: UninstallOptions): Promise<Uninstalled | undefined> {
  await checkReachable(session);
  const waiter = await waiterFor(session, options.strategy, { name, version: 0 });
  if (options.dryRun) return simulateUninstall(session, name, options);
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
  const { deleted, info } = await deleteResources(session, release, options.cascade);
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
  if (faults.length > 0) throw wrapError(`uninstallation completed with ${faults.length} error(s)`, joinedFaults(faults, '; '), 'cluster');
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
