/** The library's door to releases: Helm's operations as functions. Nothing is printed. */

import { ChartwrightError } from '../../base/errors.ts';
import { type Log, silent } from '../../base/log.ts';
import type { Chart } from '../../chart/chart.ts';
import { DEFAULT_PROFILE, type HelmVersion, PROFILES, type Profile } from '../../helm/profile.ts';
import { type Clock, systemClock } from '../../host/clock.ts';
import type { Environment } from '../../host/environment.ts';
import { fraction, type Random, systemRandom } from '../../host/random.ts';
import { systemTimers } from '../../host/timers.ts';
import { serverClient } from '../../kube/api.ts';
import type { Transport } from '../../kube/transport.ts';
import type { Driver } from '../../storage/driver.ts';
import { Storage } from '../../storage/storage.ts';
import { plainValues, type ValuesInput } from '../../values/plain-values.ts';
import { kubeNamespace } from '../render/kube-namespace.ts';
import { getRelease } from './get-release.ts';
import { type DryRun, installRelease } from './install-release.ts';
import { type ListOptions, listReleases } from './list-releases.ts';
import { openSession } from './open-session.ts';
import { openStore } from './open-store.ts';
import { releaseHistory } from './release-history.ts';
import { type ReleaseView, releaseView } from './release-view.ts';
import { rollbackRelease } from './rollback-release.ts';
import type { ReleaseEvent, ReleaseSession } from './session.ts';
import type { SessionOptions } from './session-options.ts';
import { testRelease } from './test-release.ts';
import { uninstallRelease } from './uninstall-release.ts';
import { upgradeRelease } from './upgrade-release.ts';

export interface ReleasesOptions {
  /** Where releases and their objects belong (default: that of the kubeconfig's context, else `default`). */
  readonly namespace?: string;
  /** A kubeconfig file (default: $KUBECONFIG, else ~/.kube/config, else the service account of the pod). */
  readonly kubeconfig?: string;
  /** A context of the kubeconfig (default: its current one). */
  readonly context?: string;
  /** Another way to the API server, instead of a kubeconfig. */
  readonly transport?: Transport;
  /** Where records are kept: `secret` (default), `configmap`, `memory`, `sql`, or a store of your own. */
  readonly records?: 'secret' | 'configmap' | 'memory' | 'sql' | Driver;
  /** Which Helm's records, words and defaults: `4.3` (default) or `3.22`. */
  readonly helmVersion?: HelmVersion;
  /** Environment variables (default: none but HOME and KUBECONFIG are looked at). */
  readonly env?: Environment;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Called with what Helm would log. */
  readonly log?: Log;
}

/** What every operation takes. */
export interface OperationOptions {
  /** Cancels: what was begun is recorded as failed, or undone with `rollbackOnFailure`. */
  readonly signal?: AbortSignal;
  /** Called with each step as it begins. */
  readonly onEvent?: (event: ReleaseEvent) => void;
}

/** How objects are waited for. */
export interface WaitingOptions extends OperationOptions {
  /** `hookOnly` (default) waits for hooks, `watcher` and `legacy` for all objects. */
  readonly wait?: 'hookOnly' | 'watcher' | 'legacy';
  /** Jobs, too. */
  readonly waitForJobs?: boolean;
  /** Milliseconds for any single operation (default: five minutes). */
  readonly timeout?: number;
  readonly noHooks?: boolean;
  readonly description?: string;
}

interface ChangeOptions extends WaitingOptions {
  readonly values?: ValuesInput;
  /** `client` renders without a cluster, `server` asks it without changing anything. */
  readonly dryRun?: DryRun;
  readonly labels?: Readonly<Record<string, string>>;
  readonly forceReplace?: boolean;
  readonly forceConflicts?: boolean;
  readonly takeOwnership?: boolean;
  readonly rollbackOnFailure?: boolean;
  readonly disableOpenApiValidation?: boolean;
  readonly skipSchemaValidation?: boolean;
  readonly subchartNotes?: boolean;
}

export interface InstallOptions extends ChangeOptions {
  readonly createNamespace?: boolean;
  readonly replace?: boolean;
  readonly skipCrds?: boolean;
  /** Objects are merged by the server (default: as the Helm that is asked for does). */
  readonly serverSide?: boolean;
}

export interface UpgradeOptions extends ChangeOptions {
  readonly resetValues?: boolean;
  readonly reuseValues?: boolean;
  readonly resetThenReuseValues?: boolean;
  readonly cleanupOnFail?: boolean;
  /** Revisions to keep (default 10); 0 is no limit. */
  readonly maxHistory?: number;
  /** `auto` (default) continues as the last revision was applied. */
  readonly serverSide?: boolean | 'auto';
}

export interface RollbackOptions extends WaitingOptions {
  readonly dryRun?: boolean;
  readonly forceReplace?: boolean;
  readonly forceConflicts?: boolean;
  readonly cleanupOnFail?: boolean;
  readonly maxHistory?: number;
  readonly serverSide?: boolean | 'auto';
}

export interface UninstallOptions extends WaitingOptions {
  readonly dryRun?: boolean;
  readonly keepHistory?: boolean;
  readonly ignoreNotFound?: boolean;
  readonly cascade?: 'background' | 'foreground' | 'orphan';
}

export interface TestOptions extends OperationOptions {
  readonly timeout?: number;
  /** Names of tests to run (default: all), and not to run. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

const TIMEOUT = 300_000;
const MAX_HISTORY = 10;

/** Releases in one namespace of one cluster. Methods throw ChartwrightErrors with Helm's messages. */
export class Releases {
  private readonly options: ReleasesOptions;
  private readonly profile: Profile;
  private opened: Promise<ReleaseSession> | undefined;

  constructor(options: ReleasesOptions = {}) {
    this.options = options;
    this.profile = options.helmVersion ? PROFILES[options.helmVersion] : DEFAULT_PROFILE;
  }

  async install(name: string, chart: Chart, options: InstallOptions = {}): Promise<ReleaseView> {
    const session = await this.session(options);
    const { appliesOnServer } = this.profile;
    const { createNamespace = false, replace = false, skipCrds = false, serverSide = appliesOnServer } = options;
    const install = { ...this.changes(options), name, chart, createNamespace, replace, skipCrds, serverSide };
    return releaseView(await installRelease(session, install));
  }

  async upgrade(name: string, chart: Chart, options: UpgradeOptions = {}): Promise<ReleaseView> {
    const session = await this.session(options);
    const { resetValues = false, reuseValues = false, resetThenReuseValues = false, cleanupOnFail = false } = options;
    const upgrade = { ...this.changes(options), name, chart, resetValues, reuseValues, resetThenReuseValues, cleanupOnFail };
    const { maxHistory = MAX_HISTORY, serverSide = 'auto' } = options;
    return releaseView(await upgradeRelease(session, { ...upgrade, maxHistory, serverSide: String(serverSide) }));
  }

  /** Back to a revision; without one, to the one before the last. */
  async rollback(name: string, revision = 0, options: RollbackOptions = {}): Promise<ReleaseView> {
    const session = await this.session(options);
    const { dryRun = false, forceReplace = false, forceConflicts = false, cleanupOnFail = false } = options;
    const { maxHistory = MAX_HISTORY, serverSide = 'auto' } = options;
    const rollback = { ...waiting(options), version: revision, dryRun, forceReplace, forceConflicts, cleanupOnFail, maxHistory };
    return releaseView(await rollbackRelease(session, name, { ...rollback, serverSide: String(serverSide) }));
  }

  /** What was removed, with what was kept of it; undefined if there was nothing and `ignoreNotFound` is given. */
  async uninstall(name: string, options: UninstallOptions = {}): Promise<{ release: ReleaseView; info: string } | undefined> {
    const session = await this.session(options);
    const { dryRun = false, keepHistory = false, ignoreNotFound = false, cascade = 'background' } = options;
    const done = await uninstallRelease(session, name, { ...waiting(options), dryRun, keepHistory, ignoreNotFound, cascade });
    return done && { release: releaseView(done.release), info: done.info };
  }

  /** Runs the tests; throws if one fails, after its cleanup. */
  async test(name: string, options: TestOptions = {}): Promise<ReleaseView> {
    const { timeout = TIMEOUT, include = [], exclude = [] } = options;
    const { release, tidy, fault } = await testRelease(await this.session(options), name, { timeout, include, exclude });
    await tidy();
    if (fault !== undefined) throw fault;
    return releaseView(release);
  }

  async list(options: Partial<ListOptions> & { readonly allNamespaces?: boolean } = {}): Promise<ReleaseView[]> {
    const { allNamespaces, ...filters } = options;
    const session = allNamespaces ? await this.open(true) : await this.session({});
    const all: ListOptions = { statuses: [], filter: '', selector: '', byDate: false, reverse: false, limit: 0, offset: 0 };
    return (await listReleases(session, { ...all, ...filters })).map(releaseView);
  }

  /** One revision; the newest without one. */
  async get(name: string, revision = 0): Promise<ReleaseView> {
    return releaseView(await getRelease(await this.session({}), name, revision));
  }

  /** All revisions, oldest first. */
  async history(name: string): Promise<ReleaseView[]> {
    return (await releaseHistory(await this.session({}), name)).map(releaseView);
  }

  private changes(options: ChangeOptions) {
    const { labels = {}, dryRun = 'none', forceReplace = false, forceConflicts = false, takeOwnership = false } = options;
    const { rollbackOnFailure = false, disableOpenApiValidation = false, skipSchemaValidation = false, subchartNotes = false } = options;
    return {
      ...waiting(options),
      ...{ labels, dryRun, forceReplace, forceConflicts, takeOwnership, rollbackOnFailure, disableOpenApiValidation },
      ...{ skipSchemaValidation, subchartNotes, enableDns: false, hideSecret: false },
      values: plainValues(options.values, this.profile),
      random: this.options.random ?? systemRandom,
    };
  }

  private async session({ signal, onEvent }: OperationOptions): Promise<ReleaseSession> {
    this.opened ??= this.open(false);
    return { ...(await this.opened), signal, onEvent };
  }

  private async open(allNamespaces: boolean): Promise<ReleaseSession> {
    const { transport, records = 'secret' } = this.options;
    const settings = { ...(await this.sessionOptions()), allNamespaces };
    const session = await openSession(settings);
    const connected = transport ? { ...session, client: async () => serverClient(transport) } : session;
    if (typeof records !== 'string') return { ...connected, storage: new Storage(records) };
    return transport ? { ...connected, storage: new Storage(await openStore(settings, connected.client)) } : connected;
  }

  private async sessionOptions(): Promise<SessionOptions> {
    const { kubeconfig = '', context = '', records = 'secret', log = silent, clock = systemClock, random = systemRandom } = this.options;
    const machine = (await import('../../host/node/host.ts')).nodeHost;
    const { files, processes, network } = machine;
    const env = this.options.env ?? machine.env;
    const kubeconfigs = kubeconfig !== '' ? [kubeconfig] : (env.KUBECONFIG || `${env.HOME ?? ''}/.kube/config`).split(':');
    return {
      ...{ files, env, processes, network, kubeconfig, context, log, clock, profile: this.profile, timers: systemTimers },
      ...{ token: '', asUser: '', asGroups: [], server: '', caFile: '', tlsServerName: '', insecure: false },
      namespace: kubeNamespace(files, { namespace: this.options.namespace ?? '', kubeconfigs, context }),
      driver: typeof records === 'string' ? records : '',
      ...{ qps: 0, burst: 100, random: () => fraction(random) },
    };
  }
}

function waiting({ wait = 'hookOnly', waitForJobs = false, timeout = TIMEOUT, noHooks = false, description = '' }: WaitingOptions) {
  if (timeout < 0) throw new ChartwrightError('usage', 'a timeout is not negative');
  return { strategy: wait, waitForJobs, timeout, noHooks, description };
}
