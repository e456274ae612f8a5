/** Plugins that are commands of the command line: found, and run. Separate so that only command lines with plugins load it. */
import { findPlugins, type PluginDeps } from '../../plugin/find-plugins.ts';
import { type InvokeDeps, PluginExit, runCliPlugin } from '../../plugin/invoke.ts';
import type { CliConfig, Plugin } from '../../plugin/metadata.ts';

/** A plugin as a command. */
export interface CliPlugin {
  /** The first word of its usage line. */
  readonly name: string;
  readonly use: string;
  readonly short: string;
  readonly long: string;
  /** The plugin gets none of the words behind its name. */
  readonly ignoreFlags: boolean;
  /** Runs it; resolves to its exit code, with the message to go with one that is not 0. */
  readonly run: (args: readonly string[], deps: InvokeDeps) => Promise<{ exitCode: number; message: string }>;
}

/** The command plugins below these folders. Throws if two plugins have the same name. */
export function cliPlugins(deps: PluginDeps, folders: readonly string[]): CliPlugin[] {
  return findPlugins(deps, folders, { type: 'cli/v1' }).map(asCommand);
}

function asCommand(plugin: Plugin): CliPlugin {
  const { usage, shortHelp, longHelp, ignoreFlags } = plugin.metadata.config as CliConfig;
  const { name } = plugin.metadata;
  const use = usage || name;
  return {
    name: use.split(' ')[0] as string,
    use,
    short: shortHelp || `the "${name}" plugin`,
    long: longHelp,
    ignoreFlags,
    run: (args, deps) => exitOf(plugin, args, deps),
  };
}

async function exitOf(plugin: Plugin, args: readonly string[], deps: InvokeDeps): Promise<{ exitCode: number; message: string }> {
  try {
    await runCliPlugin(plugin, args, deps);
    return { exitCode: 0, message: '' };
  } catch (error) {
    if (error instanceof PluginExit) return { exitCode: error.exitCode, message: error.message };
    throw error;
  }
}
