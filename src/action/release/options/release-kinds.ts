/** The kinds of the options of `Releases`, which programs without types may get wrong. */
import {
  BOOLEAN,
  FUNCTION,
  INTEGER,
  isRecord,
  type Kind,
  type Kinds,
  kind,
  listOf,
  mapOf,
  methods,
  oneOf,
  record,
  STRING,
  STRINGS,
} from '../../../base/kinds.ts';
import { HELM_VERSION } from '../../../helm/profile.ts';
import { CLOCK } from '../../../host/clock.ts';
import { ENVIRONMENT } from '../../../host/environment.ts';
import { RANDOM } from '../../../host/random.ts';
import type { Transport } from '../../../kube/transport.ts';
import type { ReleaseStatus } from '../../../release/record/release.ts';
import type { Driver } from '../../../storage/driver.ts';
import { VALUES } from '../../../values/plain-values.ts';
import type { DryRun } from '../install-release.ts';
import type { ListOptions } from '../list-releases.ts';
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
} from './release-options.ts';

type Records = 'secret' | 'configmap' | 'memory' | 'sql' | Driver;
type Cascade = 'background' | 'foreground' | 'orphan';
const STORES: readonly unknown[] = ['secret', 'configmap', 'memory', 'sql'];

export const RELEASES: Kind<ReleasesOptions> = record<ReleasesOptions>({
  ...{ namespace: STRING, kubeconfig: STRING, context: STRING, helmVersion: HELM_VERSION, env: ENVIRONMENT, clock: CLOCK, random: RANDOM },
  ...{ log: FUNCTION, transport: methods<Transport>('a transport', 'send', 'stream') },
  records: kind<Records>('secret, configmap, memory, sql or a store', (value) => isStore(value) || STORES.includes(value), true),
});

/** Stores may be of classes of their own. */
function isStore(value: unknown): boolean {
  return isRecord(value) && typeof value.create === 'function';
}

const NUMBER: Kind<number> = kind('a number', (value) => typeof value === 'number' && !Number.isNaN(value), true);
const OPERATION: Kinds<OperationOptions> = { signal: methods<AbortSignal>('an AbortSignal', 'addEventListener'), onEvent: FUNCTION };
const WAITING: Kinds<WaitingOptions> = {
  ...{ ...OPERATION, waitForJobs: BOOLEAN, timeout: NUMBER, noHooks: BOOLEAN, description: STRING },
  wait: oneOf<'hookOnly' | 'watcher' | 'legacy'>('hookOnly', 'watcher', 'legacy'),
};
const CHANGE: Kinds<ChangeOptions> = {
  ...{ ...WAITING, values: VALUES, dryRun: oneOf<DryRun>('none', 'client', 'server'), labels: mapOf(STRING), forceReplace: BOOLEAN },
  ...{ forceConflicts: BOOLEAN, takeOwnership: BOOLEAN, rollbackOnFailure: BOOLEAN, disableOpenApiValidation: BOOLEAN },
  ...{ skipSchemaValidation: BOOLEAN, subchartNotes: BOOLEAN },
};
const SERVER_SIDE: Kind<boolean | 'auto'> = oneOf<boolean | 'auto'>(true, false, 'auto');

export const INSTALL: Kind<InstallOptions> = record<InstallOptions>({
  ...{ ...CHANGE, createNamespace: BOOLEAN, replace: BOOLEAN, skipCrds: BOOLEAN, serverSide: BOOLEAN },
});
export const UPGRADE: Kind<UpgradeOptions> = record<UpgradeOptions>({
  ...{ ...CHANGE, resetValues: BOOLEAN, reuseValues: BOOLEAN, resetThenReuseValues: BOOLEAN, cleanupOnFail: BOOLEAN },
  ...{ maxHistory: INTEGER, serverSide: SERVER_SIDE },
});
export const ROLLBACK: Kind<RollbackOptions> = record<RollbackOptions>({
  ...{ ...WAITING, dryRun: BOOLEAN, forceReplace: BOOLEAN, forceConflicts: BOOLEAN, cleanupOnFail: BOOLEAN },
  ...{ maxHistory: INTEGER, serverSide: SERVER_SIDE },
});
export const UNINSTALL: Kind<UninstallOptions> = record<UninstallOptions>({
  ...{ ...WAITING, dryRun: BOOLEAN, keepHistory: BOOLEAN, ignoreNotFound: BOOLEAN },
  cascade: oneOf<Cascade>('background', 'foreground', 'orphan'),
});
export const TEST: Kind<TestOptions> = record<TestOptions>({ ...OPERATION, timeout: NUMBER, include: STRINGS, exclude: STRINGS });
type ListedOptions = Partial<ListOptions> & { readonly allNamespaces?: boolean };
export const LIST: Kind<ListedOptions> = record<ListedOptions>({
  ...{
    allNamespaces: BOOLEAN,
    statuses: listOf('statuses', STRING as Kind<ReleaseStatus | string> as Kind<ReleaseStatus>),
    filter: STRING,
  },
  ...{ selector: STRING, byDate: BOOLEAN, reverse: BOOLEAN, limit: INTEGER, offset: INTEGER },
});
