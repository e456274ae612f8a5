/** What a session with a cluster and its records is opened with. */
import type { Log } from '../../base/log.ts';
import type { Profile } from '../../helm/profile.ts';
import type { Host } from '../../host/host.ts';
import type { Timers } from '../../host/timers.ts';
import type { AccessOptions } from '../../kube/config/access.ts';

export interface SessionOptions extends Omit<AccessOptions, 'files'>, Pick<Host, 'files' | 'env' | 'clock' | 'processes' | 'network'> {
  readonly namespace: string;
  /** Records of all namespaces are looked at. */
  readonly allNamespaces?: boolean;
  /** Where the kinds of servers are kept between commands; absent: nowhere. */
  readonly discoveryFolder?: string;
  /** HELM_DRIVER: `secret`, `configmap`, `memory` or `sql`; empty for the first. */
  readonly driver: string;
  /** Requests per second, and at once. */
  readonly qps: number;
  readonly burst: number;
  readonly profile: Profile;
  readonly log: Log;
  readonly random: () => number;
  readonly timers?: Timers;
  readonly signal?: AbortSignal | undefined;
  /** The process, as klog's lines name it; without it, warnings of the server are logged plainly. */
  readonly pid?: number;
}
