/** `changed`: the charts that a branch touches. */
import { ChartwrightError } from '../../base/errors.ts';
import { pathFromWorkingFolder } from '../changed-charts.ts';
import { command, noArguments } from '../command.ts';
import { oneOf } from '../complete/completion.ts';
import { ExitError } from '../exit-error.ts';
import { bool, commaList, custom, text } from '../flag.ts';

export const changed = command({
  use: 'changed',
  ours: true,
  short: 'list the charts that a branch changes',
  long: `
Prints the folders of the charts that differ from where the branch began, one per line.
Commits, uncommitted changes and new files count. Charts that depend on a changed chart
are listed, too: by file://, or by the name and a matching version of a library chart in
the repository. Charts in the charts/ folder of another chart are part of that chart.

With --check-version-increment, charts whose version was not raised are reported with the
line of their Chart.yaml, and the command exits with 1.

check, diff, lint, package, readme, schema, template and unittest take --changed [--since]
instead of charts.
`,
  examples: `
  # what the branch changes
  PROGRAM changed --since origin/main

  # in a pipeline: does every changed chart have a new version?
  PROGRAM changed --check-version-increment --chart-dirs charts
`,
  flags: {
    since: text('branch or revision to compare with (default origin/HEAD, origin/main or origin/master)'),
    chartDirs: commaList('folders to search for charts (default: all)'),
    excludedCharts: commaList('names or folders of charts to leave out'),
    useHelmignore: bool('ignore changes to files that .helmignore names'),
    noDependents: bool('leave out charts that only depend on changed ones'),
    checkVersionIncrement: bool('fail if the version of a changed chart was not raised'),
    output: custom('format', 'prints the output in the specified format. Allowed values: text, json', {
      short: 'o',
      default: 'text',
      check(value) {
        if (!['text', 'json'].includes(value)) throw new ChartwrightError('usage', 'invalid format type: it must be text or json');
      },
      complete: () => oneOf('json\tWith reasons, for programs', 'text\tOne folder per line'),
    }),
  },
  args: noArguments,
  async run(context, _, flags) {
    const [{ findChangedCharts }, { gitProgram }] = await Promise.all([
      import('../../action/changed/changed-charts.ts'),
      import('../../action/git/run-git.ts'),
    ]);
    const { io, paint } = context;
    const deps = { files: io.files, cwd: io.files.real(io.cwd), git: gitProgram(io) };
    const found = findChangedCharts(deps, {
      since: flags.since,
      chartDirs: flags.chartDirs,
      excluded: flags.excludedCharts,
      useHelmignore: flags.useHelmignore,
      dependents: !flags.noDependents,
      checkVersions: flags.checkVersionIncrement,
    });
    if (flags.output === 'json') io.out(`${JSON.stringify(found, null, 2)}\n`);
    else io.out(found.charts.map(({ path }) => `${pathFromWorkingFolder(context, found.root, path)}\n`).join(''));
    for (const fault of found.versionFaults) io.err(`${paint.err.red('Error:')} ${fault}\n`);
    if (found.versionFaults.length > 0) throw new ExitError(1);
  },
});
