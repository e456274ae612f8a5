/** docs/commands.md: every command with its usage, words and flags, made from the table of commands. */
import { memoryFileSystem } from '../host/memory/files.ts';
import type { Command } from './command.ts';
import type { CommandEntry } from './commands.ts';
import { flagUsages } from './flag-help.ts';
import { useLine } from './help.ts';
import type { Io } from './io.ts';
import { globalFlags, type Settings, settingsFromEnvironment } from './settings.ts';

const PROGRAM = 'chartwright';
const HEAD = `# Commands

Made from the table of commands by \`npm run docs\`; \`${PROGRAM} help COMMAND\` prints the same.
`;

/** The whole text, for a user whose home is \`~\` and who has set nothing. */
export async function commandDocs(table: readonly CommandEntry[]): Promise<string> {
  const settings = settingsFromEnvironment({ env: { HOME: '~' }, files: memoryFileSystem({}) } as unknown as Io);
  const sections = await Promise.all(visible(table).map((entry) => section(entry, [], settings)));
  const global = `## Flags of all commands\n\n${fenced(flagUsages(globalFlags(settings)))}`;
  return `${[HEAD, contents(table), ...sections.flat(), global].join('\n')}`;
}

function visible(table: readonly CommandEntry[]): CommandEntry[] {
  return table.filter((entry) => !entry.hidden).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A line a command; those below it are named behind it. */
function contents(table: readonly CommandEntry[]): string {
  const lines = visible(table).map((entry) => {
    const children = visible(entry.children ?? []).map((child) => `[${child.name}](#${entry.name}-${child.name})`);
    return `- [${entry.name}](#${entry.name}): ${entry.short}${children.length ? ` (${children.join(', ')})` : ''}`;
  });
  return `${lines.join('\n')}\n`;
}

async function section(entry: CommandEntry, above: readonly string[], settings: Settings): Promise<string[]> {
  const path = [...above, entry.name];
  const command = await entry.load?.();
  const parts = [`${'#'.repeat(path.length + 1)} ${path.join(' ')}`, command ? described(entry, command, path, settings) : grouped(entry)];
  const below = await Promise.all(visible(entry.children ?? []).map((child) => section(child, path, settings)));
  return [`${parts.join('\n\n')}\n`, ...below.flat()];
}

function grouped(entry: CommandEntry): string {
  return [(entry.long ?? entry.short).trim(), ...aliases(entry)].join('\n\n');
}

function described(entry: CommandEntry, command: Command, path: readonly string[], settings: Settings): string {
  const usage = useLine([PROGRAM, ...path], command.use);
  const flags = flagUsages(command.flags(settings));
  return [fenced(`${usage}\n`).trim(), prose(command.long), ...aliases(entry), ...(flags ? [fenced(flags).trim()] : [])].join('\n\n');
}

function aliases({ aliases = [] }: CommandEntry): string[] {
  return aliases.length ? [`Also: ${aliases.map((name) => `\`${name}\``).join(', ')}.`] : [];
}

/** Help texts set examples in; Markdown takes four columns for code, so that fewer are widened, and angle brackets are kept from being tags. */
function prose(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (/^ {2,3}\S/.test(line) ? `    ${line.trimStart()}` : /^ /.test(line) ? line : line.replace(/<(?=[A-Z])/g, '&lt;')))
    .join('\n');
}

function fenced(text: string): string {
  return `\`\`\`\n${text}\`\`\`\n`;
}
