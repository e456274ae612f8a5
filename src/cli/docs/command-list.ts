/** docs/commands.md: every command with its usage, words and flags, made from the table of commands. */
import { memoryFileSystem } from '../../host/memory/files.ts';
import type { Command, CommandTable } from '../command.ts';
import { namedFlags } from '../flag.ts';
import { flagUsages } from '../flags/flag-help.ts';
import { globalFlags } from '../flags/global-flags.ts';
import { useLine } from '../help.ts';
import type { Io } from '../io.ts';
import { type Settings, settingsFromEnvironment } from '../settings.ts';
import { type Documented, documentedCommands } from './command-tree.ts';
import { fenced, prose } from './markdown.ts';

const PROGRAM = 'chartwright';
const HEAD = `# Commands

Made from the table of commands by \`npm run docs\`; \`${PROGRAM} help COMMAND\` prints the same.
`;

/** The whole text, for a user whose home is `~` and who has set nothing. */
export async function commandDocs(table: CommandTable): Promise<string> {
  const settings = settingsFromEnvironment({ env: { HOME: '~' }, files: memoryFileSystem({}) } as unknown as Io);
  const commands = await documentedCommands(table, [], settings.profile);
  const global = `## Flags of all commands\n\n${fenced(flagUsages(namedFlags(globalFlags, settings.profile), settings).trimEnd())}\n`;
  const text = [HEAD, contents(commands), ...commands.flatMap((each) => sections(each, settings)), global].join('\n');
  return text.replaceAll('PROGRAM', PROGRAM);
}

/** One line per command; those below it are named behind it. */
function contents(commands: readonly Documented[]): string {
  const lines = commands.map(({ path: [name], command, below }) => {
    const children = below.map(({ path }) => `[${path.at(-1)}](#${path.join('-')})`);
    return `- [${name}](#${name}): ${command.short}${children.length ? ` (${children.join(', ')})` : ''}`;
  });
  return `${lines.join('\n')}\n`;
}

function sections({ path, command, below }: Documented, settings: Settings): string[] {
  const parts = [`${'#'.repeat(path.length + 1)} ${path.join(' ')}`, ...body(path, command, settings)];
  return [`${parts.join('\n\n')}\n`, ...below.flatMap((each) => sections(each, settings))];
}

function body(path: readonly string[], command: Command, settings: Settings): string[] {
  const { long, aliases = [], examples } = command;
  const also = aliases.length ? [`Also: ${aliases.map((name) => `\`${name}\``).join(', ')}.`] : [];
  if ('commands' in command && !command.itself) return [prose(long), ...also];
  const flags = flagUsages(namedFlags(command.flags ?? {}, settings.profile), settings);
  return [
    fenced(useLine([PROGRAM, ...path], command.use)),
    prose(long),
    ...(examples ? [fenced(examples.trim().replace(/^ {2}/gm, ''), 'sh')] : []),
    ...also,
    ...(flags ? [fenced(flags.trimEnd())] : []),
  ];
}
