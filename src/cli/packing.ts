/** How commands pack charts: as the requested Helm does, with the date of SOURCE_DATE_EPOCH. */
import { sourceDateEpoch } from '../action/chart/source-date-epoch.ts';
import type { Profile } from '../helm/profile.ts';
import type { Context } from './command.ts';

/** Throws a `usage` error for a SOURCE_DATE_EPOCH that is no time. */
export function packing({ io, settings: { profile } }: Context): { readonly profile: Profile; readonly stamp: number | undefined } {
  return { profile, stamp: profile.stampsArchives ? sourceDateEpoch(io.env.SOURCE_DATE_EPOCH) : undefined };
}
