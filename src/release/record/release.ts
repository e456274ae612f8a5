/** A release as Helm records it: what was installed, from what, and the result. */
import type { Dict } from '../../go/value.ts';
import type { ChartRecord } from './chart-record.ts';

export type ReleaseStatus =
  | 'unknown'
  | 'deployed'
  | 'uninstalled'
  | 'superseded'
  | 'failed'
  | 'uninstalling'
  | 'pending-install'
  | 'pending-upgrade'
  | 'pending-rollback';

export interface ReleaseInfo {
  /** RFC 3339 with nanoseconds, in the zone of the machine that wrote it; empty for never, as the other times. */
  firstDeployed: string;
  lastDeployed: string;
  deleted: string;
  description: string;
  status: ReleaseStatus;
  /** The revision that was rolled back to; 0 for none. */
  rollbackRevision: number;
  notes: string;
}

/** A hook with the outcome of its last run. */
export interface ReleaseHook {
  readonly name: string;
  readonly kind: string;
  /** The template it came from. */
  readonly path: string;
  readonly manifest: string;
  readonly events: readonly string[];
  readonly weight: number;
  deletePolicies: readonly string[];
  readonly outputLogPolicies: readonly string[];
  lastRun: HookRun;
}

export interface HookRun {
  startedAt: string;
  completedAt: string;
  /** `Running`, `Succeeded`, `Failed`, `Unknown`; empty if it never ran. */
  phase: string;
}

export interface Release {
  readonly name: string;
  readonly namespace: string;
  version: number;
  readonly info: ReleaseInfo;
  /** Absent only in records that are broken. */
  readonly chart: ChartRecord | undefined;
  /** What the user set; undefined if that is nothing. */
  readonly config: Dict | undefined;
  readonly manifest: string;
  hooks: ReleaseHook[];
  /** The user's labels; of records that were listed, those of the store, too. */
  labels: Readonly<Record<string, string>>;
  /** `ssa`, `csa`; empty if a Helm wrote it that knew one way only. */
  readonly applyMethod: string;
}

export const isPending = ({ info }: Release): boolean => info.status.startsWith('pending-');

/** By revision, oldest first. */
export function byRevision<T extends Pick<Release, 'version'>>(releases: readonly T[]): T[] {
  return [...releases].sort((a, b) => a.version - b.version);
}
