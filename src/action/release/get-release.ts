/** `get` and `status`: one revision of a release, and the objects of it that are there. */
import type { Dict } from '../../go/value.ts';
import type { Release } from '../../release/record/release.ts';
import { recordedHooksText } from '../../render/manifest-text.ts';
import { coalesceValues } from '../../values/coalesce.ts';
import { recordedChart } from './recorded-chart.ts';
import { build, checkReachable, findRelease, type ReleaseSession } from './session.ts';
import { type ResourceGroups, resourceGroups } from './status-resources.ts';

/** A revision; the newest for 0. */
export async function getRelease(session: ReleaseSession, name: string, version: number): Promise<Release> {
  await checkReachable(session);
  return findRelease(session, name, version);
}

/** The hooks of a release, as `get hooks` prints them. */
export const hooksText = ({ hooks }: Release): string => recordedHooksText(hooks);

/** The values of the user, or with `all` those merged over the chart's defaults; undefined for none. */
export async function releaseValues(session: ReleaseSession, name: string, version: number, all: boolean): Promise<Dict | undefined> {
  const { chart, config } = await getRelease(session, name, version);
  if (!all) return config;
  return coalesceValues(recordedChart(chart), config ?? new Map(), { profile: session.profile, log: session.log });
}

export interface ReleaseStatus {
  readonly release: Release;
  readonly resources: ResourceGroups;
}

/** A revision with its objects; as Tables for people to read if `tables`. */
export async function releaseStatus(session: ReleaseSession, name: string, version: number, tables: boolean): Promise<ReleaseStatus> {
  const release = await getRelease(session, name, version);
  const resources = await build(session, release.manifest, false);
  return { release, resources: await resourceGroups(session, resources, tables) };
}
