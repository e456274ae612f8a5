/** A command line's settings: the global flags are read once from all of its words, as Helm does, before the command is known. */
import type { LogEntry } from '../base/log.ts';
import { type NamedFlag, namedFlags } from './flag.ts';
import { FlagLine } from './flags/flag-line.ts';
import { type GlobalFlagValues, globalFlags, withGlobalFlags } from './flags/global-flags.ts';
import { type ParsedLine, parseFlags, parseKnownFlags } from './flags/parse-flags.ts';
import type { Io } from './io.ts';
import { type Paints, paintsFor, unpainted } from './paint.ts';
import { type Settings, settingsFromEnvironment } from './settings.ts';
import { plainLine, structuredLine } from './slog.ts';

export class CommandLine {
  readonly io: Io;
  globals: readonly NamedFlag[];
  readonly flags = new FlagLine();
  /** As far as flags have been read. */
  settings: Settings;
  paint: Paints = unpainted;
  readonly #base: Settings;

  /** Throws a `usage` error for an unknown version of Helm. */
  constructor(words: readonly string[], io: Io) {
    this.io = io;
    this.#base = settingsFromEnvironment(io);
    this.globals = namedFlags(globalFlags, this.#base.profile);
    this.flags.declare(this.globals, this.#base);
    parseKnownFlags(words, this.globals, this.flags);
    this.settings = this.#withFlags();
    const { profile } = this.settings;
    // Another Helm has other flags.
    if (profile !== this.#base.profile) this.globals = namedFlags(globalFlags, profile);
  }

  /** Makes colours ready if the settings and the terminal allow them. */
  async mixColors(): Promise<void> {
    this.paint = await paintsFor(this.io, this.settings);
  }

  /** Reads the words behind a command's name, its own flags among them. Throws as `parseFlags`. */
  read(words: readonly string[], own: readonly NamedFlag[]): ParsedLine {
    this.flags.declare(own, this.settings);
    // Remarks on deprecated flags are kept to themselves if the line is refused.
    const remarks: string[] = [];
    const parsed = parseFlags(words, [...this.globals, ...own], this.flags, (text) => remarks.push(text));
    if (remarks.length > 0) this.io.err(remarks.join(''));
    this.settings = this.#withFlags();
    return parsed;
  }

  /** The settings with the global flags of more words on top. */
  settingsWith(words: readonly string[]): Settings {
    parseFlags(words, this.globals, this.flags, this.io.err);
    return this.#withFlags();
  }

  /** Prints a log entry on standard error, as Helm's logger does. */
  readonly log = (entry: LogEntry): void => {
    const { profile, debug } = this.settings;
    const print = profile.structuredLog ? structuredLine : plainLine;
    if (entry.level !== 'debug' || debug) this.io.err(print(entry, this.paint.err));
  };

  #withFlags(): Settings {
    return withGlobalFlags(this.#base, this.flags.values as unknown as GlobalFlagValues);
  }
}
