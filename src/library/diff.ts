/** Comparing renderings, and finding the charts that a branch touches, from a program. */
import type { ChangedChart } from '../action/changed/changed-charts.ts';
import type { ChartDiffOptions, DiffedSide } from '../action/diff/diff.ts';
import { BOOLEAN, type Kind, record, STRING, STRINGS } from '../base/kinds.ts';
import { CHART } from '../chart/chart.ts';
import type { DiffData } from '../diff/report-data.ts';
import { MANIFEST_KINDS } from './explain.ts';
import { HOST_KINDS, type HostOptions, hostOf } from './host-options.ts';

export type { ChangedChart, ChartDiffOptions, DiffedSide };

const SIDE: Kind<DiffedSide> = record<DiffedSide>({ ...MANIFEST_KINDS, chart: CHART, name: STRING });
const DIFF_OPTIONS: Kind<ChartDiffOptions> = record<ChartDiffOptions>({ showSecrets: BOOLEAN, causes: BOOLEAN });

/**
 * Renders both sides and compares them object by object and field by field, with the cause of each change. A side that
 * cannot be rendered is among the `failures` of the result. Throws `usage` errors for options that are not known or of another kind.
 */
export async function diff(before: DiffedSide, after: DiffedSide, options: ChartDiffOptions = {}): Promise<DiffData> {
  SIDE('diff', 'before', before);
  SIDE('diff', 'after', after);
  CHART('diff', 'before.chart', before.chart);
  CHART('diff', 'after.chart', after.chart);
  DIFF_OPTIONS('diff', 'options', options);
  return (await import('../action/diff/diff.ts')).diff(before, after, options);
}

export interface ChangedChartsOptions extends HostOptions {
  /** Branch or revision that the branch began at (default: the main branch of `origin`). */
  readonly since?: string | undefined;
  /** Folders that charts are looked for in (default: all). */
  readonly chartDirs?: readonly string[] | undefined;
  /** Names or folders of charts that are left out. */
  readonly excluded?: readonly string[] | undefined;
  /** Changes of files that .helmignore names do not count. */
  readonly useHelmignore?: boolean | undefined;
  /** Charts that depend on touched ones count, too (default true). */
  readonly dependents?: boolean | undefined;
}

const CHANGED_OPTIONS: Kind<ChangedChartsOptions> = record<ChangedChartsOptions>({
  ...{ ...HOST_KINDS, since: STRING, chartDirs: STRINGS, excluded: STRINGS, useHelmignore: BOOLEAN, dependents: BOOLEAN },
});

/** The charts that a branch changes, by the git program. Throws `usage` errors if there is no repository or no such revision. */
export async function changedCharts(options: ChangedChartsOptions = {}): Promise<readonly ChangedChart[]> {
  const { files, cwd, env, processes } = await hostOf('changedCharts', options, CHANGED_OPTIONS);
  const [{ findChangedCharts }, { gitProgram }] = await Promise.all([
    import('../action/changed/changed-charts.ts'),
    import('../action/git/run-git.ts'),
  ]);
  const { since = '', chartDirs = [], excluded = [], useHelmignore = false, dependents = true } = options;
  const git = gitProgram({ env, processes });
  const request = { since, chartDirs, excluded, useHelmignore, dependents, checkVersions: false };
  return findChangedCharts({ files, cwd: files.real(cwd), git }, request).charts;
}
