/** Where a chart comes from, from the flags of a command to the download. */
import type { ServerAccess } from '../net/server-access.ts';

/** Beside a reference: which version, from where, and how it is trusted. '' is absent. */
export interface ChartSource extends Required<ServerAccess> {
  /** Exact, a range, or '' for the newest. */
  readonly version: string;
  readonly verify: boolean;
  readonly keyring: string;
  /** A repository by its URL. */
  readonly repo: string;
  /** Credentials go to other hosts than the repository's, too. */
  readonly passCredentials: boolean;
}
