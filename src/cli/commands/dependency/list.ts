/** `dependency list`: what a chart declares, and how much of it is there. */
import { listDependencies } from '../../../action/repository/dependencies.ts';
import { atMost, type Command } from '../../command.ts';
import { tableText } from '../../table.ts';

const HEAD = ['NAME', 'VERSION', 'REPOSITORY', 'STATUS'];

export const dependencyList: Command = {
  use: 'list CHART',
  long: `
Lists the dependencies that a chart declares, and for each whether charts/ holds
it in a version that fits. The chart is a folder or an archive; nothing in it is
changed.
`,
  flags: () => [{ name: 'max-col-width', type: 'uint', default: 80, usage: 'maximum column width for output table' }],
  args: atMost(1),
  async run({ io, settings, log }, [path = '.'], flags) {
    const { rows, folder, strays } = await listDependencies({ files: io.files, profile: settings.profile, log }, path);
    if (!rows) return io.out(`WARNING: no dependencies at ${folder}\n`);
    const cells = rows.map(({ name, version, repository, status }) => [name, version, repository, status]);
    io.out(`${tableText([HEAD, ...cells], { maxColumnWidth: flags.number('max-col-width') })}\n\n`);
    io.out(strays.map((line) => `${line}\n`).join(''));
  },
};
