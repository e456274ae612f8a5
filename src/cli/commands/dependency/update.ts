/** `dependency update`: resolves versions anew. */
import { updateDependencies } from '../../../action/repository/dependencies.ts';
import { fillCommand } from './fill-command.ts';

export const dependencyUpdate = fillCommand({
  use: 'update CHART',
  long: `
Brings charts/ in line with what Chart.yaml declares.

The newest version that fits each declaration is looked up, fetched, and noted
in Chart.lock, from which \`dependency build\` brings back the very same versions.
Archives in charts/ that nothing declares any more are deleted. Everything is
fetched before anything is touched: an update that fails changes nothing.
`,
  verify: 'always',
  fill: updateDependencies,
});
