/** `test`: the hooks of a release that test whether it works. */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import type { KubeClient, Mapping } from '../../kube/client.ts';
import { at } from '../../kube/json.ts';
import type { Release, ReleaseHook } from '../../release/record/release.ts';
import { byWeight, startHooks } from './hooks.ts';
import { checkReachable, isReleaseName, type ReleaseSession } from './session.ts';

export interface TestOptions {
  readonly timeout: number;
  /** Only tests of these names; all if there are none. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export interface TestedRelease {
  readonly release: Release;
  /** Deletes what the tests left by their policies. */
  readonly tidy: () => Promise<void>;
  /** What failed. */
  readonly fault?: unknown;
}

/** Runs the tests and records how they went. Throws if there is nothing to run. */
export async function testRelease(session: ReleaseSession, name: string, options: TestOptions): Promise<TestedRelease> {
  await checkReachable(session);
  if (!isReleaseName(name)) throw new ChartwrightError('usage', `releaseTest: Release name is invalid: ${name}`);
  const release = await session.storage.last(name);
  const all = release.hooks;
  const runs = ({ name: test }: { name: string }) =>
    !options.exclude.includes(test) && (options.include.length === 0 || options.include.includes(test));
  release.hooks = all.filter(runs);
  const serverSide = release.applyMethod === 'ssa';
  const { tidy, fault } = await startHooks(session, release, 'test', { strategy: 'watcher', timeout: options.timeout, serverSide });
  release.hooks = [...all.filter((hook) => !runs(hook)), ...release.hooks];
  const recording = await session.storage.update(release).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { release, tidy, fault: fault ?? recording };
}

const POD: Mapping = { group: '', version: 'v1', kind: 'Pod', resource: 'pods', namespaced: true };

/** The logs of the Pods that the tests were, piece by piece. Throws what could not be read, all of it. */
export async function testLogs(
  { client, namespace, profile }: ReleaseSession,
  { hooks }: Release,
  { include, exclude }: TestOptions,
  print: (text: string) => void,
): Promise<void> {
  const server = await client();
  const tests = byWeight(hooks).filter(({ name, events }) => {
    const isWanted = !exclude.includes(name) && (include.length === 0 || include.includes(name));
    return events.includes('test') && isWanted;
  });
  if (profile.readsAllTestLogs) return formerLogs(server, namespace, tests, print);
  for (const { name } of tests.filter(({ kind }) => kind === 'Pod')) {
    const pod = await server.get(POD, namespace, name).catch((error) => {
      throw new ChartwrightError('cluster', `unable to get pod ${name}: ${errorText(error)}`, { cause: error });
    });
    const containers = [...containersOf(pod, 'initContainers'), ...containersOf(pod, 'containers')];
    const faults: string[] = [];
    for (const container of containers) {
      try {
        const text = await server.text(`/api/v1/namespaces/${namespace}/pods/${name}/log`, { container });
        print(`POD LOGS: ${name} (${container})\n${text}\n`);
      } catch (error) {
        faults.push(`unable to get logs for pod ${name}, container ${container}: ${errorText(error)}`);
      }
    }
    if (faults.length > 0) throw new ChartwrightError('cluster', faults.join('\n'));
  }
}

/** Helm 3's way: every test is taken for a Pod of one container. */
async function formerLogs(
  server: KubeClient,
  namespace: string,
  tests: readonly ReleaseHook[],
  print: (text: string) => void,
): Promise<void> {
  for (const { name } of tests) {
    const text = await server.text(`/api/v1/namespaces/${namespace}/pods/${name}/log`).catch((error) => {
      throw wrapError(`unable to get pod logs for ${name}`, error, 'cluster');
    });
    print(`POD LOGS: ${name}\n${text}\n`);
  }
}

function containersOf(pod: object, list: string): string[] {
  return ((at(pod, 'spec', list) ?? []) as { name: string }[]).map(({ name }) => name);
}
