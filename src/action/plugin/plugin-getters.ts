/** Getters that plugins bring along, by URL scheme. */
import { attempt, wrapError } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { parseUrl } from '../../go/url/parse.ts';
import { findPlugins } from '../../plugin/find-plugins.ts';
import { PluginExit, runGetter } from '../../plugin/invoke.ts';
import type { GetterConfig, Plugin } from '../../plugin/metadata.ts';
import { quotedPlugin } from '../../plugin/metadata-object.ts';
import type { Getter } from '../../remotes/getter.ts';
import type { PluginDeps } from './plugin-deps.ts';

/** The getters of installed plugins; none where the plugins cannot be listed. `env` is the plugins' environment. */
export function pluginGetters(deps: Pick<PluginDeps, 'files' | 'env' | 'log' | 'streams' | 'pluginsDirectory'>): Map<string, Getter> {
  const getters = new Map<string, Getter>();
  for (const plugin of plugins(deps)) {
    for (const scheme of (plugin.metadata.config as GetterConfig).protocols) {
      if (!getters.has(scheme)) getters.set(scheme, pluginGetter(plugin, deps));
    }
  }
  return getters;
}

function plugins(deps: Pick<PluginDeps, 'files' | 'log' | 'pluginsDirectory'>): Plugin[] {
  return attempt(() => findPlugins(deps, [deps.pluginsDirectory], { type: 'getter/v1' })) ?? [];
}

function pluginGetter(plugin: Plugin, deps: Pick<PluginDeps, 'env' | 'log' | 'streams'>): Getter {
  return {
    async get(url, { certFile = '', keyFile = '', caFile = '', username = '', password = '', passCredentials = false }) {
      const protocol = parseUrl(url).scheme;
      try {
        return runGetter(plugin, { url, protocol, certFile, keyFile, caFile, username, password, passCredentials }, deps);
      } catch (error) {
        throw wrapError(
          `plugin ${quotedPlugin(plugin, quote)} failed to invoke`,
          error,
          error instanceof PluginExit ? 'network' : undefined,
        );
      }
    },
  };
}
