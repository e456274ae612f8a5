/** `dependency update`: resolves versions again. */
import { updateDependencies } from '../../../action/repository/dependencies.ts';
import { fillCommand } from './fill-command.ts';

export const dependencyUpdate = fillCommand({
  use: 'update CHART',
  aliases: ['up'],
  short: 'update charts/ based on the contents of Chart.yaml',
  long: `
Updates the chart's charts/ folder to match the dependencies of Chart.yaml.

For each dependency the newest version in its range is looked up, fetched and written
to Chart.lock, from which 'dependency build' restores the same versions. Archives in
charts/ that Chart.yaml no longer declares are deleted. All archives are fetched before
anything is changed, so an update that fails leaves the chart as it was. CHART is the
chart's folder (default: the current folder).
`,
  examples: `
  # resolve and fetch the dependencies of ./web
  PROGRAM dependency update ./web

  # accept only packages with a valid signature
  PROGRAM dependency update ./web --verify --keyring ~/.gnupg/pubring.gpg
`,
  verify: 'always',
  fill: updateDependencies,
});
