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
    name: 'lint',
    short: 'examine a chart for possible issues',
    load: async () => (await import('./commands/lint.ts')).lint,
  },
  {
    name: 'template',
    short: 'locally render templates',
    load: async () => (await import('./commands/template.ts')).template,
  },
  {
    name: 'version',
    short: 'print the helm version information',
    load: async () => (await import('./commands/version.ts')).version,
  },
];
