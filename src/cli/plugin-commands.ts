/** Installed plugins as commands. Loaded only where something stands in the plugins folder. */

import { type CliPlugin, cliPlugins } from '../action/plugin/cli-plugins.ts';
import { errorText } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Command } from './command.ts';
import type { CommandEntry } from './commands.ts';
import { envVars } from './env-vars.ts';
import { ExitError } from './exit-error.ts';
import type { FlagValues } from './flag.ts';
import type { Io } from './io.ts';
import { parseFlags } from './parse-flags.ts';
import { pluginFolders } from './plugin-folders.ts';
import { globalFlags, type Settings, settingsFromEnvironment, withGlobalFlags } from './settings.ts';

/** The table with a command for each plugin; broken plugins and names that are taken are said and left out. */
export function withPlugins(table: readonly CommandEntry[], io: Io, settings: Settings, log: Log): CommandEntry[] {
  const all = [...table];
  const failed = (reason: string, ...attributes: [string, string][]) =>
    log({ level: 'error', message: `failed to load plugins${reason}`, attributes });
  try {
    for (const plugin of cliPlugins({ files: io.files, log }, pluginFolders(settings.pluginsDirectory))) {
      if (all.some((entry) => entry.name === plugin.name)) {
        failed(': name conflicts', ['name', plugin.name]);
        break;
      }
      all.push({ name: plugin.name, short: plugin.short, load: async () => pluginCommand(plugin) });
    }
  } catch (error) {
    failed('', ['error', errorText(error)]);
  }
  return all;
}

function pluginCommand(plugin: CliPlugin): Command {
  return {
    use: plugin.use,
    long: plugin.long,
    flags: () => [],
    takesAllWords: true,
    async run({ io, log }, words, flags) {
      const { own, rest } = splitWords(words);
      const settings = settingsAfter(io, own, flags);
      const env = { ...io.env, ...Object.fromEntries(envVars(settings, io)) };
      const { exitCode, message } = await plugin.run(plugin.ignoreFlags ? [] : rest, { env, log, streams: io.streams });
      if (exitCode !== 0) throw new ExitError(exitCode, message);
    },
  };
}

/** The settings that Helm's own flags among a plugin's words make, on top of those that `flags` holds already. */
function settingsAfter(io: Io, words: readonly string[], flags: FlagValues): Settings {
  const base = settingsFromEnvironment(io);
  return withGlobalFlags(base, parseFlags(words, globalFlags(base), io.err, { values: flags }).values);
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
