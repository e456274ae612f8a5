/** `changed`: the charts that a branch touches. */
import { ChartwrightError } from '../../base/errors.ts';
import { fromHere } from '../changed-charts.ts';
import { command, noArguments } from '../command.ts';
import { oneOf } from '../complete/completion.ts';
import { ExitError } from '../exit-error.ts';
import { bool, commaList, custom, text } from '../flag.ts';

export const changed = command({
  use: 'changed',
  ours: true,
  short: 'list the charts that a branch touches',
  long: `
Prints the folders of the charts whose files differ from where the branch began, a line
each: commits, what is not committed yet, and new files. Charts that depend on them follow
suit: by file://, or by the name of a library chart of the repository whose version fits.
The charts in another one's charts/ folder are part of that one.

With --check-version-increment, charts whose version has not grown are told with the line
of their Chart.yaml, and the command exits with 1.

check, diff, lint, readme, schema and unittest take --changed [--since] in the place of
charts.
`,
  examples: `
  # what the branch changes
  PROGRAM changed --since origin/main

  # in a pipeline: has every changed chart a new version?
  PROGRAM changed --check-version-increment --chart-dirs charts
`,
  flags: {
    since: text('branch or revision that the branch began at (default origin/HEAD, origin/main or origin/master)'),
    chartDirs: commaList('folders that charts are looked for in (default: all)'),
    excludedCharts: commaList('names or folders of charts that are left out'),
    useHelmignore: bool('changes of files that .helmignore names do not count'),
    noDependents: bool('leave charts out that only depend on changed ones'),
    checkVersionIncrement: bool('fail if the version of a touched chart does not grow'),
    output: custom('format', 'prints the output in the specified format. Allowed values: text, json', {
      short: 'o',
      default: 'text',
      check(value) {
        if (!['text', 'json'].includes(value)) throw new ChartwrightError('usage', 'invalid format type');
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
    else io.out(found.charts.map(({ path }) => `${fromHere(context, found.root, path)}\n`).join(''));
    for (const fault of found.versionFaults) io.err(`${paint.err.red('Error:')} ${fault}\n`);
    if (found.versionFaults.length > 0) throw new ExitError(1);
  },
});
