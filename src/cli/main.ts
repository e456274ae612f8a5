/** The command line: finds the command, reads its flags, runs it, and turns errors into words and exit codes. */
import { ChartwrightError, errorText, ranOutOfStack } from '../base/errors.ts';

import { quote } from '../go/strconv.ts';
import type { Profile } from '../helm/profile.ts';
import { report } from '../helm/report.ts';
import { storageKind } from '../helm/storage-drivers.ts';
import { argumentComplaint, type CommandTable, type Context, type RunnableCommand } from './command.ts';
import { reportFailure } from './command-failed.ts';
import { CommandLine } from './command-line.ts';
import { rootCommand } from './commands/root.ts';
import { COMMANDS } from './commands.ts';
import { errorMode } from './error-mode.ts';
import { ExitError } from './exit-error.ts';
import { warnOfExpiredRepositories } from './expired-repositories.ts';
import { dashed, type FlagValues, namedFlags } from './flag.ts';
import { withColorMode } from './flags/color-switch.ts';
import { helpInput, helpText, useLine } from './help.ts';
import type { Io } from './io.ts';
import { ownVersion } from './own-version.ts';
import { type Paint, unpainted } from './paint.ts';
import { mayHavePlugins } from './plugin-folders.ts';
import { Step } from './program.ts';
import { unknownCommand } from './unknown-command.ts';

/** Runs one command line (without the program's name) and resolves to the exit code. Never throws. */
export async function main(words: readonly string[], io: Io): Promise<number> {
  const argv = withColorMode(words);
  let line: CommandLine | undefined;
  try {
    line = new CommandLine(argv, io);
    checkErrors(line);
    await line.mixColors();
    await dispatch(argv, line);
    return 0;
  } catch (error) {
    return failed(error, io, line);
  }
}

/** Says what went wrong, with Helm's messages and on terminals with a hint, and returns the exit code. */
async function failed(error: unknown, io: Io, line: CommandLine | undefined): Promise<number> {
  if (io.runDeeper && ranOutOfStack(error)) return io.runDeeper();
  const paint = line?.paint.err ?? unpainted.err;
  if (!(error instanceof ExitError || error instanceof ChartwrightError)) return internalError(error, io, paint);
  const mode = errorMode(line?.settings.errors, io);
  if (mode === 'json' && error instanceof ChartwrightError) {
    const { errorObject } = await import('../diagnostics/print-json.ts');
    io.err(`${JSON.stringify(errorObject(error))}\n`);
    return 1;
  }
  if (error.message || !(error instanceof ExitError)) io.err(`${paint.red('Error:')} ${error.message}\n`);
  if (mode === 'frame') io.err(await explained(error, io, paint));
  return error instanceof ExitError ? error.exitCode : 1;
}

/** The source of the mistake and what may help. */
async function explained(error: ExitError | ChartwrightError, io: Io, paint: Paint): Promise<string> {
  const { errorFrame, errorHints } = await import('../diagnostics/print-frame.ts');
  const isKnown = error instanceof ChartwrightError;
  const hints = isKnown ? errorHints(error) : error.hints;
  const lines = hints.map((hint) => `${paint.cyan('Hint:')} ${hint.replaceAll('PROGRAM', io.program)}\n`);
  return (isKnown ? errorFrame(error, paint) : '') + lines.join('');
}

async function dispatch(argv: readonly string[], line: CommandLine): Promise<void> {
  const { io } = line;
  checkColor(line);
  const commands = mayHavePlugins(io, line.settings) ? await withPlugins(line) : COMMANDS;
  await warnOfExpiredRepositories(io, line.settings.repositoryConfig);
  const asksHelp = argv[0] === 'help';
  // The command `help` has no flags but those of all commands.
  if (asksHelp) line.read(argv.slice(1), []);
  const step = new Step(
    {
      io,
      globals: line.globals,
      profile: line.settings.profile,
      act: (at, words) => act(at, words, { line, commands, asksHelp }),
      help: (at) => helpText(helpInput(at, line)),
    },
    [io.program],
    async () => rootCommand(io.program, commands),
  );
  await step.prepare();
  await step.parseAsync(asksHelp ? [...argv.slice(1), '--help'] : [...argv], { from: 'user' });
}

interface Call {
  readonly line: CommandLine;
  readonly commands: CommandTable;
  /** The line begins with `help`. */
  readonly asksHelp: boolean;
}

/** What is behind the command's name is read, checked in Helm's order, and done. */
async function act(step: Step, words: readonly string[], { line, commands, asksHelp }: Call): Promise<void> {
  const { definition: command } = step;
  const unknown = step.unknownWord(words);
  if (unknown !== undefined && step.path.length === 1) return unknownCommand(unknown, step, line, asksHelp);
  const values = line.flags.values;
  if (!('commands' in command) && command.takesAllWords && !asksHelp) {
    checkDriver(line);
    return command.run(contextOf(line, commands), [...words], values);
  }
  const own = command.flags ?? {};
  const { args, help } = line.read(words, namedFlags(own, line.settings.profile));
  if ('commands' in command && line.flags.get('version') === true) return line.io.out(ownVersion(line.settings.profile));
  const called = 'commands' in command ? words.length > 0 && command.itself : command;
  if (!called || help) return step.showHelp();
  checkDriver(line);
  const context = contextOf(line, commands);
  await called.checkFlags?.(context, values);
  checkArguments(step, called, args.length, context.settings.profile, values);
  checkExclusive(called, values);
  await called.run(context, args, values);
}

function contextOf(line: CommandLine, commands: CommandTable): Context {
  const { io, settings, log, paint } = line;
  return { io, settings, commands, log, paint, settingsWith: (words) => line.settingsWith(words) };
}

function checkArguments({ path }: Step, { args, use }: RunnableCommand, count: number, profile: Profile, flags: FlagValues): void {
  const rule = typeof args === 'function' ? args(profile, flags) : args;
  const complaint = rule && argumentComplaint(rule, count, path.join(' '), useLine(path, use));
  if (complaint) throw new ChartwrightError('usage', complaint);
}

async function withPlugins(line: CommandLine): Promise<CommandTable> {
  const { commandsWithPlugins } = await import('./plugin-commands.ts');
  return commandsWithPlugins(COMMANDS, line);
}

function checkErrors({ settings: { errors } }: CommandLine): void {
  if (['auto', 'helm', 'frame', 'json'].includes(errors)) return;
  throw new ChartwrightError('usage', `invalid format of errors ${quote(errors)}: must be one of: helm, frame, json`);
}

function checkColor(line: CommandLine): void {
  const { colorMode } = line.settings;
  if (['never', 'auto', 'always'].includes(colorMode)) return;
  reportFailure(line, `invalid color mode ${quote(colorMode)}: must be one of: never, auto, always`);
  throw new ExitError(1);
}

/** Helm opens the storage of releases before any command runs: a driver that there is not ends all of them. */
function checkDriver({ io: { env }, settings: { profile }, log }: CommandLine): void {
  const { HELM_DRIVER = '' } = env;
  if (storageKind(HELM_DRIVER)) return;
  const message = `unknown driver ${quote(HELM_DRIVER)}`;
  report(log, profile, { level: 'info', message, attributes: [] }, `helm.go:83: ${message}`);
  throw new ExitError(1);
}

function checkExclusive(command: RunnableCommand, flags: FlagValues): void {
  for (const group of command.exclusive ?? []) {
    const given = group
      .filter((key) => flags.given(key))
      .map(dashed)
      .sort();
    if (given.length < 2) continue;
    throw new ChartwrightError(
      'usage',
      `if any flags in the group [${group.map(dashed).join(' ')}] are set none of the others can be; [${given.join(' ')}] were all set`,
    );
  }
}

/** A fault of this program: reported as such, with the stack only with --debug. */
function internalError(error: unknown, io: Io, paint: Paint): number {
  io.err(`${paint.red('Error:')} internal error: ${errorText(error)}\n`);
  if (io.env.HELM_DEBUG && error instanceof Error) io.err(`${error.stack}\n`);
  return 1;
}
