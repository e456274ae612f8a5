/** `plugin list`: installed plugins as a table. */
import { listPlugins } from '../../../action/plugin/list-plugins.ts';
import type { Command } from '../../command.ts';
import { pluginDeps } from '../../plugin-deps.ts';
import { tableText } from '../../table.ts';

const HEAD = ['NAME', 'VERSION', 'TYPE', 'APIVERSION', 'PROVENANCE', 'SOURCE'];

export const pluginList: Command = {
  use: 'list',
  long: '',
  flags: () => [{ name: 'type', type: 'string', usage: 'Plugin type' }],
  run(context, _, flags) {
    const rows = listPlugins(pluginDeps(context), flags.text('type'));
    const cells = rows.map((row) => [row.name, row.version, row.type, row.apiVersion, row.provenance, row.source]);
    context.io.out(`${tableText([HEAD, ...cells])}\n`);
  },
};
