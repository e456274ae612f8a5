/** A page of documentation on one command, and how the pages are connected. */
import { type Flag, type NamedFlag, namedFlags } from '../flag.ts';
import { globalFlags } from '../flags/global-flags.ts';
import { helpFlag, useLine } from '../help.ts';
import type { Settings } from '../settings.ts';
import type { Documented } from './command-tree.ts';

/** Another command that a page leads to. */
export interface Link {
  readonly path: readonly string[];
  readonly short: string;
}

export interface Page {
  readonly path: readonly string[];
  readonly short: string;
  readonly long: string;
  /** The usage line of the command. */
  readonly usage: string;
  /** Command lines, each below a comment; '' for none. */
  readonly examples: string;
  readonly flags: readonly NamedFlag[];
  /** The flags of all commands; none on the page of the program itself, if they are among `flags`. */
  readonly inherited: readonly NamedFlag[];
  readonly links: readonly Link[];
}

/** The pages of a command and of all below it. */
export function pagesOf(root: Documented, settings: Settings, parent?: Documented): Page[] {
  const { path, command, below } = root;
  const program = path[0] as string;
  const named = (text: string): string => text.replaceAll('PROGRAM', program);
  const globals = namedFlags(globalFlags, settings.profile);
  const own = [...namedFlags(command.flags ?? {}, settings.profile), helpFlag(path.at(-1) as string)];
  const page: Page = {
    path,
    short: command.short,
    long: named(command.long.trim() || command.short),
    usage: useLine(path, command.use),
    examples: named((command.examples ?? '').replace(/^\n|\n$/g, '')),
    flags: visible(parent ? own : [...own, ...globals]),
    inherited: parent ? visible(globals) : [],
    links: [...(parent ? [parent] : []), ...below].map((each) => ({ path: each.path, short: each.command.short })),
  };
  return [page, ...below.flatMap((each) => pagesOf(each, settings, root))];
}

function visible(flags: readonly NamedFlag[]): NamedFlag[] {
  return flags.filter(({ hidden, deprecated }: Flag) => !hidden && !deprecated).sort((a, b) => (a.name < b.name ? -1 : 1));
}
