/** The version of this program, beside that of the Helm whose behaviour it has. */
import type { Profile } from '../helm/profile.ts';

/** The version in package.json. */
export const VERSION = '0.1.0';

/** `chartwright 0.1.0 (as Helm 4.3)` */
export function ownVersion(profile: Profile): string {
  return `chartwright ${VERSION} (as Helm ${profile.name})\n`;
}
