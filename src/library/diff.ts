/** Comparing renderings, and finding the charts that a branch touches, from a program. */
import type { ChangedChart } from '../action/changed/changed-charts.ts';
import type { ChartDiffOptions, DiffedSide } from '../action/diff/diff.ts';
import type { DiffData } from '../diff/report-data.ts';
import { checkOptions, type OptionNames } from './check-options.ts';
import { HOST_NAMES, type HostOptions, hostOf } from './host-options.ts';

export type { ChangedChart, ChartDiffOptions, DiffedSide };

const SIDE_NAMES: OptionNames<DiffedSide> = {
  ...{ chart: true, name: true, folder: true, values: true, release: true, kubeVersion: true, apiVersions: true, helmVersion: true },
  ...{ includeCrds: true, noHooks: true, skipTests: true, skipSchemaValidation: true, labels: true, subchartNotes: true, postRender: true },
  ...{ lookup: true, resolveHost: true, loadSchema: true, clock: true, random: true, traceManifests: true, log: true },
};
const DIFF_NAMES: OptionNames<ChartDiffOptions> = { showSecrets: true, causes: true };

/**
 * Renders both sides and compares them object by object and field by field, with the cause of each change. A side that
 * cannot be rendered is among the `failures` of the result. Throws `usage` errors for options that are not known.
 */
export async function diff(before: DiffedSide, after: DiffedSide, options: ChartDiffOptions = {}): Promise<DiffData> {
  checkOptions('diff', before, SIDE_NAMES);
  checkOptions('diff', after, SIDE_NAMES);
  checkOptions('diff', options, DIFF_NAMES);
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

const CHANGED_NAMES: OptionNames<ChangedChartsOptions> = {
  ...{ ...HOST_NAMES, since: true, chartDirs: true, excluded: true, useHelmignore: true, dependents: true },
};

/** The charts that a branch changes, by the git program. Throws `usage` errors if there is no repository or no such revision. */
export async function changedCharts(options: ChangedChartsOptions = {}): Promise<readonly ChangedChart[]> {
  const { files, cwd, env, processes } = await hostOf('changedCharts', options, CHANGED_NAMES);
  const [{ findChangedCharts }, { gitProgram }] = await Promise.all([
    import('../action/changed/changed-charts.ts'),
    import('../action/git/run-git.ts'),
  ]);
  const { since = '', chartDirs = [], excluded = [], useHelmignore = false, dependents = true } = options;
  const git = gitProgram({ env, processes });
  const request = { since, chartDirs, excluded, useHelmignore, dependents, checkVersions: false };
  return findChangedCharts({ files, cwd: files.real(cwd), git }, request).charts;
}
