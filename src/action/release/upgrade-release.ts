/** `upgrade`: the next revision of a release, from what the last one left. */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { localLocation } from '../../go/time.ts';
import type { Dict } from '../../go/value.ts';
import { cancelled, checkCancelled, deleteAll, joined, updateAll } from '../../kube/apply.ts';
import type { Resource } from '../../kube/resource.ts';
import { chartRecord } from '../../release/record/chart-record.ts';
import { byRevision, isPending, type Release } from '../../release/record/release.ts';
import { NoDeployedReleases, ReleaseNotFound } from '../../storage/driver.ts';
import { coalesceValues } from '../../values/coalesce.ts';
import { processDependencies } from '../../values/dependencies.ts';
import { coalesceTables } from '../../values/tables.ts';
import { onServer } from './apply-method.ts';
import { runHooks } from './hooks.ts';
import type { ApplyingOptions } from './install-release.ts';
import { existingResources, setOwner } from './ownership.ts';
import { recordedChart } from './recorded-chart.ts';
import { clusterCapabilities, renderParts } from './render-release.ts';
import { rollbackRelease } from './rollback-release.ts';
import {
  applyDeps,
  build,
  checkReachable,
  debug,
  isReleaseName,
  now,
  type ReleaseSession,
  recordRelease,
  secretsNotHidden,
} from './session.ts';
import { waitFor } from './waiting.ts';

export interface UpgradeOptions extends ApplyingOptions {
  readonly name: string;
  readonly chart: Chart;
  readonly values: Dict;
  /** `auto` goes on as the last revision was applied. */
  readonly serverSide: string;
  readonly resetValues: boolean;
  readonly reuseValues: boolean;
  readonly resetThenReuseValues: boolean;
  readonly cleanupOnFail: boolean;
  /** Revisions to keep; 0 is no limit. */
  readonly maxHistory: number;
}

/** Upgrades, or simulates it. Throws in Helm's words. */
export async function upgradeRelease(session: ReleaseSession, given: UpgradeOptions): Promise<Release> {
  await checkReachable(session);
  const strategy = given.strategy === 'hookOnly' && given.rollbackOnFailure ? 'watcher' : given.strategy;
  const options = { ...given, strategy };
  if (!isReleaseName(options.name)) throw new ChartwrightError('usage', `release name is invalid: ${options.name}`);
  debug(session.log, 'preparing upgrade', ['name', options.name]);
  const { current, upgraded, serverSide } = await prepared(session, options);
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

interface PreparedUpgrade {
  /** What is on the server now, as far as the records say. */
  readonly current: Release;
  readonly upgraded: Release;
  readonly serverSide: boolean;
}

async function prepared(session: ReleaseSession, options: UpgradeOptions): Promise<PreparedUpgrade> {
  const { name, chart, labels } = options;
  const { profile, log, clock } = session;
  if (options.dryRun === 'none' && options.hideSecret) throw secretsNotHidden(session);
  const last = await lastRelease(session, name);
  if (isPending(last)) throw new ChartwrightError('cluster', 'another operation (install/upgrade/rollback) is in progress');
  const current = last.info.status === 'deployed' ? last : await deployedOr(session, last);
  const { values, defaults } = reusedValues(session, options, current);
  const processed = processDependencies(defaults ? { ...chart, values: defaults } : chart, values, { profile, log });
  const client = await session.client();
  const { namespace } = current;
  const revision = last.version + 1;
  const capabilities = await clusterCapabilities(client);
  const lookups = options.dryRun === 'client' ? undefined : client;
  const parts = await renderParts(session, {
    ...options,
    processed,
    name,
    namespace,
    revision,
    isUpgrade: true,
    capabilities,
    client: lookups,
  });
  const serverSide = onServer(options.serverSide, last.applyMethod);
  debug(log, 'determined release apply method', ['server_side_apply', serverSide], ['previous_release_apply_method', last.applyMethod]);
  const upgraded: Release = {
    name,
    namespace,
    version: revision,
    info: {
      firstDeployed: current.info.firstDeployed,
      lastDeployed: now(session),
      deleted: '',
      description: 'Preparing upgrade',
      status: 'pending-upgrade',
      rollbackRevision: 0,
      notes: parts.notes,
    },
    chart: chartRecord(processed.chart, localLocation(clock.zone), profile),
    config: values,
    manifest: parts.manifest,
    hooks: parts.hooks,
    labels: mergedLabels(last.labels, labels),
    applyMethod: serverSide ? 'ssa' : 'csa',
  };
  await build(session, upgraded.manifest, !options.disableOpenApiValidation);
  return { current, upgraded, serverSide };
}

async function lastRelease({ storage }: ReleaseSession, name: string): Promise<Release> {
  try {
    return await storage.last(name);
  } catch (error) {
    throw error instanceof ReleaseNotFound ? new NoDeployedReleases(name) : error;
  }
}

/** The revision that is deployed; the last one where none is and it failed or was superseded. */
async function deployedOr({ storage }: ReleaseSession, last: Release): Promise<Release> {
  try {
    return await storage.deployed(last.name);
  } catch (error) {
    if (error instanceof NoDeployedReleases && ['failed', 'superseded'].includes(last.info.status)) return last;
    throw error;
  }
}

interface ReusedValues {
  readonly values: Dict;
  /** In place of the chart's own. */
  readonly defaults?: Dict;
}

/** The user's values with those of the current revision, as far as that is asked for. */
function reusedValues({ log, profile }: ReleaseSession, options: UpgradeOptions, current: Release): ReusedValues {
  const { values } = options;
  const before: Dict = current.config ?? new Map();
  const merged = () => coalesceTables(values, before, { profile, log });
  if (options.resetValues) {
    debug(log, "resetting values to the chart's original version");
    return { values };
  }
  if (options.reuseValues) {
    debug(log, "reusing the old release's values");
    try {
      return { defaults: coalesceValues(recordedChart(current.chart), before, { profile, log }), values: merged() };
    } catch (error) {
      throw wrapError('failed to rebuild old values', error);
    }
  }
  if (options.resetThenReuseValues) {
    debug(log, 'merging values from old release to new values');
    return { values: merged() };
  }
  if (values.size > 0 || before.size === 0) return { values };
  debug(log, 'copying values from old release', ['name', current.name], ['version', current.version]);
  return { values: before };
}

/** Labels set to `null` go. */
function mergedLabels(before: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...before, ...labels }).filter(([, value]) => value !== 'null'));
}

async function builtCurrent(session: ReleaseSession, current: Release): Promise<Resource[]> {
  try {
    return await build(session, current.manifest, false);
  } catch (error) {
    if (!errorText(error).includes('unable to recognize "": no matches for kind')) {
      throw wrapError('unable to build kubernetes objects from current release manifest', error, 'cluster');
    }
    const words =
      'current release manifest contains removed kubernetes api(s) for this kubernetes version and it is therefore unable to build the kubernetes objects for performing the diff. error from kubernetes';
    throw wrapError(words, error, 'cluster');
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
    throw await failed({ ...session, signal: undefined }, upgraded, created, options, fault);
  }
  current.info.status = 'superseded';
  await recordRelease(session, current);
  upgraded.info.status = 'deployed';
  upgraded.info.description = options.description || 'Upgrade complete';
}

/** Records the failure, removes what was created and rolls back, as far as that is asked for; the error to throw. */
async function failed(
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
  session.log({ level: 'warn', message: 'upgrade failed', attributes });
  release.info.status = 'failed';
  release.info.description = `Upgrade "${release.name}" failed: ${errorText(error)}`;
  await recordRelease(session, release);
  if (options.cleanupOnFail && created.length > 0) {
    const faults = await deleteAll(await applyDeps(session), created, 'Background');
    if (faults.length > 0) {
      const words = `an error occurred while cleaning up resources. original upgrade error: ${errorText(error)}: unable to cleanup resources`;
      return wrapError(words, joined(faults, ', '), 'cluster');
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
  return wrapError(`release ${name} failed, and has been rolled back due to rollback-on-failure being set`, error, 'cluster');
}
