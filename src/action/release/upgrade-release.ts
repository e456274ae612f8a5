/** `upgrade`: the next revision of a release, from what the last one left. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { cancelled, checkCancelled } from '../../kube/apply/deps.ts';
import { updateAll } from '../../kube/apply/update.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Release } from '../../release/record/release.ts';
import { failedUpgrade } from './failed-upgrade.ts';
import { runHooks } from './hooks.ts';
import { existingResources, setOwner } from './ownership.ts';
import { type PreparedUpgrade, prepareUpgrade } from './prepare-upgrade.ts';
import { applyDeps, build, checkReachable, debug, isReleaseName, type ReleaseSession, recordRelease } from './session.ts';
import type { UpgradeOptions } from './upgrade-options.ts';
import { waitFor, waitStrategyFor } from './waiting.ts';

/** Upgrades, or simulates it. Throws with Helm's messages. */
export async function upgradeRelease(session: ReleaseSession, given: UpgradeOptions): Promise<Release> {
  await checkReachable(session);
  const options = { ...given, strategy: waitStrategyFor(session, given) };
  if (!isReleaseName(options.name)) throw new ChartwrightError('usage', `release name is invalid: ${options.name}`);
  debug(session.log, 'preparing upgrade', ['name', options.name]);
  const { current, upgraded, serverSide } = await prepareUpgrade(session, options);
  debug(session.log, 'performing update', ['name', options.name]);
  const before = await builtCurrent(session, current);
  const target = await build(session, upgraded.manifest, !options.disableOpenApiValidation).catch((error) => {
    throw wrapError('unable to build kubernetes objects from new release manifest', error, 'cluster');
  });
  setOwner(target, upgraded);
  const originals = [...before, ...(await adoptable(session, before, target, options, upgraded))];
  if (options.dryRun !== 'none') {
    upgraded.info.description = options.description || 'Dry run complete';
    return upgraded;
  }
  session.onEvent?.({ step: 'record', release: upgraded.name, revision: upgraded.version });
  debug(session.log, 'creating upgraded release', ['name', options.name]);
  await session.storage.create(upgraded, options.maxHistory);
  await perform(session, { current, upgraded, originals, target, serverSide }, options);
  debug(session.log, 'updating status for upgraded release', ['name', options.name]);
  await session.storage.update(upgraded);
  session.onEvent?.({ step: 'done', release: upgraded.name, revision: upgraded.version });
  return upgraded;
}

/** The objects of the current release. Helm has other words for APIs that are removed, but looks for a message that client-go 0.21 was the last to give. */
async function builtCurrent(session: ReleaseSession, current: Release): Promise<Resource[]> {
  try {
    return await build(session, current.manifest, false);
  } catch (error) {
    throw wrapError('unable to build kubernetes objects from current release manifest', error, 'cluster');
  }
}

/** What is new in the release, but on the server already. */
async function adoptable(
  session: ReleaseSession,
  before: readonly Resource[],
  target: readonly Resource[],
  { takeOwnership }: UpgradeOptions,
  owner: Release,
): Promise<Resource[]> {
  const key = ({ object, namespace, name }: Resource) => `${object.apiVersion}/${object.kind}/${namespace}/${name}`;
  const known = new Set(before.map(key));
  const added = target.filter((one) => !known.has(key(one)));
  try {
    return await existingResources(await session.client(), added, owner, takeOwnership);
  } catch (error) {
    throw wrapError(`${session.profile.capitalizesRefusals ? 'U' : 'u'}nable to continue with update`, error, 'cluster');
  }
}

interface Upgrade extends PreparedUpgrade {
  readonly originals: readonly Resource[];
  readonly target: readonly Resource[];
}

async function perform(session: ReleaseSession, upgrade: Upgrade, options: UpgradeOptions): Promise<void> {
  const { current, upgraded, originals, target, serverSide } = upgrade;
  let created: readonly Resource[] = [];
  let recordsCurrent = false;
  const hooks = async (event: string) => {
    if (options.noHooks) return debug(session.log, 'upgrade hooks disabled', ['name', upgraded.name]);
    await runHooks(session, upgraded, event, { ...options, serverSide }).catch((error) => {
      throw wrapError(`${event} hooks failed`, error, 'cluster');
    });
  };
  try {
    await hooks('pre-upgrade');
    checkCancelled(session);
    session.onEvent?.({ step: 'apply', release: upgraded.name, revision: upgraded.version });
    recordsCurrent = true;
    const upgradeManager = serverSide && (current.applyMethod === '' || current.applyMethod === 'csa');
    const updated = await updateAll(await applyDeps(session), originals, target, { ...options, serverSide, upgradeManager });
    created = updated.created;
    if (updated.fault !== undefined) throw updated.fault;
    await waitFor(session, upgraded, target, options);
    recordsCurrent = false;
    await hooks('post-upgrade');
    checkCancelled(session);
  } catch (error) {
    if (recordsCurrent && !session.signal?.aborted) await recordRelease(session, current);
    const fault = session.signal?.aborted ? cancelled(session) : error;
    throw await failedUpgrade({ ...session, signal: undefined }, upgraded, created, options, fault);
  }
  current.info.status = 'superseded';
  await recordRelease(session, current);
  upgraded.info.status = 'deployed';
  upgraded.info.description = options.description || 'Upgrade complete';
}
