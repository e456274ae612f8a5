/** The command line: finds the command, reads its flags, runs it, and turns errors into words and exit codes. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { type LogEntry, warn } from '../base/log.ts';
import { quote } from '../go/strconv.ts';
import { argumentComplaint, type Command } from './command.ts';
import { COMMANDS, type CommandEntry } from './commands.ts';
import { ExitError } from './exit-error.ts';
import { warnOfExpiredRepositories } from './expired-repositories.ts';
import { findCommand, suggestions } from './find-command.ts';
import type { Flag, FlagValues } from './flag.ts';
import { HELP, helpText, useLine } from './help.ts';
import type { Io } from './io.ts';
import { parseFlags, parseKnownFlags } from './parse-flags.ts';
import { mayHavePlugins } from './plugin-folders.ts';
import { globalFlags, type Settings, settingsFromEnvironment, withGlobalFlags } from './settings.ts';
import { plainLine, structuredLine } from './slog.ts';

/** Runs one command line (without the program's name) and resolves to the exit code. Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    await dispatch(argv, io);
    return 0;
  } catch (error) {
    if (error instanceof ExitError) {
      if (error.message) io.err(`Error: ${error.message}\n`);
      return error.exitCode;
    }
    if (!(error instanceof ChartwrightError)) return internalError(error, io);
    io.err(`Error: ${error.message}\n`);
    return 1;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<void> {
  const base = settingsFromEnvironment(io);
  const globals = globalFlags(base);
  await warnOfExpiredRepositories(io, repositoryConfig(argv, base, globals));
  const table = mayHavePlugins(io, base) ? await tableWithPlugins(argv, io, base, globals) : COMMANDS;
  const words = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
  const found = findCommand(table, words, globals);
  if (found.unknown !== undefined) return unknownCommand(found.unknown, argv[0] === 'help', table, io, globals);
  const entry = found.path.at(-1);
  const path = [io.program, ...found.path.map((step) => step.name)];
  const command = await entry?.load?.();
  const own = command?.flags(base) ?? [];
  if (command?.takesAllWords && argv[0] !== 'help') return runWithAllWords(command, found.words, argv, table, io, base);
  const line = parseFlags(found.words, [...own, ...globals], io.err);
  const settings = withGlobalFlags(base, line.values);
  if (!command || line.help) return io.out(describe(path, entry, command, table, own, globals));
  const context = { io, settings, commands: table, log: logTo(io, settings) };
  await command.checkFlags?.(context, line.values);
  const complaint = command.args && argumentComplaint(command.args, line.args.length, path.join(' '), useLine(path, command.use));
  if (complaint) throw new ChartwrightError('usage', complaint);
  checkColor(io, settings);
  checkExclusive(command, line.values);
  await command.run(context, line.args, line.values);
}

/** The setting is needed before the command is known. */
function repositoryConfig(argv: readonly string[], base: Settings, globals: readonly Flag[]): string {
  if (!argv.some((word) => word.startsWith('--repository-config'))) return base.repositoryConfig;
  return withGlobalFlags(base, parseKnownFlags(argv, globals)).repositoryConfig;
}

/** A plugin's command: Helm's own flags are taken from the whole line, mistakes in others are the plugin's business. */
async function runWithAllWords(
  command: Command,
  words: readonly string[],
  argv: readonly string[],
  commands: readonly CommandEntry[],
  io: Io,
  base: Settings,
): Promise<void> {
  const values = parseKnownFlags(argv, globalFlags(base));
  const settings = withGlobalFlags(base, values);
  checkColor(io, settings);
  await command.run({ io, settings, commands, log: logTo(io, settings) }, [...words], values);
}

/** The log is needed before the command is known: with --debug wherever it stands. */
async function tableWithPlugins(
  argv: readonly string[],
  io: Io,
  base: Settings,
  globals: readonly Flag[],
): Promise<readonly CommandEntry[]> {
  const { withPlugins } = await import('./plugin-commands.ts');
  return withPlugins(COMMANDS, io, base, logTo(io, withGlobalFlags(base, parseKnownFlags(argv, globals))));
}

function describe(
  path: string[],
  entry: CommandEntry | undefined,
  command: Command | undefined,
  table: readonly CommandEntry[],
  own: readonly Flag[],
  globals: readonly Flag[],
): string {
  const long = command?.long ?? entry?.long ?? ROOT_HELP;
  return helpText({
    path,
    use: command?.use ?? entry?.name ?? '',
    long: long || (entry?.short ?? ''),
    example: command?.example,
    aliases: entry?.aliases,
    children: entry ? (entry.children ?? []) : [...table, HELP],
    flags: own,
    globalFlags: globals,
  });
}

const ROOT_HELP = `
The package manager of Kubernetes: charts in, manifests out, byte for byte as Helm prints them.

Everyday commands:

- template:  render a chart and print its manifests
- lint:      look for mistakes in a chart
- package:   make an archive of a chart
- show:      print what a chart says of itself

Helm's environment variables hold here, too (HELM_CACHE_HOME, HELM_CONFIG_HOME, HELM_DATA_HOME, HELM_DEBUG,
HELM_NAMESPACE, HELM_PLUGINS, HELM_REGISTRY_CONFIG, HELM_REPOSITORY_CACHE, HELM_REPOSITORY_CONFIG, KUBECONFIG,
NO_COLOR, SOURCE_DATE_EPOCH, ...); \`env\` prints what they come to. CHARTWRIGHT_HELM_VERSION chooses the version of
Helm whose output is printed, as --helm-version does.
`;

function unknownCommand(name: string, wasHelp: boolean, table: readonly CommandEntry[], io: Io, globals: readonly Flag[]): void {
  if (wasHelp) {
    const usage = helpText({ path: [io.program], use: '', long: '', children: [...table, HELP], flags: [], globalFlags: globals });
    return io.err(`Unknown help topic [\`${name}\`]\n${usage.trimStart()}`);
  }
  const close = suggestions(table, name);
  const hint = close.length ? `\n\nDid you mean this?\n${close.map((one) => `\t${one}\n`).join('')}` : '';
  io.err(`Error: unknown command ${quote(name)} for "${io.program}"${hint}\nRun '${io.program} --help' for usage.\n`);
  throw new ExitError(1);
}

function checkColor(io: Io, settings: Settings): void {
  if (['never', 'auto', 'always'].includes(settings.colorMode)) return;
  const error = `invalid color mode ${quote(settings.colorMode)}: must be one of: never, auto, always`;
  if (!settings.profile.structuredLog) throw new ChartwrightError('usage', error);
  warn(logTo(io, settings), 'command failed', ['error', error]);
  throw new ExitError(1);
}

function checkExclusive(command: Command, flags: FlagValues): void {
  for (const group of command.exclusive ?? []) {
    const given = group.filter((name) => flags.given(name)).sort();
    if (given.length < 2) continue;
    throw new ChartwrightError(
      'usage',
      `if any flags in the group [${group.join(' ')}] are set none of the others can be; [${given.join(' ')}] were all set`,
    );
  }
}

function logTo(io: Io, settings: Settings): (entry: LogEntry) => void {
  const print = settings.profile.structuredLog ? structuredLine : plainLine;
  return (entry) => {
    if (entry.level !== 'debug' || settings.debug) io.err(print(entry));
  };
}

/** A mistake of ours: said as such, with the stack only where debugging was asked for. */
function internalError(error: unknown, io: Io): number {
  io.err(`Error: internal error: ${errorText(error)}\n`);
  if (io.env.HELM_DEBUG && error instanceof Error) io.err(`${error.stack}\n`);
  return 1;
}
