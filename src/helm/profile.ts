/**
 * The Helms whose bytes can be asked for. Each difference between them is one named entry (profile-entries.ts); code asks
 * for the entry, never for a version. Another Helm is a file of its own with its entries, and a line here.
 */
import { type Kind, oneOf } from '../base/kinds.ts';
import { HELM_3_22 } from './helm-3.22.ts';
import { HELM_4_3 } from './helm-4.3.ts';
import type { HelmVersion, Profile } from './profile-entries.ts';

export type { HelmVersion, Profile } from './profile-entries.ts';

/** The profiles by the version that `--helm-version` takes. */
export const PROFILES: Readonly<Record<Profile['name'], Profile>> = { '4.3': HELM_4_3, '3.22': HELM_3_22 };

/** The profile that holds if none is asked for. */
export const DEFAULT_PROFILE: Profile = HELM_4_3;

export const HELM_VERSION: Kind<HelmVersion> = oneOf('4.3', '3.22');

/** The profile of a version, or that which holds if none is asked for. */
export function profileOf(version: HelmVersion | undefined): Profile {
  return version === undefined ? DEFAULT_PROFILE : PROFILES[version];
}
