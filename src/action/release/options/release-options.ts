/** What the library's functions for releases take. */
import type { Log } from '../../../base/log.ts';
import type { HelmVersion } from '../../../helm/profile.ts';
import type { Clock } from '../../../host/clock.ts';
import type { Environment } from '../../../host/environment.ts';
import type { Random } from '../../../host/random.ts';
import type { Transport } from '../../../kube/transport.ts';
import type { Driver } from '../../../storage/driver.ts';
import type { ValuesInput } from '../../../values/plain-values.ts';
import type { DryRun } from '../install-release.ts';
import type { ReleaseEvent } from '../session.ts';

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

export interface ChangeOptions extends WaitingOptions {
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
