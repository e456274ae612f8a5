/** What an upgrade is asked for. */
import type { Chart } from '../../chart/chart.ts';
import type { ApplyingOptions } from './install-release.ts';
import type { ValuesOptions } from './reused-values.ts';

export interface UpgradeOptions extends ApplyingOptions, ValuesOptions {
  readonly name: string;
  readonly chart: Chart;
  /** `auto` continues as the last revision was applied. */
  readonly serverSide: string;
  readonly cleanupOnFail: boolean;
  /** Revisions to keep; 0 is no limit. */
  readonly maxHistory: number;
}
