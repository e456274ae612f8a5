/** Runs a credential plugin: its output is read, its complaints go to standard error. */
import { spawnSync } from 'node:child_process';

export interface PluginRun {
  readonly stdout: string;
  /** The exit code; -1 where a signal ended it. */
  readonly code: number;
}

/** Throws Node's error where the program can't be started. `interactive` hands on standard input. */
export function runPlugin(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  interactive: boolean,
): PluginRun {
  const ran = spawnSync(command, args, {
    env: { ...process.env, ...env },
    stdio: [interactive ? 'inherit' : 'ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (ran.error) throw ran.error;
  return { stdout: ran.stdout, code: ran.status ?? -1 };
}

/** Whether a person may answer on standard input. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true;
}
