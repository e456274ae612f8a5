/** The library's door to releases: Helm's operations as functions. Nothing is printed. */

import { ChartwrightError } from '../../base/errors.ts';
import { INTEGER, STRING } from '../../base/kinds.ts';
import { silent } from '../../base/log.ts';
import { CHART, type Chart } from '../../chart/chart.ts';
import { type Profile, profileOf } from '../../helm/profile.ts';
import { systemClock } from '../../host/clock.ts';
import { fraction, systemRandom } from '../../host/random.ts';
import { systemTimers } from '../../host/timers.ts';
import { serverClient } from '../../kube/api.ts';
import { Storage } from '../../storage/storage.ts';
import { plainValues } from '../../values/plain-values.ts';
import { kubeNamespace } from '../render/kube-namespace.ts';
import { getRelease } from './get-release.ts';
import { installRelease } from './install-release.ts';
import { type ListOptions, listReleases } from './list-releases.ts';
import { openSession } from './open-session.ts';
import { openStore } from './open-store.ts';
import { INSTALL, LIST, RELEASES, ROLLBACK, TEST, UNINSTALL, UPGRADE } from './options/release-kinds.ts';
import type {
  ChangeOptions,
  InstallOptions,
  OperationOptions,
  ReleasesOptions,
  RollbackOptions,
  TestOptions,
  UninstallOptions,
  UpgradeOptions,
  WaitingOptions,
} from './options/release-options.ts';
import { releaseHistory } from './release-history.ts';
import { type ReleaseView, releaseView } from './release-view.ts';
import { rollbackRelease } from './rollback-release.ts';
import type { ReleaseSession } from './session.ts';
import type { SessionOptions } from './session-options.ts';
import { testRelease } from './test-release.ts';
import { uninstallRelease } from './uninstall-release.ts';
import { upgradeRelease } from './upgrade-release.ts';

const TIMEOUT = 300_000;
const MAX_HISTORY = 10;

/** Releases in one namespace of one cluster. Methods throw ChartwrightErrors with Helm's messages. */
export class Releases {
  private readonly options: ReleasesOptions;
  private readonly profile: Profile;
  private opened: Promise<ReleaseSession> | undefined;

  constructor(options: ReleasesOptions = {}) {
    RELEASES('Releases', 'options', options);
    this.options = options;
    this.profile = profileOf(options.helmVersion);
  }

  async install(name: string, chart: Chart, options: InstallOptions = {}): Promise<ReleaseView> {
    STRING('install', 'name', name);
    CHART('install', 'chart', chart);
    INSTALL('install', 'options', options);
    const session = await this.session(options);
    const { appliesOnServer } = this.profile;
    const { createNamespace = false, replace = false, skipCrds = false, serverSide = appliesOnServer } = options;
    const install = { ...this.changes(options), name, chart, createNamespace, replace, skipCrds, serverSide };
    return releaseView(await installRelease(session, install));
  }

  async upgrade(name: string, chart: Chart, options: UpgradeOptions = {}): Promise<ReleaseView> {
    STRING('upgrade', 'name', name);
    CHART('upgrade', 'chart', chart);
    UPGRADE('upgrade', 'options', options);
    const session = await this.session(options);
    const { resetValues = false, reuseValues = false, resetThenReuseValues = false, cleanupOnFail = false } = options;
    const upgrade = { ...this.changes(options), name, chart, resetValues, reuseValues, resetThenReuseValues, cleanupOnFail };
    const { maxHistory = MAX_HISTORY, serverSide = 'auto' } = options;
    return releaseView(await upgradeRelease(session, { ...upgrade, maxHistory, serverSide: String(serverSide) }));
  }

  /** Back to a revision; without one, to the one before the last. */
  async rollback(name: string, revision = 0, options: RollbackOptions = {}): Promise<ReleaseView> {
    STRING('rollback', 'name', name);
    INTEGER('rollback', 'revision', revision);
    ROLLBACK('rollback', 'options', options);
    const session = await this.session(options);
    const { dryRun = false, forceReplace = false, forceConflicts = false, cleanupOnFail = false } = options;
    const { maxHistory = MAX_HISTORY, serverSide = 'auto' } = options;
    const rollback = { ...waiting(options), version: revision, dryRun, forceReplace, forceConflicts, cleanupOnFail, maxHistory };
    return releaseView(await rollbackRelease(session, name, { ...rollback, serverSide: String(serverSide) }));
  }

  /** What was removed, with what was kept of it; undefined if there was nothing and `ignoreNotFound` is given. */
  async uninstall(name: string, options: UninstallOptions = {}): Promise<{ release: ReleaseView; info: string } | undefined> {
    STRING('uninstall', 'name', name);
    UNINSTALL('uninstall', 'options', options);
    const session = await this.session(options);
    const { dryRun = false, keepHistory = false, ignoreNotFound = false, cascade = 'background' } = options;
    const done = await uninstallRelease(session, name, { ...waiting(options), dryRun, keepHistory, ignoreNotFound, cascade });
    return done && { release: releaseView(done.release), info: done.info };
  }

  /** Runs the tests; throws if one fails, after its cleanup. */
  async test(name: string, options: TestOptions = {}): Promise<ReleaseView> {
    STRING('test', 'name', name);
    TEST('test', 'options', options);
    const { timeout = TIMEOUT, include = [], exclude = [] } = options;
    const { release, tidy, fault } = await testRelease(await this.session(options), name, { timeout, include, exclude });
    await tidy();
    if (fault !== undefined) throw fault;
    return releaseView(release);
  }

  async list(options: Partial<ListOptions> & { readonly allNamespaces?: boolean } = {}): Promise<ReleaseView[]> {
    LIST('list', 'options', options);
    const { allNamespaces, ...filters } = options;
    const session = allNamespaces ? await this.open(true) : await this.session({});
    const all: ListOptions = { statuses: [], filter: '', selector: '', byDate: false, reverse: false, limit: 0, offset: 0 };
    return (await listReleases(session, { ...all, ...filters })).map(releaseView);
  }

  /** One revision; the newest without one. */
  async get(name: string, revision = 0): Promise<ReleaseView> {
    STRING('get', 'name', name);
    INTEGER('get', 'revision', revision);
    return releaseView(await getRelease(await this.session({}), name, revision));
  }

  /** All revisions, oldest first. */
  async history(name: string): Promise<ReleaseView[]> {
    STRING('history', 'name', name);
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
