/** The dependencies of all actions on releases: the cluster, the records, the clock. */
import { ChartwrightError, errorText, wrapError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { formatTime, GoTime, localLocation } from '../../go/time.ts';
import type { Profile } from '../../helm/profile.ts';
import type { Clock } from '../../host/clock.ts';
import type { Timers } from '../../host/timers.ts';
import type { ServerClient } from '../../kube/api.ts';
import type { ApplyDeps } from '../../kube/apply/deps.ts';
import { buildResources, type Resource } from '../../kube/resource.ts';
import type { WaitProgress } from '../../kube/wait/waiter.ts';
import { RFC3339_NANO } from '../../release/record/chart-record.ts';
import type { Release } from '../../release/record/release.ts';
import { checkReleaseName } from '../../release/release-name.ts';
import type { Storage } from '../../storage/storage.ts';

export interface ReleaseSession {
  /** Connects when it is first asked. Throws `cluster` errors if the configuration does not allow it. */
  readonly client: () => Promise<ServerClient>;
  readonly storage: Storage;
  /** Records without a cluster: whether it can be reached is not checked. */
  readonly offline?: boolean;
  /** Where releases and objects without a namespace belong. */
  readonly namespace: string;
  readonly profile: Profile;
  readonly log: Log;
  readonly clock: Clock;
  readonly timers: Timers;
  /** 0 up to 1: spreads retries. */
  readonly random: () => number;
  /** Cancels the action: what was begun is recorded as failed, or rolled back if that was asked for. */
  readonly signal?: AbortSignal | undefined;
  /** Gets the logs of hooks whose policy is to show them. */
  readonly hookOutput?: ((namespace: string, pod: string, container: string, text: string) => void) | undefined;
  /** Called with each step. */
  readonly onEvent?: ((event: ReleaseEvent) => void) | undefined;
}

/** A step of an action, when it begins; `progress`, whenever that changes while it waits. */
export interface ReleaseEvent {
  readonly step: 'progress' | 'render' | 'crds' | 'record' | 'hook' | 'apply' | 'wait' | 'delete' | 'rollback' | 'done';
  readonly release: string;
  readonly revision: number;
  /** The event of a hook, the name of what is waited for and the like. */
  readonly detail?: string;
  /** The objects that are not ready yet, and why; empty once the wait has ended. */
  readonly progress?: WaitProgress;
}

/** Throws `kubernetes cluster unreachable: …` if the server does not return its version. */
export async function checkReachable({ client, offline, profile }: ReleaseSession): Promise<void> {
  if (offline) return;
  try {
    await (await client()).version();
  } catch (error) {
    throw wrapError(`${profile.capitalizesUnreachable ? 'K' : 'k'}ubernetes cluster unreachable`, error, 'cluster');
  }
}

/** Objects of a manifest, in the session's namespace if they name none. */
export async function build({ client, namespace }: ReleaseSession, manifest: string, validate: boolean): Promise<Resource[]> {
  return buildResources(manifest, { client: await client(), namespace, validate });
}

export async function applyDeps({ client, log, timers, signal, profile }: ReleaseSession): Promise<ApplyDeps> {
  const sleep = (milliseconds: number) => new Promise<void>((done) => void timers.after(milliseconds, done));
  return { client: await client(), log, sleep, signal, profile };
}

/** Now, as records have it. */
export function now({ clock }: Pick<ReleaseSession, 'clock'>): string {
  return formatTime(new GoTime(clock.now(), localLocation(clock.zone)), RFC3339_NANO);
}

/** The revision of a release; the newest for 0. */
export async function findRelease({ storage }: ReleaseSession, name: string, version: number): Promise<Release> {
  if (!isReleaseName(name)) throw new ChartwrightError('usage', `releaseContent: Release name is invalid: ${name}`);
  return version <= 0 ? storage.last(name) : storage.get(name, version);
}

export function isReleaseName(name: string): boolean {
  try {
    checkReleaseName(name);
    return true;
  } catch {
    return false;
  }
}

/** Writes a record; a failure is only logged. */
export async function recordRelease({ storage, log }: ReleaseSession, release: Release): Promise<void> {
  try {
    await storage.update(release);
  } catch (error) {
    log({
      level: 'warn',
      message: 'failed to update release',
      attributes: [
        ['name', release.name],
        ['revision', release.version],
        ['error', errorText(error)],
      ],
    });
  }
}

/** Sets a release's status and its description. */
export function setStatus({ info }: Release, status: Release['info']['status'], description: string): void {
  info.status = status;
  info.description = description;
}

/** Logs a debug message. */
export function debug(log: Log, message: string, ...attributes: [string, string | number | boolean][]): void {
  log({ level: 'debug', message, attributes });
}

/** Runs a step whose failure newer Helms also log; `joined` in one text. */
export async function reporting<T>({ log, profile }: ReleaseSession, what: string, step: () => Promise<T>, joined = false): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!profile.namesFailedSteps) throw error;
    const words = errorText(error);
    log(
      joined
        ? { level: 'error', message: `${what}: ${words}`, attributes: [] }
        : { level: 'error', message: what, attributes: [['error', words]] },
    );
    throw wrapError(what, error);
  }
}

/** Secrets can only be hidden if nothing is done. */
export function secretsNotHidden({ profile }: Pick<ReleaseSession, 'profile'>): ChartwrightError {
  return new ChartwrightError('usage', `${profile.capitalizesRefusals ? 'H' : 'h'}iding Kubernetes secrets requires a dry-run mode`);
}

/** What the flag is called by which a failed operation is undone. */
export const atomicName = ({ renamesAtomic }: Profile): string => (renamesAtomic ? 'rollback-on-failure' : 'atomic');
