/** All commands that help lists, loaded, for documentation. */
import type { Profile } from '../../helm/profile.ts';
import type { Command, CommandTable } from '../command.ts';

/** A command with those below it. */
export interface Documented {
  /** The words that lead to it. */
  readonly path: readonly string[];
  readonly command: Command;
  /** Sorted by name. */
  readonly below: readonly Documented[];
}

/** The visible commands of a table that a Helm has. */
export async function documentedCommands(table: CommandTable, above: readonly string[], profile: Profile): Promise<Documented[]> {
  const all = await Promise.all(Array.from(table, async ([name, load]) => documented([...above, name], await load(), profile)));
  return all
    .filter(({ command: { hidden, when } }) => !hidden && (when?.(profile) ?? true))
    .sort((a, b) => (a.path.join(' ') < b.path.join(' ') ? -1 : 1));
}

/** A command, loaded, with those below it. */
export async function documented(path: readonly string[], command: Command, profile: Profile): Promise<Documented> {
  return { path, command, below: 'commands' in command ? await documentedCommands(command.commands, path, profile) : [] };
}
