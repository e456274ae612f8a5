/** Handles an upgrade that fails: records it, cleans up and rolls back, if requested. */
import { errorText, wrapError } from '../../base/errors.ts';
import { deleteAll } from '../../kube/apply/delete.ts';
import { joinedFaults } from '../../kube/apply/faults.ts';
import type { Resource } from '../../kube/resource.ts';
import { byRevision, type Release } from '../../release/record/release.ts';
import { rollbackRelease } from './rollback-release.ts';
import { applyDeps, atomicName, checkReachable, type ReleaseSession, recordRelease } from './session.ts';
import type { UpgradeOptions } from './upgrade-options.ts';

/** Records the failure, removes what was created and rolls back, if requested; the error to throw. */
export async function failedUpgrade(
  session: ReleaseSession,
  release: Release,
  created: readonly Resource[],
  options: UpgradeOptions,
  error: unknown,
): Promise<unknown> {
  const attributes: [string, string][] = [
    ['name', release.name],
    ['error', errorText(error)],
  ];
  const { logsFailedUpgrades } = session.profile;
  session.log({ level: logsFailedUpgrades ? 'warn' : 'debug', message: 'upgrade failed', attributes });
  release.info.status = 'failed';
  release.info.description = `Upgrade "${release.name}" failed: ${errorText(error)}`;
  await recordRelease(session, release);
  if (options.cleanupOnFail && created.length > 0) {
    const faults = await deleteAll(await applyDeps(session), created, 'Background');
    if (faults.length > 0) {
      const words = `an error occurred while cleaning up resources. original upgrade error: ${errorText(error)}: unable to cleanup resources`;
      return wrapError(words, joinedFaults(faults, ', '), 'cluster');
    }
  }
  return options.rollbackOnFailure ? rolledBack(session, release, options, error) : error;
}

async function rolledBack(session: ReleaseSession, { name, version }: Release, options: UpgradeOptions, error: unknown): Promise<unknown> {
  const original = `original upgrade error: ${errorText(error)}`;
  session.onEvent?.({ step: 'rollback', release: name, revision: version });
  let history: Release[];
  try {
    await checkReachable(session);
    history = await session.storage.history(name);
  } catch (second) {
    return wrapError(`an error occurred while finding last successful release. ${original}`, second, 'cluster');
  }
  const good = byRevision(history.filter(({ info }) => info.status === 'superseded' || info.status === 'deployed')).at(-1);
  if (!good) {
    const words = 'unable to find a previously successful release when attempting to rollback';
    return wrapError(`${words}. original upgrade error`, error, 'cluster');
  }
  try {
    const rollback = { ...options, version: good.version, dryRun: false, cleanupOnFail: false, maxHistory: 0, description: '' };
    await rollbackRelease(session, name, rollback);
  } catch (second) {
    return wrapError(`an error occurred while rolling back the release. ${original}`, second, 'cluster');
  }
  return wrapError(`release ${name} failed, and has been rolled back due to ${atomicName(session.profile)} being set`, error, 'cluster');
}
