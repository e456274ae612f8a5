/** Which of a plugin's commands fits this machine, and its words with variables replaced. */
import { ChartwrightError } from '../base/errors.ts';
import type { Environment } from '../host/environment.ts';
import type { Machine } from '../host/processes.ts';
import type { PlatformCommand } from './metadata.ts';

export interface PreparedCommand {
  readonly program: string;
  readonly args: string[];
}

export interface PrepareOptions {
  readonly env: Environment;
  /** Whether variables in arguments are replaced, too; those in the program's name always are. */
  readonly expandArgs: boolean;
  readonly extraArgs?: readonly string[];
  readonly machine: Machine;
}

/** The program and arguments to run. Throws `no plugin command is applicable`. */
export function prepareCommand(commands: readonly PlatformCommand[], options: PrepareOptions): PreparedCommand {
  const { env, expandArgs, extraArgs = [], machine } = options;
  const chosen = chooseCommand(commands, machine);
  const [program = '', ...words] = chosen?.command.split(' ') ?? [];
  if (!chosen || program === '') throw new ChartwrightError('usage', 'no plugin command is applicable');
  const own = [...words, ...chosen.args];
  return { program: expand(program, env), args: [...(expandArgs ? own.map((arg) => expand(arg, env)) : own), ...extraArgs] };
}

/** System and processor fit, else the first for the system alone, else the first for any. */
function chooseCommand(commands: readonly PlatformCommand[], { os, arch }: Machine): PlatformCommand | undefined {
  const is = (wanted: string, actual: string) => wanted.toLowerCase() === actual;
  const general = commands.filter((one) => one.arch === '');
  return (
    commands.find((one) => is(one.os, os) && is(one.arch, arch)) ??
    general.find((one) => is(one.os, os)) ??
    general.find((one) => one.os === '')
  );
}

/** Go's os.Expand: `$name` and `${name}`, what is not set becomes empty; a `$` before anything else stays, `${` without end goes. */
export function expand(text: string, env: Environment): string {
  return text.replace(/\$(?:\{([^}]*)\}|\{|([*#$@!?0-9-])|([A-Za-z_]\w*))/g, (_, braced, special, name) => {
    const key: string = braced ?? special ?? name ?? '';
    return Object.hasOwn(env, key) ? (env[key] ?? '') : '';
  });
}
