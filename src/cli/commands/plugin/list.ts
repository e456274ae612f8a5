/** `plugin list`: installed plugins as a table. */
import { listPlugins } from '../../../action/plugin/list-plugins.ts';
import { command } from '../../command.ts';
import { noArgument } from '../../complete/completion.ts';
import { text } from '../../flag.ts';
import { pluginDeps } from '../../plugin-deps.ts';
import { tableText } from '../../table.ts';

const HEAD = ['NAME', 'VERSION', 'TYPE', 'APIVERSION', 'PROVENANCE', 'SOURCE'];
const FORMER_HEAD = ['NAME', 'VERSION', 'DESCRIPTION'];

export const pluginList = command({
  use: 'list',
  aliases: ['ls'],
  short: 'list installed Helm plugins',
  long: `
Lists the installed plugins, with the type of each (cli/v1, getter/v1 or
postrenderer/v1), where it was installed from and whether it was signed.
`,
  examples: `
  # all plugins
  PROGRAM plugin list

  # those that download charts
  PROGRAM plugin list --type getter/v1
`,
  flags: { type: text('Plugin type', { when: ({ typesPlugins }) => typesPlugins }) },
  complete: noArgument,
  run(context, _, flags) {
    const rows = listPlugins(pluginDeps(context), flags.type);
    const table = context.settings.profile.typesPlugins
      ? [HEAD, ...rows.map((row) => [row.name, row.version, row.type, row.apiVersion, row.provenance, row.source])]
      : [FORMER_HEAD, ...rows.map((row) => [row.name, row.version, row.description])];
    context.io.out(`${tableText(table, { header: context.paint.out.bold })}\n`);
  },
});
