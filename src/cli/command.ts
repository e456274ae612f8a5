/** What a command is: one object that says how it is called and what it does. */

import type { Log } from '../base/log.ts';
import type { CommandEntry } from './commands.ts';
import type { Flag, FlagValues } from './flag.ts';
import type { Io } from './io.ts';
import type { Settings } from './settings.ts';

export interface Command {
  /** As in cobra: the name, then the arguments, `template [NAME] [CHART]`. */
  readonly use: string;
  readonly long: string;
  readonly example?: string;
  readonly flags: (settings: Settings) => readonly Flag[];
  /** Gets every word behind its name as an argument, flags too; its FlagValues hold Helm's own flags of the whole line. */
  readonly takesAllWords?: boolean;
  /** Refuses a wrong number of arguments. */
  readonly args?: ArgumentRule;
  /** Groups of flags of which only one may be given. */
  readonly exclusive?: readonly (readonly string[])[];
  /** Refuses flags whose values take a look around to judge, before arguments are counted. */
  readonly checkFlags?: (context: Context, flags: FlagValues) => Promise<void>;
  readonly run: (context: Context, args: string[], flags: FlagValues) => void | Promise<void>;
}

/** What a running command has of its surroundings. */
export interface Context {
  readonly io: Io;
  readonly settings: Settings;
  /** All commands, plugins' included. */
  readonly commands: readonly CommandEntry[];
  /** Prints a log entry on standard error, as Helm's logger does. */
  readonly log: Log;
}

/** How many arguments a command takes, and the words for others. */
export interface ArgumentRule {
  readonly min: number;
  readonly max: number;
}

export const noArguments: ArgumentRule = { min: 0, max: 0 };
export const exactly = (count: number): ArgumentRule => ({ min: count, max: count });
export const atLeast = (count: number): ArgumentRule => ({ min: count, max: Number.POSITIVE_INFINITY });
export const atMost = (count: number): ArgumentRule => ({ min: 0, max: count });

/** Helm's complaint about the number of arguments; undefined where it fits. */
export function argumentComplaint(rule: ArgumentRule, count: number, path: string, useLine: string): string | undefined {
  if (count >= rule.min && count <= rule.max) return undefined;
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
