/** Installed plugins as commands. Loaded only if something is in the plugins folder. */

import { type CliPlugin, cliPlugins } from '../action/plugin/cli-plugins.ts';
import { errorText } from '../base/errors.ts';
import { type CommandTable, command, type RunnableCommand } from './command.ts';
import type { CommandLine } from './command-line.ts';
import { envVars } from './env-vars.ts';
import { ExitError } from './exit-error.ts';
import { pluginFolders } from './plugin-folders.ts';

/** The table with a command for each plugin; broken plugins and names that are taken are reported and left out. */
export function commandsWithPlugins(table: CommandTable, { io, settings, log }: CommandLine): CommandTable {
  const all = new Map(table);
  const { profile } = settings;
  const failed = (reason: string, ...attributes: [string, string][]) =>
    log({ level: 'error', message: `failed to load plugins${reason}`, attributes });
  try {
    const deps = { files: io.files, log, profile, say: io.out };
    for (const plugin of cliPlugins(deps, pluginFolders(settings.pluginsDirectory))) {
      if (all.has(plugin.name)) {
        if (profile.hasOnePluginForm) continue;
        failed(': name conflicts', ['name', plugin.name]);
        break;
      }
      all.set(plugin.name, async () => pluginCommand(plugin));
    }
  } catch (error) {
    if (profile.hasOnePluginForm) failed(`: ${errorText(error)}`);
    else failed('', ['error', errorText(error)]);
  }
  return all;
}

function pluginCommand(plugin: CliPlugin): RunnableCommand {
  const { use, short, long } = plugin;
  return command({
    use,
    short,
    long,
    flags: {},
    takesAllWords: true,
    async run({ io, log, settings, settingsWith }, words) {
      const { own, rest } = splitWords(words);
      const env = { ...io.env, ...Object.fromEntries(envVars(settingsWith(own), io)) };
      const { exitCode, message } = await plugin.run(plugin.ignoreFlags ? [] : rest, {
        env,
        processes: io.processes,
        log,
        streams: io.streams,
        profile: settings.profile,
      });
      if (exitCode !== 0) throw new ExitError(exitCode, message);
    },
  });
}

const OWN_FLAGS = [
  '--kube-context',
  '--namespace',
  '-n',
  '--kubeconfig',
  '--kube-apiserver',
  '--kube-token',
  '--kube-as-user',
  '--kube-as-group',
  '--kube-ca-file',
  '--registry-config',
  '--repository-cache',
  '--repository-config',
  '--kube-insecure-skip-tls-verify',
  '--kube-tls-server-name',
];

/** Helm's own flags with their values, wherever they stand, and what is left for the plugin. */
function splitWords(words: readonly string[]): { own: string[]; rest: string[] } {
  const own: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (OWN_FLAGS.includes(word)) own.push(...words.slice(at, ++at + 1));
    else if (word === '--debug' || OWN_FLAGS.some((flag) => word.startsWith(`${flag}=`))) own.push(word);
    else rest.push(word);
  }
  return { own, rest };
}
