/** Getters that plugins contain, by URL scheme. */
import { attempt, ChartwrightError, wrapError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { parseUrl } from '../../go/url/parse.ts';
import { findPlugins } from '../../plugin/find-plugins.ts';
import { PluginExit, runGetter } from '../../plugin/invoke.ts';
import type { Plugin } from '../../plugin/metadata.ts';
import { quotedPlugin } from '../../plugin/metadata-object.ts';
import type { Getter } from '../../remotes/getter.ts';
import type { PluginDeps } from './plugin-deps.ts';

type GetterDeps = Pick<PluginDeps, 'files' | 'env' | 'processes' | 'log' | 'streams' | 'pluginsDirectory' | 'profile'>;

/** The getters of installed plugins; none if the plugins cannot be listed. `env` is the plugins' environment. */
export function pluginGetters(deps: GetterDeps): Map<string, Getter> {
  const getters = new Map<string, Getter>();
  for (const plugin of plugins(deps)) {
    for (const scheme of protocolsOf(plugin)) {
      if (!getters.has(scheme)) getters.set(scheme, pluginGetter(plugin, deps));
    }
  }
  return getters;
}

/** Helm 3's plugins are commands that may download, too. */
function protocolsOf({ metadata: { config, runtime } }: Plugin): readonly string[] {
  if (config.type === 'getter/v1') return config.protocols;
  return runtime.runtime === 'subprocess' ? runtime.protocolCommands.flatMap((one) => one.protocols) : [];
}

function plugins(deps: GetterDeps): Plugin[] {
  return attempt(() => findPlugins(deps, [deps.pluginsDirectory], { type: 'getter/v1' })) ?? [];
}

function pluginGetter(plugin: Plugin, deps: GetterDeps): Getter {
  return {
    async get(url, { certFile = '', keyFile = '', caFile = '', username = '', password = '', passCredentials = false }) {
      const protocol = parseUrl(url).scheme;
      try {
        return runGetter(plugin, { url, protocol, certFile, keyFile, caFile, username, password, passCredentials }, deps);
      } catch (error) {
        if (deps.profile.hasOnePluginForm) throw formerFailure(plugin, protocol, error);
        throw wrapError(
          `plugin ${quotedPlugin(plugin, quote)} failed to invoke`,
          error,
          error instanceof PluginExit ? 'network' : undefined,
        );
      }
    },
  };
}

/** Helm 3 names the command if the plugin was meant. */
function formerFailure({ metadata: { runtime } }: Plugin, protocol: string, error: unknown): unknown {
  if (!(error instanceof PluginExit) || runtime.runtime !== 'subprocess') return error;
  const command = runtime.protocolCommands.find(({ protocols }) => protocols.includes(protocol))?.platformCommand[0]?.command ?? '';
  return new ChartwrightError('network', `plugin ${quote(command)} exited with error`);
}
