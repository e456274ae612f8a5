/** `dependency build`: restores the versions of the lock file. */
import { buildDependencies } from '../../../action/repository/dependencies.ts';
import { fillCommand } from './fill-command.ts';

export const dependencyBuild = fillCommand({
  use: 'build CHART',
  short: 'rebuild the charts/ directory based on the Chart.lock file',
  long: `
Fetches the exact versions that Chart.lock holds into the chart's charts/ folder.

Nothing is resolved again; a lock that does not match the dependencies of Chart.yaml
is refused. A chart without a lock is treated as by 'dependency update'. CHART is the
chart's folder (default: the current folder).
`,
  examples: `
  # restore the locked dependencies of ./web
  PROGRAM dependency build ./web

  # do not fetch the indexes of repositories first
  PROGRAM dependency build ./web --skip-refresh
`,
  verify: 'ifPossible',
  fill: buildDependencies,
});
