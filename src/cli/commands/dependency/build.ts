/** `dependency build`: brings back the versions of the lock file. */
import { buildDependencies } from '../../../action/repository/dependencies.ts';
import { fillCommand } from './fill-command.ts';

export const dependencyBuild = fillCommand({
  use: 'build CHART',
  long: `
Fetches into charts/ the exact versions that Chart.lock holds.

Nothing is resolved anew; a lock that does not fit what Chart.yaml declares is
refused. Without a lock this is \`dependency update\`.
`,
  verify: 'ifPossible',
  fill: buildDependencies,
});
