/** The next revision of a release, rendered but not recorded. */
import { ChartwrightError } from '../../base/errors.ts';
import { localLocation } from '../../go/time.ts';
import type { Dict } from '../../go/value.ts';
import { chartRecord } from '../../release/record/chart-record.ts';
import { isPending, type Release } from '../../release/record/release.ts';
import { NoDeployedReleases, ReleaseNotFound } from '../../storage/driver.ts';
import { type Processed, processDependencies } from '../../values/dependencies.ts';
import { onServer } from './apply-method.ts';
import { clusterCapabilities, type RenderedParts, renderParts } from './render-release.ts';
import { reusedValues } from './reused-values.ts';
import { build, debug, now, type ReleaseSession, secretsNotHidden } from './session.ts';
import type { UpgradeOptions } from './upgrade-options.ts';

export interface PreparedUpgrade {
  /** The objects on the server according to the records. */
  readonly current: Release;
  readonly upgraded: Release;
  readonly serverSide: boolean;
}

/** Throws if the release is not there, busy, or the chart does not render. */
export async function prepareUpgrade(session: ReleaseSession, options: UpgradeOptions): Promise<PreparedUpgrade> {
  const { name, chart } = options;
  const { profile, log } = session;
  if (options.dryRun === 'none' && options.hideSecret) throw secretsNotHidden(session);
  const last = await lastRelease(session, name);
  if (isPending(last)) throw new ChartwrightError('cluster', 'another operation (install/upgrade/rollback) is in progress');
  const current = last.info.status === 'deployed' ? last : await deployedOr(session, last);
  const { values, defaults } = reusedValues(session, options, current);
  const processed = processDependencies(defaults ? { ...chart, values: defaults } : chart, values, { profile, log });
  const parts = await renderUpgrade(session, options, processed, current.namespace, last.version + 1);
  const serverSide = onServer(options.serverSide, last.applyMethod);
  debug(log, 'determined release apply method', ['server_side_apply', serverSide], ['previous_release_apply_method', last.applyMethod]);
  const upgraded = upgradedRelease(session, { last, current, processed, values, parts, serverSide, labels: options.labels });
  await build(session, upgraded.manifest, !options.disableOpenApiValidation);
  return { current, upgraded, serverSide };
}

async function renderUpgrade(
  session: ReleaseSession,
  options: UpgradeOptions,
  processed: Processed,
  namespace: string,
  revision: number,
): Promise<RenderedParts> {
  const server = await session.client();
  const capabilities = await clusterCapabilities(server);
  const client = options.dryRun === 'client' ? undefined : server;
  return renderParts(session, { ...options, processed, namespace, revision, isUpgrade: true, capabilities, client });
}

interface UpgradeParts {
  readonly last: Release;
  readonly current: Release;
  readonly processed: Processed;
  readonly values: Dict;
  readonly parts: RenderedParts;
  readonly serverSide: boolean;
  readonly labels: UpgradeOptions['labels'];
}

/** The record of the next revision, as it is before anything is applied. */
function upgradedRelease(session: ReleaseSession, { last, current, processed, values, parts, serverSide, labels }: UpgradeParts): Release {
  return {
    name: last.name,
    namespace: current.namespace,
    version: last.version + 1,
    info: {
      firstDeployed: current.info.firstDeployed,
      lastDeployed: now(session),
      deleted: '',
      description: 'Preparing upgrade',
      status: 'pending-upgrade',
      rollbackRevision: 0,
      notes: parts.notes,
    },
    chart: chartRecord(processed.chart, localLocation(session.clock.zone), session.profile),
    config: values,
    manifest: parts.manifest,
    hooks: parts.hooks,
    labels: mergedLabels(last.labels, labels),
    applyMethod: serverSide ? 'ssa' : 'csa',
  };
}

async function lastRelease({ storage }: ReleaseSession, name: string): Promise<Release> {
  try {
    return await storage.last(name);
  } catch (error) {
    throw error instanceof ReleaseNotFound ? new NoDeployedReleases(name) : error;
  }
}

/** The revision that is deployed; the last one if none is and it failed or was superseded. */
async function deployedOr({ storage }: ReleaseSession, last: Release): Promise<Release> {
  try {
    return await storage.deployed(last.name);
  } catch (error) {
    if (error instanceof NoDeployedReleases && ['failed', 'superseded'].includes(last.info.status)) return last;
    throw error;
  }
}

/** Labels set to `null` go. */
function mergedLabels(before: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...before, ...labels }).filter(([, value]) => value !== 'null'));
}
