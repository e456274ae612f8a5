/** Completions of a command line, in the form that the scripts of shells read. */
import type { Context } from '../command.ts';
import type { Flags, FlagValues } from '../flag.ts';

/** Cobra's directives: what the shell does in addition to offering the words. They can be added. */
export const FILES = 0;
export const NO_SPACE = 2;
export const NO_FILES = 4;

export interface Completion {
  /** `word`, or `word\tdescription`. */
  readonly words: readonly string[];
  readonly directive: number;
}

/** A line up to the word that is being typed. */
export interface CompletionLine<F extends Flags = Flags> {
  readonly context: Context;
  /** The arguments before that word. */
  readonly args: readonly string[];
  readonly flags: FlagValues<F>;
  readonly word: string;
}

/** Nothing to offer: the shell may offer files. */
export const files: Completion = { words: [], directive: FILES };
/** Nothing to offer, and files would be wrong. */
export const nothing: Completion = { words: [], directive: NO_FILES };
/** As `nothing`, with a hint for shells that show hints. */
export const noMoreArguments: Completion = {
  words: ['_activeHelp_ This command does not take any more arguments (but may accept flags).'],
  directive: NO_FILES,
};

export function oneOf(...words: string[]): Completion {
  return { words, directive: NO_FILES };
}

/** A file, and nothing else. */
export function oneFile({ args }: Pick<CompletionLine, 'args'>): Completion {
  return args.length === 0 ? files : noMoreArguments;
}

export function noArgument(): Completion {
  return noMoreArguments;
}
