/** `install`: definitions first, then the chart's objects with their hooks, and a record of it all. */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { localLocation } from '../../go/time.ts';
import type { Dict } from '../../go/value.ts';
import type { ServerClient } from '../../kube/api.ts';
import { isRefusal } from '../../kube/api-error.ts';
import { createAll } from '../../kube/apply/create.ts';
import { cancelled, checkCancelled } from '../../kube/apply/deps.ts';
import { updateAll } from '../../kube/apply/update.ts';
import type { Resource } from '../../kube/resource.ts';
import { chartRecord } from '../../release/record/chart-record.ts';
import { byRevision, type Release } from '../../release/record/release.ts';
import { checkReleaseName } from '../../release/release-name.ts';
import { type Processed, processDependencies } from '../../values/dependencies.ts';
import { runHooks } from './hooks.ts';
import { prepareCrds } from './install-crds.ts';
import { adoptable, ownResources } from './own-resources.ts';
import { clusterCapabilities, ownCapabilities, type RenderingOptions, renderParts } from './render-release.ts';
import {
  applyDeps,
  atomicName,
  build,
  checkReachable,
  now,
  type ReleaseSession,
  reporting,
  secretsNotHidden,
  setStatus,
} from './session.ts';
import { uninstallRelease } from './uninstall-release.ts';
import { type Waiting, waitFor, waitStrategyFor } from './waiting.ts';

export type DryRun = 'none' | 'client' | 'server';

/** What install and upgrade have in common. */
export interface ApplyingOptions extends RenderingOptions, Waiting {
  readonly dryRun: DryRun;
  readonly noHooks: boolean;
  readonly waitForJobs: boolean;
  readonly forceReplace: boolean;
  readonly forceConflicts: boolean;
  readonly takeOwnership: boolean;
  readonly rollbackOnFailure: boolean;
  readonly disableOpenApiValidation: boolean;
  readonly description: string;
}

export interface InstallOptions extends ApplyingOptions {
  readonly name: string;
  readonly chart: Chart;
  readonly values: Dict;
  readonly serverSide: boolean;
  readonly createNamespace: boolean;
  readonly replace: boolean;
  readonly skipCrds: boolean;
}

/** Installs, or simulates it. Throws with Helm's messages; what had begun is recorded as failed, or undone if that was asked for. */
export async function installRelease(session: ReleaseSession, options: InstallOptions): Promise<Release> {
  const { dryRun, name, chart } = options;
  const onServer = dryRun !== 'client' || session.profile.dryRunReachesCluster;
  if (onServer) await reporting(session, 'cluster reachability check failed', () => checkReachable(session), true);
  if (dryRun === 'none' && options.hideSecret) refuseHiding(session);
  await reporting(session, 'release name check failed', () => checkAvailable(session, options));
  const { profile, log } = session;
  const processed = await reporting(session, 'chart dependencies processing failed', async () =>
    processDependencies(chart, options.values, { profile, log }),
  );
  const client = onServer ? await session.client() : undefined;
  if (client) await prepareCrds(session, client, processed, options);
  const settled = { ...options, strategy: waitStrategyFor(session, options) };
  const release = await renderedRelease(session, processed, settled, client);
  setStatus(release, 'pending-install', 'Initial install underway');
  if (!client) {
    release.info.description = 'Dry run complete';
    return release;
  }
  const resources = await ownResources(session, release, release.manifest, !options.disableOpenApiValidation);
  const words = `${profile.capitalizesRefusals ? 'U' : 'u'}nable to continue with install`;
  const adopted = await adoptable(client, resources, release, options.takeOwnership, words);
  if (dryRun !== 'none') {
    release.info.description = 'Dry run complete';
    return release;
  }
  if (options.createNamespace) await createNamespace(session, options);
  if (options.replace) await supersede(session, release);
  session.onEvent?.({ step: 'record', release: name, revision: release.version });
  await session.storage.create(release);
  try {
    await perform(session, release, resources, adopted, settled);
  } catch (error) {
    throw await failed(session, release, settled, session.signal?.aborted ? cancelled(session) : error);
  }
  return release;
}

function refuseHiding(session: ReleaseSession): never {
  const refusal = secretsNotHidden(session);
  if (session.profile.namesFailedSteps) session.log({ level: 'error', message: refusal.message, attributes: [] });
  throw refusal;
}

async function checkAvailable({ storage, profile }: ReleaseSession, { name, dryRun, replace }: InstallOptions): Promise<void> {
  checkReleaseName(name);
  if (dryRun !== 'none') return;
  const last = byRevision(await storage.history(name).catch(() => [])).at(-1);
  if (!last || (replace && ['uninstalled', 'failed'].includes(last.info.status))) return;
  throw new ChartwrightError(
    'usage',
    profile.capitalizesRefusals ? 'cannot re-use a name that is still in use' : 'cannot reuse a name that is still in use',
  );
}

async function renderedRelease(
  session: ReleaseSession,
  processed: Processed,
  options: InstallOptions,
  client: ServerClient | undefined,
): Promise<Release> {
  const { name, labels, serverSide } = options;
  const { namespace, profile, clock } = session;
  const capabilities = client ? await clusterCapabilities(client) : ownCapabilities(session);
  const lookups = options.dryRun === 'client' ? undefined : client;
  const request = { ...options, processed, name, namespace, revision: 1, isUpgrade: false, capabilities, client: lookups };
  const parts = await renderParts(session, request);
  const time = now(session);
  return {
    name,
    namespace,
    version: 1,
    info: {
      firstDeployed: time,
      lastDeployed: time,
      deleted: '',
      description: '',
      status: 'unknown',
      rollbackRevision: 0,
      notes: parts.notes,
    },
    chart: chartRecord(processed.chart, localLocation(clock.zone), profile),
    config: options.values,
    manifest: parts.manifest,
    hooks: parts.hooks,
    labels,
    applyMethod: serverSide ? 'ssa' : 'csa',
  };
}

async function createNamespace(session: ReleaseSession, { serverSide }: InstallOptions): Promise<void> {
  const { namespace } = session;
  const manifest = `apiVersion: v1\nkind: Namespace\nmetadata:\n  labels:\n    name: ${JSON.stringify(namespace)}\n  name: ${JSON.stringify(namespace)}\n`;
  const resources = await build(session, manifest, true);
  try {
    await createAll(await applyDeps(session), resources, { serverSide });
  } catch (error) {
    if (!isRefusal(error, 'AlreadyExists')) throw error;
  }
}

/** Continues the history of a release that was uninstalled or failed. */
async function supersede({ storage }: ReleaseSession, release: Release): Promise<void> {
  const last = byRevision(await storage.history(release.name).catch(() => [])).at(-1);
  if (!last) return;
  release.version = last.version + 1;
  if (last.info.status === 'failed') return;
  setStatus(last, 'superseded', 'superseded by new release');
  await storage.update(last);
}

async function perform(
  session: ReleaseSession,
  release: Release,
  resources: readonly Resource[],
  adopted: readonly Resource[],
  options: InstallOptions,
): Promise<void> {
  const { serverSide, noHooks } = options;
  const hooks = async (event: string) => {
    if (noHooks) return;
    await runHooks(session, release, event, options).catch((error) => {
      throw wrapError(`failed ${event}`, error, 'cluster');
    });
  };
  await hooks('pre-install');
  checkCancelled(session);
  session.onEvent?.({ step: 'apply', release: release.name, revision: release.version });
  const deps = await applyDeps(session);
  if (adopted.length === 0 && resources.length > 0) await createAll(deps, resources, { serverSide });
  else if (resources.length > 0) {
    const threeWayForCustom = options.takeOwnership && !serverSide;
    const { fault } = await updateAll(deps, adopted, resources, { ...options, threeWayForCustom, upgradeManager: true });
    if (fault !== undefined) throw fault;
  }
  await waitFor(session, release, resources, options);
  await hooks('post-install');
  checkCancelled(session);
  setStatus(release, 'deployed', options.description || 'Install complete');
  await session.storage.update(release).catch((error) => {
    session.log({ level: 'error', message: 'failed to record the release', attributes: [['error', errorText(error)]] });
  });
  session.onEvent?.({ step: 'done', release: release.name, revision: release.version });
}

/** Records the failure, or undoes the installation; the error to throw. */
async function failed(session: ReleaseSession, release: Release, options: InstallOptions, error: unknown): Promise<unknown> {
  const { name, rollbackOnFailure } = options;
  const after = { ...session, signal: undefined };
  setStatus(release, 'failed', `Release "${name}" failed: ${errorText(error)}`);
  if (!rollbackOnFailure) {
    await session.storage.update(release).catch(() => {});
    return error;
  }
  session.onEvent?.({ step: 'rollback', release: name, revision: release.version });
  try {
    await uninstallRelease(after, name, { ...UNINSTALL, ...options, description: '', dryRun: false });
  } catch (second) {
    const words = 'an error occurred while uninstalling the release. original install error';
    return new ChartwrightError('cluster', `${words}: ${errorText(error)}: ${errorText(second)}`, { cause: error });
  }
  return wrapError(`release ${name} failed, and has been uninstalled due to ${atomicName(session.profile)} being set`, error, 'cluster');
}

const UNINSTALL = { keepHistory: false, ignoreNotFound: false, cascade: '' };
