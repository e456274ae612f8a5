/** `dependency list`: what a chart declares, and whether it is there. */
import { listDependencies } from '../../../action/repository/dependencies.ts';
import { atMost, command } from '../../command.ts';
import { uint } from '../../flag.ts';
import { tableText } from '../../table.ts';

const HEAD = ['NAME', 'VERSION', 'REPOSITORY', 'STATUS'];

export const dependencyList = command({
  use: 'list CHART',
  aliases: ['ls'],
  short: 'list the dependencies for the given chart',
  long: `
Lists the dependencies that a chart declares, each with the status of its copy in
charts/: ok, unpacked, missing, wrong version, corrupt and others.

CHART is the chart's folder or archive (default: the current folder).
Nothing is fetched or changed.
`,
  examples: `
  # the dependencies of ./web, and whether they are there
  PROGRAM dependency list ./web

  # the same of a package, with long URLs shown in full
  PROGRAM dependency list web-1.0.0.tgz --max-col-width 0
`,
  flags: { maxColWidth: uint('maximum column width for output table', { default: 80 }) },
  args: atMost(1),
  async run({ io, settings, log, paint }, [path = '.'], flags) {
    const { rows, folder, strays } = await listDependencies({ files: io.files, cwd: io.cwd, profile: settings.profile, log }, path);
    if (!rows) return io.out(`WARNING: no dependencies at ${folder}\n`);
    const painted = (status: string) => (/^(ok|unpacked)$/.test(status) ? paint.out.green(status) : paint.out.red(status));
    const cells = rows.map(({ name, version, repository, status }) => [name, version, repository, painted(status)]);
    io.out(`${tableText([HEAD, ...cells], { maxColumnWidth: flags.maxColWidth, header: paint.out.bold })}\n\n`);
    io.out(strays.map((line) => `${line}\n`).join(''));
  },
});
