/** Help texts, laid out as cobra lays them out. */
import type { Command } from './command.ts';
import type { CommandLine } from './command-line.ts';
import { bool, type NamedFlag, namedFlags } from './flag.ts';
import { flagUsages } from './flags/flag-help.ts';
import type { Step } from './program.ts';
import type { Settings } from './settings.ts';

/** A line in the list of commands. */
export interface Listed {
  readonly name: string;
  readonly short: string;
}

export interface HelpInput {
  /** The words that lead to the command, the program's name first. */
  readonly path: readonly string[];
  readonly command: Command;
  readonly children: readonly Listed[];
  readonly flags: readonly NamedFlag[];
  readonly globalFlags: readonly NamedFlag[];
  readonly settings: Settings;
}

/** The command that every program of this kind has, and that the program itself answers. */
export const HELP: Listed = { name: 'help', short: 'Help about any command' };

/** The commands that are listed, sorted by name. */
export function listed(commands: Iterable<readonly [string, Command]>, more: readonly Listed[] = []): Listed[] {
  const visible = Array.from(commands).filter(([, { hidden }]) => !hidden);
  return [...visible.map(([name, { short }]) => ({ name, short })), ...more].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the help of a command on the line is made from; the commands below it must be loaded. */
export function helpInput(step: Step, { globals, settings }: CommandLine): HelpInput {
  const { path, definition: command } = step;
  const children = 'commands' in command ? listed(step.loaded, path.length === 1 ? [HELP] : []) : [];
  const flags = namedFlags(command.flags ?? {}, settings.profile);
  return { path, command, children, flags, globalFlags: globals, settings };
}

/** The whole help text of a command. */
export function helpText(input: HelpInput): string {
  const { long, short } = input.command;
  return `${(long || short).trim()}\n\n${usageText(input)}`.replaceAll('PROGRAM', input.path[0] as string);
}

/** `helm template [NAME] [CHART] [flags]` */
export function useLine(path: readonly string[], use: string): string {
  const parent = path.slice(0, -1).join(' ');
  const line = parent ? `${parent} ${use}` : use;
  return line.includes('[flags]') ? line : `${line} [flags]`;
}

/** The flag that all commands have, and that the parser answers. */
export function helpFlag(name: string): NamedFlag {
  return { ...bool(`help for ${name}`, { short: 'h' }), name: 'help', key: 'help' };
}

/** The part of a help text behind the description. */
export function usageText({ path, command, children, flags, globalFlags, settings }: HelpInput): string {
  const words = path.join(' ');
  const isRoot = path.length === 1;
  const { aliases = [], examples = '' } = command;
  const usages = (list: readonly NamedFlag[]) => flagUsages(list, settings).trimEnd();
  const parts = ['Usage:'];
  if (!('commands' in command) || command.itself) parts.push(`\n  ${useLine(path, command.use)}`);
  if (children.length) parts.push(`\n  ${words} [command]`);
  if (aliases.length) parts.push(`\n\nAliases:\n  ${[path.at(-1), ...aliases].join(', ')}`);
  if (examples) parts.push(`\n\nExamples:\n${examples.replace(/^\n|\n$/g, '')}`);
  if (children.length) parts.push(`\n\nAvailable Commands:${childLines(children)}`);
  parts.push(`\n\nFlags:\n${usages([...flags, ...(isRoot ? globalFlags : []), helpFlag(path.at(-1) as string)])}`);
  if (!isRoot) parts.push(`\n\nGlobal Flags:\n${usages(globalFlags)}`);
  if (children.length) parts.push(`\n\nUse "${words} [command] --help" for more information about a command.`);
  return `${parts.join('')}\n`;
}

function childLines(children: readonly Listed[]): string {
  const width = Math.max(11, ...children.map((child) => child.name.length));
  return children.map((child) => `\n  ${child.name.padEnd(width)} ${child.short}`).join('');
}
