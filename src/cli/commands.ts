/** The table of commands. Help, completion and docs/commands.md are made from it; a command's code is loaded when it runs. */
import type { Command } from './command.ts';

export interface CommandEntry {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly short: string;
  readonly hidden?: boolean;
  /** Commands below this one. */
  readonly children?: readonly CommandEntry[];
  /** What a command with children says of itself. */
  readonly long?: string;
  readonly load?: () => Promise<Command>;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: '__complete',
    short: 'Request shell completion choices for the specified command-line',
    hidden: true,
    load: async () => (await import('./commands/complete.ts')).complete,
  },
  {
    name: '__completeNoDesc',
    short: 'Request shell completion choices for the specified command-line',
    hidden: true,
    load: async () => (await import('./commands/complete.ts')).completeWithoutDescriptions,
  },
  {
    name: 'batch',
    short: 'locally render many charts in one go',
    load: async () => (await import('./commands/batch.ts')).batch,
  },
  {
    name: 'completion',
    short: 'generate autocompletion scripts for the specified shell',
    long: 'Prints scripts that make a shell complete the command lines of this program.',
    children: [
      {
        name: 'bash',
        short: 'generate autocompletion script for bash',
        load: async () => (await import('./commands/completion.ts')).completionBash,
      },
      {
        name: 'fish',
        short: 'generate autocompletion script for fish',
        load: async () => (await import('./commands/completion.ts')).completionFish,
      },
      {
        name: 'powershell',
        short: 'generate autocompletion script for powershell',
        load: async () => (await import('./commands/completion.ts')).completionPowershell,
      },
      {
        name: 'zsh',
        short: 'generate autocompletion script for zsh',
        load: async () => (await import('./commands/completion.ts')).completionZsh,
      },
    ],
  },
  {
    name: 'create',
    short: 'create a new chart with the given name',
    load: async () => (await import('./commands/create.ts')).create,
  },
  {
    name: 'dependency',
    aliases: ['dep', 'dependencies'],
    short: "manage a chart's dependencies",
    long: 'Fetches the charts that a chart depends on into its charts/ folder, and tells how far they are there.',
    children: [
      {
        name: 'build',
        short: 'rebuild the charts/ directory based on the Chart.lock file',
        load: async () => (await import('./commands/dependency/build.ts')).dependencyBuild,
      },
      {
        name: 'list',
        aliases: ['ls'],
        short: 'list the dependencies for the given chart',
        load: async () => (await import('./commands/dependency/list.ts')).dependencyList,
      },
      {
        name: 'update',
        aliases: ['up'],
        short: 'update charts/ based on the contents of Chart.yaml',
        load: async () => (await import('./commands/dependency/update.ts')).dependencyUpdate,
      },
    ],
  },
  {
    name: 'env',
    short: 'helm client environment information',
    load: async () => (await import('./commands/env.ts')).env,
  },
  {
    name: 'install',
    short: 'install a chart',
    load: async () => (await import('./commands/install.ts')).install,
  },
  {
    name: 'lint',
    short: 'examine a chart for possible issues',
    load: async () => (await import('./commands/lint.ts')).lint,
  },
  {
    name: 'package',
    short: 'package a chart directory into a chart archive',
    load: async () => (await import('./commands/package.ts')).packageCommand,
  },
  {
    name: 'plugin',
    short: 'install, list, or uninstall Helm plugins',
    long: 'Manages the plugins of this command line.',
    children: [
      {
        name: 'install',
        aliases: ['add'],
        short: 'install a Helm plugin',
        load: async () => (await import('./commands/plugin/install.ts')).pluginInstall,
      },
      {
        name: 'list',
        aliases: ['ls'],
        short: 'list installed Helm plugins',
        load: async () => (await import('./commands/plugin/list.ts')).pluginList,
      },
      {
        name: 'package',
        short: 'package a plugin directory into a plugin archive',
        load: async () => (await import('./commands/plugin/package.ts')).pluginPackage,
      },
      {
        name: 'uninstall',
        aliases: ['rm', 'remove'],
        short: 'uninstall one or more Helm plugins',
        load: async () => (await import('./commands/plugin/uninstall.ts')).pluginUninstall,
      },
      {
        name: 'update',
        aliases: ['up'],
        short: 'update one or more Helm plugins',
        load: async () => (await import('./commands/plugin/update.ts')).pluginUpdate,
      },
      {
        name: 'verify',
        short: 'verify that a plugin at the given path has been signed and is valid',
        load: async () => (await import('./commands/plugin/verify.ts')).pluginVerify,
      },
    ],
  },
  {
    name: 'pull',
    aliases: ['fetch'],
    short: 'download a chart from a repository and (optionally) unpack it in local directory',
    load: async () => (await import('./commands/pull.ts')).pull,
  },
  {
    name: 'push',
    short: 'push a chart to remote',
    load: async () => (await import('./commands/push.ts')).push,
  },
  {
    name: 'readme',
    short: "write charts' READMEs from their values and comments",
    load: async () => (await import('./commands/readme.ts')).readme,
  },
  {
    name: 'registry',
    short: 'login to or logout from a registry',
    long: 'Keeps and forgets credentials for registries.',
    children: [
      {
        name: 'login',
        short: 'login to a registry',
        load: async () => (await import('./commands/registry/login.ts')).registryLogin,
      },
      {
        name: 'logout',
        short: 'logout from a registry',
        load: async () => (await import('./commands/registry/logout.ts')).registryLogout,
      },
    ],
  },
  {
    name: 'repo',
    short: 'add, list, remove, update, and index chart repositories',
    long: 'Makes chart repositories known, forgets them, fetches what they have, and makes new ones.',
    children: [
      {
        name: 'add',
        short: 'add a chart repository',
        load: async () => (await import('./commands/repo/add.ts')).repoAdd,
      },
      {
        name: 'index',
        short: 'generate an index file given a directory containing packaged charts',
        load: async () => (await import('./commands/repo/index.ts')).repoIndex,
      },
      {
        name: 'list',
        aliases: ['ls'],
        short: 'list chart repositories',
        load: async () => (await import('./commands/repo/list.ts')).repoList,
      },
      {
        name: 'remove',
        aliases: ['rm'],
        short: 'remove one or more chart repositories',
        load: async () => (await import('./commands/repo/remove.ts')).repoRemove,
      },
      {
        name: 'update',
        aliases: ['up'],
        short: 'update information of available charts locally from chart repositories',
        load: async () => (await import('./commands/repo/update.ts')).repoUpdate,
      },
    ],
  },
  {
    name: 'search',
    short: 'search for a keyword in charts',
    long: 'Looks for charts by words: in the configured repositories, or on a hub.',
    children: [
      {
        name: 'hub',
        short: 'search for charts in the Artifact Hub or your own hub instance',
        load: async () => (await import('./commands/search/hub.ts')).searchHub,
      },
      {
        name: 'repo',
        short: 'search repositories for a keyword in charts',
        load: async () => (await import('./commands/search/repo.ts')).searchRepo,
      },
    ],
  },
  {
    name: 'serve',
    short: 'serve a folder of packages as a chart repository',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'show',
    aliases: ['inspect'],
    short: 'show information of a chart',
    long: 'Prints what a chart says of itself, a part of it or all.',
    children: [
      {
        name: 'all',
        short: 'show all information of the chart',
        load: async () => (await import('./commands/show.ts')).showAll,
      },
      {
        name: 'chart',
        short: "show the chart's definition",
        load: async () => (await import('./commands/show.ts')).showDefinition,
      },
      {
        name: 'crds',
        short: "show the chart's CRDs",
        load: async () => (await import('./commands/show.ts')).showCrds,
      },
      {
        name: 'readme',
        short: "show the chart's README",
        load: async () => (await import('./commands/show.ts')).showReadme,
      },
      {
        name: 'values',
        short: "show the chart's values",
        load: async () => (await import('./commands/show.ts')).showValues,
      },
    ],
  },
  {
    name: 'template',
    short: 'locally render templates',
    load: async () => (await import('./commands/template.ts')).template,
  },
  {
    name: 'verify',
    short: 'verify that a chart at the given path has been signed and is valid',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'version',
    short: 'print the helm version information',
    load: async () => (await import('./commands/version.ts')).version,
  },
];
