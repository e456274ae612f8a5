/** `uninstall --dry-run`: what would be kept; what would be deleted or skipped is logged. */

import { errorText } from '../../base/errors.ts';
import type { Release } from '../../release/record/release.ts';
import { ReleaseNotFound } from '../../storage/driver.ts';
import { sortByOwner } from './ownership.ts';
import { build, debug, findRelease, type ReleaseSession } from './session.ts';
import { keptText, kindAndPlace, partsOf, type Uninstalled, type UninstallOptions } from './uninstall-resources.ts';

/** Undefined if there is no release and that is no fault. */
export async function simulateUninstall(
  session: ReleaseSession,
  name: string,
  options: UninstallOptions,
): Promise<Uninstalled | undefined> {
  let release: Release;
  try {
    release = await findRelease(session, name, 0);
  } catch (error) {
    if (options.ignoreNotFound && error instanceof ReleaseNotFound) return undefined;
    throw error;
  }
  if (!session.profile.simulatesUninstall) return { release, info: '' };
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
  for (const resource of foreign) warn('dry-run: would skip resource', kindAndPlace(resource));
  if (unknown.length > 0) warn('dry-run: resources would be skipped because their ownership could not be verified', count(unknown));
  for (const { resource, error } of unknown) {
    warn('dry-run: would skip resource (ownership could not be verified)', [...kindAndPlace(resource), ['error', errorText(error)]]);
  }
  if (owned.length > 0) debug(log, 'dry-run: resources would be deleted', ['release', release.name], ['count', owned.length]);
  for (const resource of owned) debug(log, 'dry-run: would delete resource', ...kindAndPlace(resource));
}
