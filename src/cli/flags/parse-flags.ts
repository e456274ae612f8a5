/** A command line to flags and arguments, by pflag's rules and with its words. */

import { closestName } from '../../base/closest.ts';
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { quote } from '../../go/strconv.ts';
import type { Flag, NamedFlag } from '../flag.ts';
import { REPLACED_FLAGS } from '../replaced-commands.ts';
import type { FlagLine } from './flag-line.ts';
import { setFlag } from './flag-value.ts';

export interface ParsedLine {
  readonly args: string[];
  readonly help: boolean;
  /** Where in `args` the words after `--` begin; -1 without one. */
  readonly dash: number;
}

/**
 * Reads flags wherever they stand into `line`; `--` ends them. `say` gets pflag's warnings about deprecated flags.
 * Throws a `usage` error on unknown flags, missing and unfit values.
 */
export function parseFlags(words: readonly string[], flags: readonly NamedFlag[], line: FlagLine, say: (text: string) => void): ParsedLine {
  return new LineParser(words, flags, line, say).run();
}

/** Reads the known flags of a line that has others, too, up to the first mistake or call for help. An unknown flag takes the word behind it. */
export function parseKnownFlags(words: readonly string[], flags: readonly NamedFlag[], line: FlagLine): void {
  try {
    new LineParser(words, flags, line, () => {}, true).run();
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
  }
}

class LineParser {
  readonly #words: readonly string[];
  readonly #long: Map<string, NamedFlag>;
  readonly #short: Map<string, NamedFlag>;
  readonly #say: (text: string) => void;
  readonly #line: FlagLine;
  readonly #skipsUnknown: boolean;
  readonly #args: string[] = [];
  #at = 0;
  #help = false;
  #dash = -1;

  constructor(words: readonly string[], flags: readonly NamedFlag[], line: FlagLine, say: (text: string) => void, skipsUnknown = false) {
    this.#words = words;
    this.#line = line;
    this.#say = say;
    this.#skipsUnknown = skipsUnknown;
    this.#long = new Map(flags.map((flag) => [flag.name, flag]));
    this.#short = new Map(flags.filter((flag) => flag.short).map((flag) => [flag.short as string, flag]));
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
    return { args: this.#args, help: this.#help, dash: this.#dash };
  }

  /** `--name`, `--name=value`, `--name value` */
  #longFlag(word: string): void {
    const equals = word.indexOf('=');
    const name = word.slice(2, equals < 0 ? undefined : equals);
    if (name === '' || name.startsWith('-')) throw usage(`bad flag syntax: ${word}`);
    const flag = this.#long.get(name);
    if (!flag) {
      if (this.#skipsUnknown && name !== 'help') return equals < 0 ? this.#skipValue() : undefined;
      if (name !== 'help') throw usage(`unknown flag: --${name}`, this.#meant(name));
      return this.#askHelp();
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
        if (this.#skipsUnknown && letter !== 'h') return rest.startsWith('=') && rest.length > 1 ? undefined : this.#skipValue();
        if (letter !== 'h') throw usage(`unknown shorthand flag: '${letter}' in -${word.slice(at)}`);
        return this.#askHelp();
      }
      if (rest.length > 0 && rest.startsWith('=')) return this.#set(flag, rest.slice(1));
      const bare = bareValue(flag);
      if (bare === undefined) return this.#set(flag, rest || this.#next(`flag needs an argument: '${letter}' in -${word.slice(at)}`));
      this.#set(flag, bare);
    }
  }

  /** A hint at the flag that was probably meant, or at what replaced it. */
  #meant(name: string): string | undefined {
    const visible = Array.from(this.#long.values()).filter(({ hidden, deprecated }) => !hidden && !deprecated);
    const close = closestName(
      visible.map((flag) => flag.name),
      name,
    );
    return REPLACED_FLAGS.get(name) ?? (close && `did you mean --${close}?`);
  }

  #askHelp(): void {
    if (this.#skipsUnknown) throw usage('help requested');
    this.#help = true;
  }

  /** Passes over what may be an unknown flag's value. */
  #skipValue(): void {
    if (this.#at < this.#words.length && !(this.#words[this.#at] as string).startsWith('-')) this.#at++;
  }

  #next(complaint: string): string {
    const word = this.#words[this.#at++];
    if (word === undefined) throw usage(complaint);
    return word;
  }

  #set(flag: NamedFlag, text: string): void {
    try {
      setFlag(flag, text, this.#line);
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

function usage(message: string, hint?: string): ChartwrightError {
  return new ChartwrightError('usage', message, { hints: hint === undefined ? [] : [hint] });
}
