/** Opens a session from a kubeconfig and flags: nothing is read or connected before it is needed. */

import type { LogEntry } from '../../base/log.ts';
import { systemTimers, type Timers } from '../../host/timers.ts';
import { type ServerClient, serverClient } from '../../kube/api.ts';
import { clusterAccess } from '../../kube/config/access.ts';
import { credentials } from '../../kube/config/credentials.ts';
import { discoveryFile } from '../../kube/discovery-file.ts';
import { klogLine } from '../../kube/klog.ts';
import { throttle } from '../../kube/throttle.ts';
import { transport } from '../../kube/transport.ts';
import { Storage } from '../../storage/storage.ts';
import { openStore } from './open-store.ts';
import type { ReleaseSession } from './session.ts';
import type { SessionOptions } from './session-options.ts';

/** Throws a `usage` error for a driver that there is not. */
export async function openSession(options: SessionOptions): Promise<ReleaseSession> {
  const { namespace, profile, log, clock, random, timers = systemTimers, signal } = options;
  let connected: Promise<ServerClient> | undefined;
  const client = () => {
    connected ??= connect(options, timers);
    return connected;
  };
  const storage = new Storage(await openStore(options, client), log);
  const offline = options.driver === 'memory';
  return { client, storage, offline, namespace, profile, log, clock, timers, random, signal };
}

/** A client of the cluster that the options lead to. Throws `cluster` errors in client-go's words. */
export async function connect(options: SessionOptions, timers: Timers): Promise<ServerClient> {
  const access = clusterAccess(options);
  const { qps, burst, env, files, network, clock, profile, log } = options;
  const buckets = new Map<string, () => Promise<void>>();
  const bucketOf = (path: string) => {
    // Each group version has its own limit, as each of client-go's REST clients does.
    const key = path
      .split('/')
      .slice(0, path.startsWith('/apis/') ? 4 : 3)
      .join('/');
    const bucket = buckets.get(key) ?? throttle({ qps, burst, now: () => performance.now() });
    buckets.set(key, bucket);
    return bucket();
  };
  const { discoveryFolder: folder } = options;
  return serverClient(
    transport({
      server: access.server,
      credentials: await credentials(access, options),
      ...{ env, files, network, proxy: access.cluster['proxy-url'] },
      userAgent: `Helm/${profile.name}`,
      throttle: bucketOf,
      onWarning: (text) => log(serverWarning(options, text)),
      sleep: (milliseconds) => new Promise((done) => void timers.after(milliseconds, done)),
    }),
    folder === undefined ? undefined : discoveryFile(files, clock, folder, access.server),
  );
}

function serverWarning({ clock, pid }: SessionOptions, text: string): LogEntry {
  if (pid === undefined) return { level: 'warn', message: text, attributes: [] };
  return { level: 'info', message: klogLine(clock, pid, 'warnings.go:107', `Warning: ${text}`), attributes: [] };
}
