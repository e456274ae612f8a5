/** The custom resource definitions of a chart, which come before everything else. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { crds } from '../../chart/chart.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { isRefusal } from '../../kube/api-error.ts';
import { createAll } from '../../kube/apply/create.ts';
import type { KubeClient } from '../../kube/client.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Processed } from '../../values/dependencies.ts';
import { applyDeps, build, debug, type ReleaseSession } from './session.ts';
import { usualStrategy, waiterFor } from './waiting.ts';

export interface CrdOptions {
  readonly name: string;
  readonly dryRun: 'none' | 'client' | 'server';
  readonly skipCrds: boolean;
  readonly serverSide: boolean;
  readonly forceConflicts: boolean;
  readonly strategy: string;
}

/** Installs them and waits until the server has taken them up; a dry run only warns. */
export async function prepareCrds(session: ReleaseSession, client: KubeClient, { chart }: Processed, options: CrdOptions): Promise<void> {
  const found = crds(chart);
  if (options.skipCrds || found.length === 0) return;
  if (options.dryRun !== 'none') {
    const message = 'This chart or one of its subcharts contains CRDs. Rendering may fail or contain inaccuracies.';
    session.log({ level: 'warn', message, attributes: [] });
    return;
  }
  session.onEvent?.({ step: 'crds', release: options.name, revision: 1 });
  const installed: Resource[] = [];
  for (const { name, file } of found) {
    const fail = (error: unknown): never => {
      throw wrapError(`failed to install CRD ${name}`, error, 'cluster');
    };
    const resources = await build(session, decodeUtf8(file.data), false).catch(fail);
    if (resources.length === 0) fail(new ChartwrightError('cluster', 'resources are empty'));
    try {
      await createAll(await applyDeps(session), resources, options);
      installed.push(...resources);
    } catch (error) {
      if (!isRefusal(error, 'AlreadyExists')) fail(error);
      debug(session.log, 'CRD is already present. Skipping', ['crd', name]);
    }
  }
  if (installed.length === 0) return;
  const strategy = options.strategy === 'hookOnly' ? usualStrategy(session.profile) : options.strategy;
  const waiter = await waiterFor(session, strategy, { name: options.name, version: 1 });
  await waiter.wait(installed, 60_000);
  client.forget();
}
