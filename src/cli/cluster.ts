/** The cluster and the records that the global flags and the environment name. */
import { openSession } from '../action/release/open-session.ts';
import type { Paint } from '../action/release/paint.ts';
import type { ReleaseSession } from '../action/release/session.ts';
import { errorText } from '../base/errors.ts';
import { fraction } from '../host/random.ts';
import type { ReleaseStatus } from '../release/record/release.ts';
import type { Context } from './command.ts';
import { currentNamespace } from './env-vars.ts';
import { ExitError } from './exit-error.ts';
import { waitDisplay } from './wait-progress.ts';

export interface ClusterOptions {
  readonly allNamespaces?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A session with the cluster; nothing is connected yet. Ends the command for a HELM_DRIVER that there is not. */
export async function clusterSession(
  { io, settings, log }: Context,
  { allNamespaces = false, signal }: ClusterOptions = {},
): Promise<ReleaseSession> {
  const { profile } = settings;
  const session = await openSession({
    ...{ files: io.files, env: io.env, clock: io.clock, processes: io.processes, network: io.network },
    kubeconfig: settings.kubeconfig === (io.env.KUBECONFIG ?? '') ? '' : settings.kubeconfig,
    context: settings.kubeContext,
    token: settings.kubeToken,
    asUser: settings.kubeAsUser,
    asGroups: settings.kubeAsGroups,
    server: settings.kubeApiServer,
    caFile: settings.kubeCaFile,
    tlsServerName: settings.kubeTlsServerName,
    insecure: settings.kubeInsecureSkipTlsVerify,
    namespace: currentNamespace(settings, io),
    allNamespaces,
    pid: io.processes.id,
    discoveryFolder: `${settings.cacheHome}/discovery`,
    driver: io.env.HELM_DRIVER ?? '',
    qps: settings.qps,
    burst: settings.burstLimit,
    ...{ profile, log, random: () => fraction(io.random), signal },
  }).catch((error: unknown) => {
    // Helm finds out before any command runs, and logs it.
    log({ level: 'info', message: errorText(error), attributes: [] });
    throw new ExitError(1);
  });
  const display = io.terminal && !settings.debug ? waitDisplay(io) : undefined;
  return {
    ...session,
    onEvent: display && (({ progress }) => progress && display.show(progress)),
    hookOutput: (_namespace, _pod, _container, text) => io.out(text),
  };
}

const STATUS_COLORS: Readonly<Partial<Record<ReleaseStatus, 'green' | 'red' | 'yellow'>>> = {
  deployed: 'green',
  failed: 'red',
  unknown: 'red',
  'pending-install': 'yellow',
  'pending-upgrade': 'yellow',
  'pending-rollback': 'yellow',
  uninstalling: 'yellow',
};

/** Helm's colours for releases. */
export function paintOf({ paint: { helm } }: Context): Paint {
  return {
    status: (status) => (STATUS_COLORS[status] ? helm[STATUS_COLORS[status]](status) : status),
    namespace: helm.cyan,
    header: helm.bold,
  };
}

/** Runs work that Ctrl-C and SIGTERM cancel; then Helm's line is printed. */
export async function cancellable<T>({ io }: Context, name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const end = io.onInterrupt?.(() => {
    if (abort.signal.aborted) return;
    io.out(`Release ${name} has been cancelled.\n`);
    abort.abort();
  });
  try {
    return await work(abort.signal);
  } finally {
    end?.();
  }
}
