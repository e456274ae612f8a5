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
    name: 'batch',
    short: 'locally render many charts in one go',
    load: async () => (await import('./commands/batch.ts')).batch,
  },
  {
    name: 'create',
    short: 'create a new chart with the given name',
    load: async () => (await import('./commands/create.ts')).create,
  },
  {
    name: 'env',
    short: 'helm client environment information',
    load: async () => (await import('./commands/env.ts')).env,
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
