/** The commands as commander runs them: found by cobra's rules, loaded on the way, their flags left to pflag's rules. */
import { Command as Commander, Help, type ParseOptionsResult } from 'commander';
import type { Profile } from '../helm/profile.ts';
import type { Command, CommandTable } from './command.ts';
import { type NamedFlag, namedFlags } from './flag.ts';
import type { Io } from './io.ts';

/** What all steps of a command line share. */
export interface Program {
  readonly io: Io;
  /** The flags of all commands: they may be before a command's name. */
  readonly globals: readonly NamedFlag[];
  /** Commands that its Helm does not have are not there. */
  readonly profile: Profile;
  /** Runs the command of the line, once it is found and loaded. */
  readonly act: (step: Step, words: readonly string[]) => Promise<void>;
  /** The help text of a step. */
  readonly help: (step: Step) => string;
}

/** A command on the way from the program down to the one that is called. */
export class Step extends Commander {
  readonly path: readonly string[];
  readonly #program: Program;
  readonly #load: () => Promise<Command>;
  readonly #aliases = new Map<string, string>();
  #children: ReadonlyMap<string, Command> | undefined;
  #definition: Command | undefined;

  constructor(program: Program, path: readonly string[], load: () => Promise<Command>) {
    super(path.at(-1));
    this.path = path;
    this.#program = program;
    this.#load = load;
    this.helpCommand(false).helpOption(false).allowExcessArguments();
    this.configureOutput({ writeOut: program.io.out, getOutHelpWidth: () => 80, getOutHasColors: () => true });
    this.hook('preSubcommand', async (_, step) => {
      await (step as Step).prepare();
    });
    this.action(() => this.#act());
  }

  /** Loads the command's words, flags and code. */
  async prepare(): Promise<this> {
    this.#definition = await this.#load();
    return this;
  }

  /** The command, once it is loaded. */
  get definition(): Command {
    return this.#definition as Command;
  }

  /** The commands below this one, as far as they are loaded. */
  get loaded(): ReadonlyMap<string, Command> {
    return this.#children ?? new Map();
  }

  /** The commands below this one, loaded. */
  async children(): Promise<ReadonlyMap<string, Command>> {
    if (this.#children) return this.#children;
    const loaded = await Promise.all(Array.from(this.#table() ?? [], async ([name, load]) => [name, await load()] as const));
    const there = loaded.filter(([, { when }]) => when?.(this.#program.profile) ?? true);
    for (const [name, { aliases = [] }] of there) for (const alias of aliases) this.#aliases.set(alias, name);
    this.#children = new Map(there);
    return this.#children;
  }

  /** Splits off the name of a command below this one; commander hands it the rest. */
  override parseOptions(words: string[]): ParseOptionsResult {
    const at = this.#table() ? firstArgument(words, this.#flags()) : -1;
    const name = at < 0 ? undefined : this.#register(words[at] as string);
    return name === undefined ? { operands: words, unknown: [] } : { operands: [name], unknown: words.filter((_, i) => i !== at) };
  }

  override createHelp(): Help {
    return Object.assign(new Help(), { formatHelp: (step: Step) => this.#program.help(step) });
  }

  /** Prints the help text. */
  async showHelp(): Promise<void> {
    await this.children();
    this.outputHelp();
  }

  /** The first argument, if it should name a command below this one and does not. */
  unknownWord(words: readonly string[]): string | undefined {
    return this.#table() ? words[firstArgument(words, this.#flags())] : undefined;
  }

  /** A word that names no command may be an alias, which only the loaded commands know. */
  async #act(): Promise<void> {
    const word = this.unknownWord(this.args);
    if (word !== undefined && !this.#children && (await this.children()) && this.#aliases.has(word)) {
      await this.parseAsync(this.args, { from: 'user' });
    } else if (this.#definition?.when?.(this.#program.profile) === false) await (this.parent as Step).showHelp();
    else await this.#program.act(this, this.args);
  }

  /** Makes the command of this name or alias known to commander, under its name. */
  #register(word: string): string | undefined {
    const name = this.#aliases.get(word) ?? word;
    const load = this.#table()?.get(name);
    if (!load) return undefined;
    if (!this.commands.some((known) => known.name() === name)) this.addCommand(new Step(this.#program, [...this.path, name], load));
    return name;
  }

  /** The flags that may be before the name of a command below this one. */
  #flags(): readonly NamedFlag[] {
    const { globals, profile } = this.#program;
    return this.path.length === 1 ? globals : [...globals, ...namedFlags(this.#definition?.flags ?? {}, profile)];
  }

  #table(): CommandTable | undefined {
    return this.#definition && 'commands' in this.#definition ? this.#definition.commands : undefined;
  }
}

/** Where the first word stands that is neither a flag nor a flag's value; a flag that is not known takes a value. */
function firstArgument(words: readonly string[], flags: readonly NamedFlag[]): number {
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

function takesValue(flag: NamedFlag | undefined): boolean {
  return flag === undefined || (flag.type !== 'bool' && flag.bare === undefined);
}
