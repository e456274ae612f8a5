/** From an unfinished command line to what may follow, by cobra's rules. */
import { errorText } from '../../base/errors.ts';
import type { Command, Context } from '../command.ts';
import type { CommandEntry } from '../commands.ts';
import { findCommand } from '../find-command.ts';
import type { Flag, FlagValues } from '../flag.ts';
import { HELP } from '../help.ts';
import { type ParsedLine, parseFlags } from '../parse-flags.ts';
import { globalFlags } from '../settings.ts';
import { argumentCompleter } from './arguments.ts';
import { type Completion, type CompletionLine, FILES, files, NO_FILES, nothing } from './completion.ts';
import { flagCompleter } from './flag-values.ts';

/** What may follow, and why there may be less than one would think. */
export interface LineCompletion extends Completion {
  readonly error?: string;
}

/** The words that may stand in the place of the last one. */
export async function completeLine(words: readonly string[], table: readonly CommandEntry[], context: Context): Promise<LineCompletion> {
  const word = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const globals = globalFlags(context.settings);
  if (before[0] === 'help') return completeHelp(before.slice(1), word, table, globals);
  const found = findCommand(table, before, globals);
  if (found.unknown !== undefined) return failed(`unable to find a command for arguments: [${before.join(' ')}]`);
  const entry = found.path.at(-1);
  const command = await entry?.load?.();
  if (command?.takesAllWords) return files;
  const path = found.path.map(({ name }) => name);
  const line = new Line({ path, globals, command, own: [...(command?.flags(context.settings) ?? []), helpFlag(entry, context)] });
  return line.complete(found.words, word, entry ? (entry.children ?? []) : table, context);
}

function helpFlag(entry: CommandEntry | undefined, { io }: Context): Flag {
  return { name: 'help', short: 'h', type: 'bool', usage: `help for ${entry?.name ?? io.program}` };
}

function failed(error: string): LineCompletion {
  return { words: [], directive: FILES, error };
}

/** `help` takes commands, and what is below them. */
function completeHelp(before: readonly string[], word: string, table: readonly CommandEntry[], globals: readonly Flag[]): Completion {
  const found = findCommand(table, before, globals);
  if (found.unknown !== undefined) return nothing;
  const entry = found.path.at(-1);
  return { words: commandWords(entry ? (entry.children ?? []) : withHelp(table), word), directive: NO_FILES };
}

function withHelp(table: readonly CommandEntry[]): CommandEntry[] {
  return [...table, HELP];
}

function commandWords(entries: readonly CommandEntry[], word: string): string[] {
  const fitting = entries.filter(({ name, hidden }) => !hidden && name.startsWith(word));
  return fitting.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, short }) => `${name}\t${short}`);
}

interface LineInput {
  readonly path: readonly string[];
  readonly command: Command | undefined;
  readonly own: readonly Flag[];
  readonly globals: readonly Flag[];
}

/** A flag whose value is being typed: the words before it, and the value so far. */
interface FlagInProgress {
  readonly flag: Flag | undefined;
  readonly before: readonly string[];
  readonly word: string;
  readonly error?: string;
}

/** The part of a line behind the command's name. */
class Line {
  readonly #input: LineInput;

  constructor(input: LineInput) {
    this.#input = input;
  }

  async complete(words: readonly string[], last: string, children: readonly CommandEntry[], context: Context): Promise<LineCompletion> {
    const { flag, before, word, error } = this.#flagInProgress(words, last);
    let parsed: ParsedLine;
    try {
      // The help flag is the parser's own.
      parsed = parseFlags(
        before,
        this.#flags().filter(({ name }) => name !== 'help'),
        () => {},
      );
    } catch (fault) {
      return failed(`Error while parsing flags from args [${before.join(' ')}]: ${errorText(fault)}`);
    }
    const flagsEnded = parsed.dash >= 0;
    if (error !== undefined && !flagsEnded) return failed(error);
    if (parsed.help) return nothing;
    if (!flag && /^-[^=]*$/.test(word) && !flagsEnded) return { words: this.#flagWords(word, parsed.values), directive: NO_FILES };
    const line: CompletionLine = { context, args: parsed.args, flags: parsed.values, word };
    if (flag && !flagsEnded) return (await flagCompleter(this.#input.path, flag.name)?.(line)) ?? files;
    return this.#arguments(line, children);
  }

  async #arguments(line: CompletionLine, children: readonly CommandEntry[]): Promise<Completion> {
    const ownGiven = this.#input.path.length > 0 && this.#input.own.some(({ name }) => line.flags.given(name));
    const root = this.#input.path.length === 0;
    const takesCommand = children.length > 0 && line.args.length === 0 && !ownGiven;
    const words = takesCommand ? commandWords(root ? withHelp(children) : children, line.word) : [];
    const more = await argumentCompleter(this.#input.path)?.(line);
    return { words: [...words, ...(more?.words ?? [])], directive: more?.directive ?? (takesCommand ? NO_FILES : FILES) };
  }

  #flags(): readonly Flag[] {
    return [...this.#input.own, ...this.#input.globals];
  }

  #flagInProgress(words: readonly string[], last: string): FlagInProgress {
    const none = { flag: undefined, before: words, word: last };
    const equals = last.indexOf('=');
    if (last.startsWith('-')) {
      if (equals < 0) return none;
      const name = last.startsWith('--') ? last.slice(2, equals) : last.slice(equals - 1, equals);
      return this.#valueOf(name, { before: words, word: last.slice(equals + 1) }, none, true);
    }
    const previous = words.at(-1) ?? '';
    if (!/^(--.|-[^-])/.test(previous) || previous.includes('=')) return none;
    const name = previous.startsWith('--') ? previous.slice(2) : previous.slice(-1);
    return this.#valueOf(name, { before: words.slice(0, -1), word: last }, none, false);
  }

  #valueOf(name: string, at: Pick<FlagInProgress, 'before' | 'word'>, none: FlagInProgress, equals: boolean): FlagInProgress {
    if (name === '') return none;
    const flag = this.#flags().find((each) => (name.length === 1 && each.short === name) || (name.length > 1 && each.name === name));
    if (!flag) {
      const command = this.#input.path.at(-1) ?? 'helm';
      return { ...none, error: `Subcommand '${command}' does not support flag '${name}'` };
    }
    const isSwitch = flag.type === 'bool' || flag.bare !== undefined;
    return isSwitch && !equals ? none : { flag, ...at };
  }

  /** The flags that may still be given, those of all commands first; a flag that excludes others hides them. */
  #flagWords(word: string, given: FlagValues): string[] {
    const excluded = (this.#input.command?.exclusive ?? [])
      .filter((group) => group.some((name) => given.given(name)))
      .flatMap((group) => group.filter((name) => !given.given(name)));
    const offered = (flags: readonly Flag[]) =>
      flags
        .filter((flag) => !flag.hidden && !flag.deprecated && !excluded.includes(flag.name))
        .filter((flag) => !given.given(flag.name) || /^string(Array|Slice|To)/.test(flag.type))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap((flag) =>
          flagForms(flag)
            .filter((form) => form.startsWith(word))
            .map((form) => `${form}\t${flag.usage}`),
        );
    if (this.#input.path.length === 0) return offered(this.#flags());
    return [...offered(this.#input.globals), ...offered(this.#input.own)];
  }
}

function flagForms({ name, short }: Flag): string[] {
  return short ? [`--${name}`, `-${short}`] : [`--${name}`];
}
