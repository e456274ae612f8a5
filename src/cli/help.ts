/** Help texts, laid out as cobra lays them out. */
import type { CommandEntry } from './commands.ts';
import type { Flag } from './flag.ts';
import { flagUsages } from './flag-help.ts';

export interface HelpInput {
  /** The words that lead to the command, the program's name first. */
  readonly path: readonly string[];
  readonly use: string;
  readonly long: string;
  readonly example?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly children: readonly CommandEntry[];
  readonly flags: readonly Flag[];
  readonly globalFlags: readonly Flag[];
}

/** The command that every program of this kind has, and that the parser itself answers. */
export const HELP: CommandEntry = { name: 'help', short: 'Help about any command' };

/** The whole help text of a command. */
export function helpText(input: HelpInput): string {
  return `${input.long.trim()}\n\n${usageText(input)}`;
}

/** `helm template [NAME] [CHART] [flags]` */
export function useLine(path: readonly string[], use: string): string {
  const parent = path.slice(0, -1).join(' ');
  const line = parent ? `${parent} ${use}` : use;
  return line.includes('[flags]') ? line : `${line} [flags]`;
}

function usageText(input: HelpInput): string {
  const path = input.path.join(' ');
  const isRoot = input.path.length === 1;
  const help: Flag = { name: 'help', short: 'h', type: 'bool', usage: `help for ${input.path.at(-1)}` };
  const parts = ['Usage:'];
  parts.push(input.children.length ? `\n  ${path} [command]` : `\n  ${useLine(input.path, input.use)}`);
  if (input.aliases?.length) parts.push(`\n\nAliases:\n  ${[input.path.at(-1), ...input.aliases].join(', ')}`);
  if (input.example) parts.push(`\n\nExamples:\n${input.example}`);
  if (input.children.length) parts.push(`\n\nAvailable Commands:${childLines(input.children)}`);
  parts.push(`\n\nFlags:\n${flagUsages([...input.flags, ...(isRoot ? input.globalFlags : []), help]).trimEnd()}`);
  if (!isRoot) parts.push(`\n\nGlobal Flags:\n${flagUsages(input.globalFlags).trimEnd()}`);
  if (input.children.length) parts.push(`\n\nUse "${path} [command] --help" for more information about a command.`);
  return `${parts.join('')}\n`;
}

function childLines(children: readonly CommandEntry[]): string {
  const visible = children.filter((child) => !child.hidden).sort((a, b) => (a.name < b.name ? -1 : 1));
  const width = Math.max(11, ...visible.map((child) => child.name.length));
  return visible.map((child) => `\n  ${child.name.padEnd(width)} ${child.short}`).join('');
}
