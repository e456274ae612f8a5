/** From an unfinished command line to what may follow, by cobra's rules. */
import { errorText } from '../../base/errors.ts';
import type { Command, Context, RunnableCommand } from '../command.ts';
import { rootCommand } from '../commands/root.ts';
import { type FlagValues, type NamedFlag, namedFlags } from '../flag.ts';
import { FlagLine } from '../flags/flag-line.ts';
import { globalFlags } from '../flags/global-flags.ts';
import { type ParsedLine, parseFlags } from '../flags/parse-flags.ts';
import { HELP, helpFlag, listed } from '../help.ts';
import { Step } from '../program.ts';
import { type Completion, type CompletionLine, FILES, files, NO_FILES, nothing } from './completion.ts';
import { type FlagInProgress, flagInProgress, flagWords } from './flags.ts';

/** What may follow, and why there may be less than one would think. */
export interface LineCompletion extends Completion {
  readonly error?: string;
}

/** The words that may be in the place of the last one. */
export async function completeLine(words: readonly string[], context: Context): Promise<LineCompletion> {
  const word = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const globals = namedFlags(globalFlags, context.settings.profile);
  const helps = before[0] === 'help';
  const { step, words: rest } = await locate(helps ? before.slice(1) : before, context, globals);
  const lost = isRoot(step) && step.unknownWord(rest) !== undefined;
  if (helps) return lost ? nothing : { words: await commandWords(step, word), directive: NO_FILES };
  if (lost) return failed(`unable to find a command for arguments: [${before.join(' ')}]`);
  const { definition: command } = step;
  if (!('commands' in command) && command.takesAllWords) return files;
  const own = namedFlags(command.flags ?? {}, context.settings.profile);
  return new Line({ step, globals, own: [...own, helpFlag(step.path.at(-1) as string)] }).complete(rest, word, context);
}

/** The command that the words lead to, and the words that are left. */
async function locate(words: string[], context: Context, globals: readonly NamedFlag[]): Promise<{ step: Step; words: readonly string[] }> {
  const { io, commands } = context;
  return new Promise((found, fail) => {
    const act = async (step: Step, rest: readonly string[]) => found({ step, words: rest });
    const root = new Step({ io, globals, profile: context.settings.profile, act, help: () => '' }, [io.program], async () =>
      rootCommand(io.program, commands),
    );
    root
      .prepare()
      .then(() => root.parseAsync(words, { from: 'user' }), fail)
      .catch(fail);
  });
}

function isRoot({ path }: Step): boolean {
  return path.length === 1;
}

function failed(error: string): LineCompletion {
  return { words: [], directive: FILES, error };
}

/** The commands below a step that begin with the word. */
async function commandWords(step: Step, word: string): Promise<string[]> {
  const children = listed(await step.children(), isRoot(step) ? [HELP] : []);
  return children.filter(({ name }) => name.startsWith(word)).map(({ name, short }) => `${name}\t${short}`);
}

interface LineInput {
  readonly step: Step;
  readonly own: readonly NamedFlag[];
  readonly globals: readonly NamedFlag[];
}

/** The part of a line behind the command's name. */
class Line {
  readonly #input: LineInput;
  readonly #command: Command;

  constructor(input: LineInput) {
    this.#input = input;
    this.#command = input.step.definition;
  }

  async complete(words: readonly string[], last: string, context: Context): Promise<LineCompletion> {
    const { step, own, globals } = this.#input;
    const flags = [...own, ...globals];
    const name = isRoot(step) ? 'helm' : (step.path.at(-1) as string);
    const { flag, before, word, error }: FlagInProgress = flagInProgress(words, last, flags, name);
    const given = new FlagLine();
    given.declare(flags, context.settings);
    let parsed: ParsedLine;
    try {
      // The help flag is the parser's own.
      const known = flags.filter((each) => each.name !== 'help');
      parsed = parseFlags(before, known, given, () => {});
    } catch (fault) {
      return failed(`Error while parsing flags from args [${before.join(' ')}]: ${errorText(fault)}`);
    }
    const flagsEnded = parsed.dash >= 0;
    if (error !== undefined && !flagsEnded) return failed(error);
    if (parsed.help) return nothing;
    if (!flag && /^-[^=]*$/.test(word) && !flagsEnded) return { words: this.#flagWords(word, given.values), directive: NO_FILES };
    const line: CompletionLine = { context, args: parsed.args, flags: given.values, word };
    if (flag && !flagsEnded) return (await flag.complete?.(line)) ?? files;
    return this.#arguments(line);
  }

  async #arguments(line: CompletionLine): Promise<Completion> {
    const { step, own } = this.#input;
    const ownGiven = !isRoot(step) && own.some(({ key }) => line.flags.given(key));
    if (!('commands' in this.#command)) return (await this.#command.complete?.(line)) ?? files;
    const takesCommand = line.args.length === 0 && !ownGiven;
    return takesCommand ? { words: await commandWords(step, line.word), directive: NO_FILES } : files;
  }

  /** The flags that may still be given, those of all commands first; a flag that excludes others hides them. */
  #flagWords(word: string, given: FlagValues): string[] {
    const { step, own, globals } = this.#input;
    const groups = (this.#command as Partial<RunnableCommand>).exclusive ?? [];
    const offered = (flags: readonly NamedFlag[]) => flagWords(flags, word, given, groups);
    return isRoot(step) ? offered([...own, ...globals]) : [...offered(globals), ...offered(own)];
  }
}
