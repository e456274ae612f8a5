/** A command's surroundings as the plugin actions take them. */
import type { PluginDeps } from '../action/plugin/plugin-deps.ts';
import type { Context } from './command.ts';
import { envVars } from './env-vars.ts';

export function pluginDeps({ io, settings, log }: Context): PluginDeps {
  const { profile, pluginsDirectory, dataHome, cacheHome, registryConfig } = settings;
  return {
    ...{ files: io.files, env: io.env, clock: io.clock, processes: io.processes, network: io.network },
    cwd: io.cwd,
    streams: io.streams,
    log,
    profile,
    say: io.out,
    pluginsDirectory,
    dataHome,
    cacheHome,
    registryConfig,
  };
}

/** The same with Helm's own variables in the environment, as getters get it. */
export function getterDeps(context: Context): PluginDeps {
  const env = { ...context.io.env, ...Object.fromEntries(envVars(context.settings, context.io)) };
  return { ...pluginDeps(context), env };
}
