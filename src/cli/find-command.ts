/** From the words of a command line to the command they name, by cobra's rules. */
import type { CommandEntry } from './commands.ts';
import type { Flag } from './flag.ts';

export interface Found {
  /** The entries from the top down; empty for the program itself. */
  readonly path: readonly CommandEntry[];
  /** The words that are left: flags and arguments. */
  readonly words: readonly string[];
  /** A first argument that names no command, where one was due. */
  readonly unknown?: string;
}

/** Walks down the table as far as the words lead; flags may stand between them. */
export function findCommand(table: readonly CommandEntry[], words: readonly string[], flags: readonly Flag[]): Found {
  const path: CommandEntry[] = [];
  let rest = words;
  for (let children: readonly CommandEntry[] | undefined = table; children?.length; ) {
    const at = firstArgument(rest, flags);
    const name = at < 0 ? undefined : (rest[at] as string);
    const next: CommandEntry | undefined = children.find((entry) => entry.name === name || entry.aliases?.includes(name as string));
    if (!next) return path.length === 0 && name !== undefined ? { path, words: rest, unknown: name } : { path, words: rest };
    path.push(next);
    rest = rest.filter((_, index) => index !== at);
    children = next.children;
  }
  return { path, words: rest };
}

/** Where the first word stands that is neither a flag nor a flag's value; a flag that is not known takes a value. */
function firstArgument(words: readonly string[], flags: readonly Flag[]): number {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--') return -1;
    if (word.startsWith('--')) {
      if (!word.includes('=') && takesValue(flags.find((flag) => flag.name === word.slice(2)))) at++;
    } else if (word.startsWith('-') && word.length === 2) {
      if (takesValue(flags.find((flag) => flag.short === word.slice(1)))) at++;
    } else if (word !== '' && !word.startsWith('-')) return at;
  }
  return -1;
}

function takesValue(flag: Flag | undefined): boolean {
  return flag === undefined || (flag.type !== 'bool' && flag.bare === undefined);
}

/** Names of the table that are close to a mistyped one. */
export function suggestions(table: readonly CommandEntry[], typed: string): string[] {
  return table
    .filter(
      (entry) =>
        !entry.hidden &&
        entry.name !== 'help' &&
        (distance(typed.toLowerCase(), entry.name.toLowerCase()) <= 2 || entry.name.toLowerCase().startsWith(typed.toLowerCase())),
    )
    .map((entry) => entry.name)
    .sort();
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
