/** A command line to flags and arguments, by pflag's rules and with its words. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { quote } from '../go/strconv.ts';
import { type Flag, FlagValues } from './flag.ts';
import { setFlag, zeroValue } from './flag-value.ts';

export interface ParsedLine {
  readonly args: string[];
  readonly values: FlagValues;
  readonly help: boolean;
  /** Where in `args` the words after `--` begin; -1 without one. */
  readonly dash: number;
}

/**
 * Reads flags wherever they stand; `--` ends them. `say` gets pflag's remarks on deprecated flags.
 * Throws a `usage` error on unknown flags, missing and unfit values.
 */
export function parseFlags(words: readonly string[], flags: readonly Flag[], say: (text: string) => void): ParsedLine {
  const parser = new LineParser(words, flags, say);
  return parser.run();
}

class LineParser {
  readonly #words: readonly string[];
  readonly #long: Map<string, Flag>;
  readonly #short: Map<string, Flag>;
  readonly #say: (text: string) => void;
  readonly #values = new FlagValues();
  readonly #args: string[] = [];
  #at = 0;
  #help = false;
  #dash = -1;

  constructor(words: readonly string[], flags: readonly Flag[], say: (text: string) => void) {
    this.#words = words;
    this.#say = say;
    this.#long = new Map(flags.map((flag) => [flag.name, flag]));
    this.#short = new Map(flags.filter((flag) => flag.short).map((flag) => [flag.short as string, flag]));
    for (const flag of flags) this.#values.set(flag.name, zeroValue(flag), false);
  }

  run(): ParsedLine {
    while (this.#at < this.#words.length) {
      const word = this.#words[this.#at++] as string;
      if (word === '--') {
        this.#dash = this.#args.length;
        this.#args.push(...this.#words.slice(this.#at));
        break;
      }
      if (word.startsWith('--')) this.#longFlag(word);
      else if (word.startsWith('-') && word.length > 1) this.#shortFlags(word);
      else this.#args.push(word);
    }
    return { args: this.#args, values: this.#values, help: this.#help, dash: this.#dash };
  }

  /** `--name`, `--name=value`, `--name value` */
  #longFlag(word: string): void {
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    if (name === '' || name.startsWith('-')) throw usage(`bad flag syntax: ${word}`);
    const flag = this.#long.get(name.replaceAll('_', '-')) ?? this.#long.get(name);
    if (!flag) {
      if (name !== 'help') throw usage(`unknown flag: --${name}`);
      this.#help = true;
      return;
    }
    if (equals >= 0) this.#set(flag, word.slice(equals + 1));
    else this.#set(flag, bareValue(flag) ?? this.#next(`flag needs an argument: --${name}`));
  }

  /** `-n value`, `-nvalue`, `-n=value`, and switches in a row: `-abc` */
  #shortFlags(word: string): void {
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] as string;
      const rest = word.slice(at + 1);
      const flag = this.#short.get(letter);
      if (!flag) {
        if (letter !== 'h') throw usage(`unknown shorthand flag: '${letter}' in -${word.slice(at)}`);
        this.#help = true;
        return;
      }
      if (rest.length > 0 && rest.startsWith('=')) return this.#set(flag, rest.slice(1));
      const bare = bareValue(flag);
      if (bare === undefined) return this.#set(flag, rest || this.#next(`flag needs an argument: '${letter}' in -${word.slice(at)}`));
      this.#set(flag, bare);
    }
  }

  #next(complaint: string): string {
    const word = this.#words[this.#at++];
    if (word === undefined) throw usage(complaint);
    return word;
  }

  #set(flag: Flag, text: string): void {
    try {
      setFlag(flag, text, this.#values);
    } catch (error) {
      const name = flag.short ? `-${flag.short}, --${flag.name}` : `--${flag.name}`;
      throw usage(`invalid argument ${quote(text)} for "${name}" flag: ${errorText(error)}`);
    }
    if (flag.deprecated) this.#say(`Flag --${flag.name} has been deprecated, ${flag.deprecated}\n`);
  }
}

function bareValue(flag: Flag): string | undefined {
  return flag.bare ?? (flag.type === 'bool' ? 'true' : undefined);
}

function usage(message: string): ChartwrightError {
  return new ChartwrightError('usage', message);
}
