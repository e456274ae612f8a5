/** The words for a command that is not there. */
import { closeNames, closestName } from '../base/closest.ts';
import { quote } from '../go/strconv.ts';
import type { Command } from './command.ts';
import type { CommandLine } from './command-line.ts';
import { ExitError } from './exit-error.ts';
import { helpInput, usageText } from './help.ts';
import type { Step } from './program.ts';
import { REPLACED_COMMANDS } from './replaced-commands.ts';

/** Prints cobra's complaint and ends with 1; if help was asked for, prints the usage and ends well, as cobra does. */
export async function unknownCommand(name: string, step: Step, line: CommandLine, asksHelp: boolean): Promise<void> {
  const children = await step.children();
  const { io, paint } = line;
  if (asksHelp) return io.err(`Unknown help topic [\`${name}\`]\n${usageText(helpInput(step, line))}`);
  const visible = Array.from(children).filter(([, { hidden }]) => !hidden);
  const helms = visible.filter(([, { ours }]) => !ours);
  const asked = namesOf(helms.filter(([, { suggestFor }]) => suggestFor?.includes(name.toLowerCase())));
  const close = [...new Set([...closeNames(namesOf(helms), name), ...asked])];
  const meant = close.length ? `\n\nDid you mean this?\n${close.map((one) => `\t${one}\n`).join('')}` : '';
  io.err(`${paint.err.red('Error:')} unknown command ${quote(name)} for "${io.program}"${meant}\nRun '${io.program} --help' for usage.\n`);
  const hint = REPLACED_COMMANDS.get(name) ?? ownHint(visible, name);
  throw new ExitError(1, '', hint === undefined ? [] : [hint]);
}

/** Commands that Helm does not have are named on terminals only. */
function ownHint(commands: readonly (readonly [string, Command])[], name: string): string | undefined {
  const close = closestName(namesOf(commands.filter(([, { ours }]) => ours)), name);
  return close && `did you mean '${close}'?`;
}

function namesOf(commands: readonly (readonly [string, Command])[]): string[] {
  return commands.map(([name]) => name);
}
