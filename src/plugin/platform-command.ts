/** Which of a plugin's commands fits this machine, and its words with variables replaced. */
import { ChartwrightError } from '../base/errors.ts';
import type { PlatformCommand } from './metadata.ts';

/** A machine in Go's words (`linux`, `amd64`). */
export interface Machine {
  readonly os: string;
  readonly arch: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface PreparedCommand {
  readonly program: string;
  readonly args: string[];
}

export interface PrepareOptions {
  readonly env: Environment;
  /** Whether variables in arguments are replaced, too; those in the program's name always are. */
  readonly expandArgs: boolean;
  readonly extraArgs?: readonly string[];
  readonly machine?: Machine;
}

const OS: Readonly<Record<string, string>> = { win32: 'windows', sunos: 'solaris' };
const ARCH: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', mipsel: 'mipsle' };

/** This machine. */
export function thisMachine(): Machine {
  return { os: OS[process.platform] ?? process.platform, arch: ARCH[process.arch] ?? process.arch };
}

/** The program and arguments to run. Throws `no plugin command is applicable`. */
export function prepareCommand(commands: readonly PlatformCommand[], options: PrepareOptions): PreparedCommand {
  const { env, expandArgs, extraArgs = [], machine = thisMachine() } = options;
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
