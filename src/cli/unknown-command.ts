/** The words for a command that is not there. */
import { quote } from '../go/strconv.ts';
import type { CommandLine } from './command-line.ts';
import { ExitError } from './exit-error.ts';
import { helpInput, usageText } from './help.ts';
import type { Step } from './program.ts';
import { suggestions } from './suggestions.ts';

/** Prints cobra's complaint and ends with 1; where help was asked for, prints the usage and ends well, as cobra does. */
export async function unknownCommand(name: string, step: Step, line: CommandLine, asksHelp: boolean): Promise<void> {
  const children = await step.children();
  const { io } = line;
  if (asksHelp) return io.err(`Unknown help topic [\`${name}\`]\n${usageText(helpInput(step, line))}`);
  const visible = Array.from(children).filter(([, { hidden }]) => !hidden);
  const close = suggestions(
    visible.map(([known]) => known),
    name,
  );
  const hint = close.length ? `\n\nDid you mean this?\n${close.map((one) => `\t${one}\n`).join('')}` : '';
  io.err(`Error: unknown command ${quote(name)} for "${io.program}"${hint}\nRun '${io.program} --help' for usage.\n`);
  throw new ExitError(1);
}
