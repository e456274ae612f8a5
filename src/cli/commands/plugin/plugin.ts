/** `plugin`: more commands, ways to download, and post-renderers. */
import { group } from '../../command.ts';

export const plugin = group(
  {
    use: 'plugin',
    short: 'install, list, or uninstall Helm plugins',
    long: `
Manages plugins, which add commands, ways to download charts and values, and
post-renderers. Plugins for Helm work unchanged: they are read from the same folder,
$HELM_PLUGINS, and called with the same environment.
`,
  },
  {
    install: async () => (await import('./install.ts')).pluginInstall,
    list: async () => (await import('./list.ts')).pluginList,
    package: async () => (await import('./package.ts')).pluginPackage,
    uninstall: async () => (await import('./uninstall.ts')).pluginUninstall,
    update: async () => (await import('./update.ts')).pluginUpdate,
    verify: async () => (await import('./verify.ts')).pluginVerify,
  },
);
