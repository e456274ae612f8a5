/** `rollback`: a new revision made of an old one. */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import { deleteAll } from '../../kube/apply/delete.ts';
import { joinedFaults } from '../../kube/apply/faults.ts';
import { updateAll } from '../../kube/apply/update.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Release } from '../../release/record/release.ts';
import { NoDeployedReleases } from '../../storage/driver.ts';
import { onServer } from './apply-method.ts';
import { runHooks } from './hooks.ts';
import { setOwner } from './ownership.ts';
import { applyDeps, build, checkReachable, debug, isReleaseName, now, type ReleaseSession, recordRelease, setStatus } from './session.ts';
import { type Waiting, waitFor } from './waiting.ts';

export interface RollbackOptions extends Waiting {
  /** The revision to go back to; 0 for the one before the last. */
  readonly version: number;
  readonly dryRun: boolean;
  readonly noHooks: boolean;
  readonly waitForJobs: boolean;
  readonly forceReplace: boolean;
  readonly forceConflicts: boolean;
  /** `auto` continues as the old revision was applied. */
  readonly serverSide: string;
  readonly cleanupOnFail: boolean;
  readonly maxHistory: number;
  readonly description: string;
}

/** Longest description, in characters. */
const MAX_DESCRIPTION = 256;

export function checkDescription(description: string): void {
  const length = Array.from(description).length;
  if (length <= MAX_DESCRIPTION) return;
  throw new ChartwrightError('usage', `description must be ${MAX_DESCRIPTION} characters or less, got ${length}`);
}

/** Rolls back, or simulates it. Throws with Helm's messages. */
export async function rollbackRelease(session: ReleaseSession, name: string, options: RollbackOptions): Promise<Release> {
  checkDescription(options.description);
  await checkReachable(session);
  debug(session.log, 'preparing rollback', ['name', name]);
  const { current, target, serverSide } = await prepared(session, name, options);
  if (options.dryRun) return target;
  debug(session.log, 'creating rolled back release', ['name', name]);
  session.onEvent?.({ step: 'record', release: name, revision: target.version });
  await session.storage.create(target, options.maxHistory);
  debug(session.log, 'performing rollback', ['name', name]);
  await perform(session, current, target, { ...options, onServer: serverSide });
  debug(session.log, 'updating status for rolled back release', ['name', name]);
  await session.storage.update(target);
  session.onEvent?.({ step: 'done', release: name, revision: target.version });
  return target;
}

interface PreparedRollback {
  readonly current: Release;
  readonly target: Release;
  readonly serverSide: boolean;
}

async function prepared(session: ReleaseSession, name: string, options: RollbackOptions): Promise<PreparedRollback> {
  const { storage } = session;
  if (!isReleaseName(name)) throw new ChartwrightError('usage', `prepareRollback: Release name is invalid: ${name}`);
  if (options.version < 0) throw new ChartwrightError('usage', 'invalid release revision');
  const current = await storage.last(name);
  const version = options.version || current.version - 1;
  const history = await storage.history(name);
  if (!history.some((one) => one.version === version)) throw new ChartwrightError('usage', `release has no ${version} version`);
  debug(session.log, 'rolling back', ['name', name], ['currentVersion', current.version], ['targetVersion', version]);
  const previous = await storage.get(name, version);
  const serverSide = onServer(options.serverSide, previous.applyMethod);
  const target: Release = {
    name,
    namespace: current.namespace,
    version: current.version + 1,
    info: {
      firstDeployed: current.info.firstDeployed,
      lastDeployed: now(session),
      deleted: '',
      description: options.description || `Rollback to ${version}`,
      status: 'pending-rollback',
      rollbackRevision: version,
      notes: previous.info.notes,
    },
    chart: previous.chart,
    config: previous.config,
    manifest: previous.manifest,
    hooks: previous.hooks,
    labels: previous.labels,
    applyMethod: serverSide ? 'ssa' : 'csa',
  };
  return { current, target, serverSide };
}

type Performing = RollbackOptions & { readonly onServer: boolean };

async function perform(session: ReleaseSession, current: Release, target: Release, options: Performing): Promise<void> {
  const building = (what: string, manifest: string) =>
    build(session, manifest, false).catch((error) => {
      throw wrapError(`unable to build kubernetes objects from ${what} release manifest`, error, 'cluster');
    });
  const before = await building('current', current.manifest);
  const resources = await building('new', target.manifest);
  const serverSide = options.onServer;
  const hooks = async (event: string) => {
    if (options.noHooks) return debug(session.log, 'rollback hooks disabled', ['name', target.name]);
    await runHooks(session, target, event, { ...options, serverSide });
  };
  await hooks('pre-rollback');
  setOwner(resources, target);
  session.onEvent?.({ step: 'apply', release: target.name, revision: target.version });
  const { created, fault } = await updateAll(await applyDeps(session), before, resources, { ...options, serverSide, upgradeManager: true });
  if (fault !== undefined) throw await failed(session, { current, target, created }, options, fault);
  await waiting(session, current, target, resources, options);
  await hooks('post-rollback');
  await supersede(session, current.name);
  target.info.status = 'deployed';
}

interface Failed {
  readonly current: Release;
  readonly target: Release;
  readonly created: readonly Resource[];
}

/** Records that objects could not be applied; the error to throw. */
async function failed(
  session: ReleaseSession,
  { current, target, created }: Failed,
  options: Performing,
  error: unknown,
): Promise<unknown> {
  const message = `Rollback "${target.name}" failed: ${errorText(error)}`;
  const { log, profile } = session;
  log({ level: profile.logsFailedUpgrades ? 'warn' : 'debug', message, attributes: [] });
  current.info.status = 'superseded';
  setStatus(target, 'failed', message);
  await recordRelease(session, current);
  await recordRelease(session, target);
  if (!options.cleanupOnFail) return error;
  const faults = await deleteAll(await applyDeps({ ...session, signal: undefined }), created, 'Background');
  if (faults.length === 0) return error;
  const words = 'an error occurred while cleaning up resources. original rollback error: unable to cleanup resources';
  return wrapError(words, joinedFaults(faults, ', '), 'cluster');
}

async function waiting(
  session: ReleaseSession,
  current: Release,
  target: Release,
  resources: readonly Resource[],
  options: Performing,
): Promise<void> {
  try {
    await waitFor(session, target, resources, options);
  } catch (error) {
    setStatus(target, 'failed', `Release "${target.name}" failed: ${errorText(error)}`);
    await recordRelease(session, current);
    await recordRelease(session, target);
    throw wrapError(`release ${target.name} failed`, error, 'cluster');
  }
}

/** What was deployed before is superseded. */
async function supersede(session: ReleaseSession, name: string): Promise<void> {
  const deployed = await session.storage.deployedAll(name).catch((error) => {
    if (error instanceof NoDeployedReleases) return [];
    throw error;
  });
  for (const each of deployed) {
    debug(session.log, 'superseding previous deployment', ['version', each.version]);
    each.info.status = 'superseded';
    await recordRelease(session, each);
  }
}
