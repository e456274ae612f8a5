/** docs/commands.md: every command with its usage, words and flags, made from the table of commands. */
import { memoryFileSystem } from '../host/memory/files.ts';
import type { Command, CommandTable } from './command.ts';
import { namedFlags } from './flag.ts';
import { flagUsages } from './flag-help.ts';
import { globalFlags } from './global-flags.ts';
import { useLine } from './help.ts';
import type { Io } from './io.ts';
import { type Settings, settingsFromEnvironment } from './settings.ts';

const PROGRAM = 'chartwright';
const HEAD = `# Commands

Made from the table of commands by \`npm run docs\`; \`${PROGRAM} help COMMAND\` prints the same.
`;

/** The whole text, for a user whose home is `~` and who has set nothing. */
export async function commandDocs(table: CommandTable): Promise<string> {
  const settings = settingsFromEnvironment({ env: { HOME: '~' }, files: memoryFileSystem({}) } as unknown as Io);
  const commands = await visible(table, []);
  const global = `## Flags of all commands\n\n${fenced(flagUsages(namedFlags(globalFlags, settings.profile), settings))}`;
  const text = [HEAD, contents(commands), ...commands.flatMap((each) => sections(each, settings)), global].join('\n');
  return text.replaceAll('PROGRAM', PROGRAM);
}

/** A command with those below it. */
interface Documented {
  readonly path: readonly string[];
  readonly command: Command;
  readonly below: readonly Documented[];
}

async function visible(table: CommandTable, above: readonly string[]): Promise<Documented[]> {
  const all = await Promise.all(
    Array.from(table, async ([name, load]): Promise<Documented> => {
      const [path, command] = [[...above, name], await load()];
      return { path, command, below: 'commands' in command ? await visible(command.commands, path) : [] };
    }),
  );
  return all.filter(({ command }) => !command.hidden).sort((a, b) => (a.path.join(' ') < b.path.join(' ') ? -1 : 1));
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
  if ('commands' in command) return [prose(long), ...also];
  const flags = flagUsages(namedFlags(command.flags, settings.profile), settings);
  return [
    fenced(`${useLine([PROGRAM, ...path], command.use)}\n`).trim(),
    prose(long),
    ...(examples ? [fenced(`${examples.trim().replace(/^ {2}/gm, '')}\n`, 'sh').trim()] : []),
    ...also,
    ...(flags ? [fenced(flags).trim()] : []),
  ];
}

/** Help texts set examples in; Markdown takes four columns for code, so that fewer are widened, and angle brackets are kept from being tags. */
function prose(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (/^ {2,3}\S/.test(line) ? `    ${line.trimStart()}` : /^ /.test(line) ? line : line.replace(/<(?=[A-Z])/g, '&lt;')))
    .join('\n');
}

function fenced(text: string, language = ''): string {
  return `\`\`\`${language}\n${text}\`\`\`\n`;
}
