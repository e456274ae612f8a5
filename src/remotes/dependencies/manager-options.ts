/** What filling a charts folder needs. */
import type { Profile } from '../../helm/profile.ts';
import type { Verify } from '../download-chart.ts';

export interface ManagerOptions {
  /** The chart's folder, as messages show it. */
  readonly chartPath: string;
  readonly verify?: Verify;
  readonly keyring?: string | undefined;
  /** Leave the kept indexes as they are. */
  readonly skipRefresh?: boolean | undefined;
  readonly debug?: boolean | undefined;
  /** SOURCE_DATE_EPOCH in milliseconds, for packages of neighbouring folders. */
  readonly stamp?: number | undefined;
  readonly profile?: Profile | undefined;
}
