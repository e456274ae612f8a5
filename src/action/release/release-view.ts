/** A release as programs get it: plain data, apart from its record. */
import { recordText } from '../../release/record/json.ts';
import type { Release, ReleaseStatus } from '../../release/record/release.ts';

export interface ReleaseView {
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  readonly status: ReleaseStatus;
  readonly description: string;
  /** RFC 3339; empty for never. */
  readonly firstDeployed: string;
  readonly lastDeployed: string;
  readonly chart: { readonly name: string; readonly version: string; readonly appVersion: string };
  /** What was set; numbers as JSON has them. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly manifest: string;
  readonly notes: string;
  readonly hooks: readonly HookView[];
  readonly labels: Readonly<Record<string, string>>;
  /** `ssa` (by the server) or `csa` (by the client). */
  readonly applyMethod: string;
}

export interface HookView {
  readonly name: string;
  readonly kind: string;
  readonly path: string;
  readonly manifest: string;
  readonly events: readonly string[];
  readonly weight: number;
  /** How its last run went: `Succeeded`, `Failed`, `Running`, `Unknown`, or empty. */
  readonly phase: string;
  readonly startedAt: string;
  readonly completedAt: string;
}

export function releaseView(release: Release): ReleaseView {
  const { name, namespace, version, info, chart, config, manifest, hooks, labels, applyMethod } = release;
  return {
    ...{ name, namespace, revision: version, status: info.status, description: info.description },
    ...{ firstDeployed: info.firstDeployed, lastDeployed: info.lastDeployed, manifest, notes: info.notes, labels, applyMethod },
    chart: { name: chart?.name ?? '', version: chart?.version ?? '', appVersion: chart?.appVersion ?? '' },
    values: config ? (recordText(config) as Record<string, unknown>) : {},
    hooks: hooks.map(({ name: hook, kind, path, manifest: text, events, weight, lastRun }) => ({
      ...{ name: hook, kind, path, manifest: text, events, weight },
      ...lastRun,
    })),
  };
}
