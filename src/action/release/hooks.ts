/** Runs the hooks of an event: creates them in order, waits for them, deletes them by their policies. */
import { attempt, ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import { parseYaml } from '../../codec/yaml/parse.ts';
import { compareStrings } from '../../go/utf8.ts';
import { isDict } from '../../go/value.ts';
import { createAll } from '../../kube/apply/create.ts';
import { deleteAll } from '../../kube/apply/delete.ts';
import { joinedFaults } from '../../kube/apply/faults.ts';
import type { ListOptions, Mapping } from '../../kube/client.ts';
import { at } from '../../kube/json.ts';
import type { Resource } from '../../kube/resource.ts';
import type { Release, ReleaseHook } from '../../release/record/release.ts';
import { applyDeps, build, now, type ReleaseSession, recordRelease } from './session.ts';
import { hookWaiter, type Waiting } from './waiting.ts';

export interface HookOptions extends Waiting {
  readonly serverSide: boolean;
}

const CRD = 'CustomResourceDefinition';

/** Runs the hooks of an event and cleans up. Throws the error of a failed hook after its cleanup. */
export async function runHooks(session: ReleaseSession, release: Release, event: string, options: HookOptions): Promise<void> {
  const { tidy, fault } = await startHooks(session, release, event, options);
  await tidy();
  if (fault !== undefined) throw fault;
}

export interface StartedHooks {
  /** Deletes hooks by their policies; what the logs are of is still there before. */
  readonly tidy: () => Promise<void>;
  readonly fault?: unknown;
}

/** Runs the hooks of an event and leaves the cleanup to the caller. */
export async function startHooks(session: ReleaseSession, release: Release, event: string, options: HookOptions): Promise<StartedHooks> {
  const hooks = hooksOf(release, event);
  for (const [index, hook] of hooks.entries()) {
    session.onEvent?.({ step: 'hook', release: release.name, revision: release.version, detail: `${event} ${hook.name}` });
    if (hook.deletePolicies.length === 0) hook.deletePolicies = ['before-hook-creation'];
    let resources: Resource[];
    try {
      await deleteByPolicy(session, release, hook, 'before-hook-creation', options);
      resources = await createHook(session, release, hook, event, options);
    } catch (fault) {
      return { tidy: async () => {}, fault };
    }
    try {
      await (await hookWaiter(session, options.strategy, release)).watchUntilReady(resources, options.timeout);
    } catch (fault) {
      ended(session, hook, 'Failed');
      await showLogs(session, hook, 'hook-failed', release.namespace);
      return { tidy: () => tidyFailed(session, release, hook, hooks.slice(0, index), options), fault };
    }
    ended(session, hook, 'Succeeded');
  }
  return { tidy: () => tidySucceeded(session, release, hooks, options) };
}

/** By weight, then name; what is left is in the order of kinds. */
export function byWeight(hooks: readonly ReleaseHook[]): ReleaseHook[] {
  return [...hooks].sort((a, b) => a.weight - b.weight || compareStrings(a.name, b.name));
}

function hooksOf(release: Release, event: string): ReleaseHook[] {
  return byWeight(release.hooks.flatMap((hook) => hook.events.filter((one) => one === event).map(() => hook)));
}

async function createHook(
  session: ReleaseSession,
  release: Release,
  hook: ReleaseHook,
  event: string,
  { serverSide }: HookOptions,
): Promise<Resource[]> {
  const resources = await build(session, hook.manifest, true).catch((error) => {
    throw wrapError(`unable to build kubernetes object for ${event} hook ${hook.path}`, error, 'cluster');
  });
  hook.lastRun = { startedAt: now(session), completedAt: '', phase: 'Running' };
  await recordRelease(session, release);
  hook.lastRun.phase = 'Unknown';
  try {
    if (resources.length === 0) throw new ChartwrightError('cluster', 'no objects visited');
    await createAll(await applyDeps(session), resources, { serverSide });
  } catch (error) {
    ended(session, hook, 'Failed');
    throw wrapError(`warning: Hook ${event} ${hook.path} failed`, error, 'cluster');
  }
  return resources;
}

function ended(session: ReleaseSession, hook: ReleaseHook, phase: string): void {
  hook.lastRun = { ...hook.lastRun, completedAt: now(session), phase };
}

async function tidyFailed(
  session: ReleaseSession,
  release: Release,
  hook: ReleaseHook,
  before: readonly ReleaseHook[],
  options: HookOptions,
): Promise<void> {
  await deleteByPolicy(session, release, hook, 'hook-failed', options).catch((error) =>
    complain(session, `error deleting the hook resource on hook failure: ${errorText(error)}`),
  );
  for (const each of before) await deleteByPolicy(session, release, each, 'hook-succeeded', options);
}

async function tidySucceeded(
  session: ReleaseSession,
  release: Release,
  hooks: readonly ReleaseHook[],
  options: HookOptions,
): Promise<void> {
  for (const hook of hooks.toReversed()) {
    await showLogs(session, hook, 'hook-succeeded', release.namespace);
    await deleteByPolicy(session, release, hook, 'hook-succeeded', options);
  }
}

/** A plain line of Go's standard logger. */
function complain({ log }: ReleaseSession, message: string): void {
  log({ level: 'info', message, attributes: [] });
}

async function deleteByPolicy(
  session: ReleaseSession,
  release: Release,
  hook: ReleaseHook,
  policy: string,
  { strategy, timeout }: Waiting,
): Promise<void> {
  // Deleting a definition would delete all that is defined by it.
  if (hook.kind === CRD || !hook.deletePolicies.includes(policy)) return;
  const resources = await build(session, hook.manifest, false).catch((error) => {
    throw wrapError(`unable to build kubernetes object for deleting hook ${hook.path}`, error, 'cluster');
  });
  const faults = await deleteAll(await applyDeps({ ...session, signal: undefined }), resources, 'Background');
  if (faults.length > 0) throw joinedFaults(faults, '; ');
  await (await hookWaiter(session, strategy, release)).waitForDelete(resources, timeout);
}

const POD: Mapping = { group: '', version: 'v1', kind: 'Pod', resource: 'pods', namespaced: true };

async function showLogs(session: ReleaseSession, hook: ReleaseHook, policy: string, releaseNamespace: string): Promise<void> {
  if (!hook.outputLogPolicies.includes(policy) || !session.hookOutput) return;
  const namespace = namespaceOf(hook) || releaseNamespace;
  const selector: ListOptions | undefined =
    hook.kind === 'Job'
      ? { namespace, labelSelector: `job-name=${hook.name}` }
      : hook.kind === 'Pod'
        ? { namespace, fieldSelector: `metadata.name=${hook.name}` }
        : undefined;
  if (!selector) return;
  try {
    await podLogs(session, selector, namespace);
  } catch (error) {
    complain(session, `error outputting logs for hook failure: ${errorText(error)}`);
  }
}

function namespaceOf({ manifest }: ReleaseHook): string {
  const value = attempt(() => parseYaml(manifest));
  const metadata = isDict(value) ? value.get('metadata') : undefined;
  const namespace = isDict(metadata) ? metadata.get('namespace') : undefined;
  return typeof namespace === 'string' ? namespace : '';
}

async function podLogs({ client, hookOutput }: ReleaseSession, selector: ListOptions, namespace: string): Promise<void> {
  const server = await client();
  for (const pod of (await server.list(POD, selector)).items) {
    const name = pod.metadata.name ?? '';
    for (const container of (at(pod, 'spec', 'containers') ?? []) as { name: string }[]) {
      const text = await server.text(`/api/v1/namespaces/${namespace}/pods/${name}/log`, { container: container.name }).catch(() => {
        throw new ChartwrightError('cluster', `failed to stream pod logs for pod: ${name}, container: ${container.name}`);
      });
      hookOutput?.(namespace, name, container.name, text);
    }
  }
}
