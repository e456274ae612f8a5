/** What a command is: one object with its name, its arguments and flags, and its function. */
import type { Log } from '../base/log.ts';
import type { Profile } from '../helm/profile.ts';
import type { Completion, CompletionLine } from './complete/completion.ts';
import type { Flags, FlagValues } from './flag.ts';
import type { Io } from './io.ts';
import type { Paints } from './paint.ts';
import type { Settings } from './settings.ts';

/** The help texts of all commands. */
interface Words {
  /** As in cobra: the name, then the arguments, `template [NAME] [CHART]`. */
  readonly use: string;
  readonly aliases?: readonly string[];
  /** One line for the list of commands. */
  readonly short: string;
  /** The help text: what the command does, what its arguments may be. */
  readonly long: string;
  /** Command lines, each below a comment that says what it does; `PROGRAM` stands for the name that the program was called by. */
  readonly examples?: string;
  readonly hidden?: boolean;
  /** Whether the Helm that is asked for has it; all have it if this is absent. */
  readonly when?: (profile: Profile) => boolean;
  /** Words that this command is suggested for. */
  readonly suggestFor?: readonly string[];
  /** Helm does not have it. */
  readonly ours?: boolean;
}

/** A command that does something. */
export interface CommandDefinition<F extends Flags> extends Words {
  readonly flags: F;
  /** Gets every word behind its name as an argument, flags too. */
  readonly takesAllWords?: boolean;
  /** Refuses a wrong number of arguments. */
  readonly args?: ArgumentRule | ((profile: Profile, flags: FlagValues<F>) => ArgumentRule | undefined);
  /** Groups of flags of which only one may be given. */
  readonly exclusive?: readonly (readonly (keyof F & string)[])[];
  /** Refuses flags whose values need a look at files or servers, before arguments are counted. */
  checkFlags?(context: Context, flags: FlagValues<F>): Promise<void>;
  /** What the next argument may be; files if this is absent. */
  complete?(line: CompletionLine<F>): Completion | Promise<Completion>;
  run(context: Context, args: string[], flags: FlagValues<F>): void | Promise<void>;
}

/** A command with its flags' types forgotten, as the program keeps it. */
export type RunnableCommand = CommandDefinition<Flags>;

/** A command that leads to others. */
export interface CommandGroup extends Words {
  readonly commands: CommandTable;
  readonly flags?: Flags;
  /** What is done if arguments follow of which the first one names none of the others. */
  readonly itself?: RunnableCommand;
}

export type Command = RunnableCommand | CommandGroup;

/** Commands by their names; each is loaded when it is needed. */
export type CommandTable = ReadonlyMap<string, () => Promise<Command>>;

/** A command whose flags give the types of the values that it gets. */
export function command<F extends Flags>(definition: CommandDefinition<F>): RunnableCommand {
  return definition as unknown as RunnableCommand;
}

/** A command that leads to those of the table. */
export function group(words: Words, commands: Readonly<Record<string, () => Promise<Command>>>): CommandGroup {
  return { ...words, commands: new Map(Object.entries(commands)) };
}

/** A command that does something itself, and leads to others if its first argument names one. */
export function groupOf(itself: RunnableCommand, commands: Readonly<Record<string, () => Promise<Command>>>): CommandGroup {
  const { use, short, long, examples, flags, ours } = itself;
  return {
    use,
    short,
    long,
    ...(examples && { examples }),
    ...(ours && { ours }),
    flags,
    itself,
    commands: new Map(Object.entries(commands)),
  };
}

/** The name by which a command is called. */
export function commandName({ use }: Pick<Words, 'use'>): string {
  const end = use.indexOf(' ');
  return end < 0 ? use : use.slice(0, end);
}

/** What a running command has of its surroundings. */
export interface Context {
  readonly io: Io;
  readonly settings: Settings;
  /** The settings with the global flags of more words on top, which plugins leave to the program. */
  readonly settingsWith: (words: readonly string[]) => Settings;
  /** All commands, plugins' included. */
  readonly commands: CommandTable;
  /** Prints a log entry on standard error, as Helm's logger does. */
  readonly log: Log;
  /** Colours, if there are any. */
  readonly paint: Paints;
}

/** How many arguments a command takes. */
export interface ArgumentRule {
  readonly min: number;
  readonly max: number;
  /** What is said instead of counts, if the number does not fit. */
  readonly complaint?: string;
}

export const noArguments: ArgumentRule = { min: 0, max: 0 };
export const exactly = (count: number): ArgumentRule => ({ min: count, max: count });
export const atLeast = (count: number): ArgumentRule => ({ min: count, max: Number.POSITIVE_INFINITY });
export const atMost = (count: number): ArgumentRule => ({ min: 0, max: count });

/** Helm's complaint about the number of arguments; undefined if it fits. */
export function argumentComplaint(rule: ArgumentRule, count: number, path: string, useLine: string): string | undefined {
  if (count >= rule.min && count <= rule.max) return undefined;
  if (rule.complaint) return rule.complaint;
  const noun = (n: number) => `${n} argument${n === 1 ? '' : 's'}`;
  const words =
    rule.max === 0
      ? 'accepts no arguments'
      : rule.min === rule.max
        ? `requires ${noun(rule.min)}`
        : count < rule.min
          ? `requires at least ${noun(rule.min)}`
          : `accepts at most ${noun(rule.max)}`;
  return `"${path}" ${words}\n\nUsage:  ${useLine}`;
}
