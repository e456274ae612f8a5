/** How times are taken: medians of runs in turn, so that what slows the machine slows both. */
import { spawnSync } from 'node:child_process';

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

/** The geometric mean. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Milliseconds that some work takes, the median of `runs`. */
export function timed(runs: number, work: () => unknown): number {
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

export interface ProcessTimes {
  /** Milliseconds from start to end, the median. */
  readonly wall: number;
  /** The largest resident set, in KiB; undefined if the system does not report it. */
  readonly memory: number | undefined;
}

const TIME = '/usr/bin/time';

/** Runs several programs in turn and times them as whole processes. */
export function timedProcesses(runs: number, cwd: string, commands: readonly (readonly string[])[]): ProcessTimes[] {
  const walls: number[][] = commands.map(() => []);
  for (let run = 0; run <= runs; run++) {
    commands.forEach(([program = '', ...args], index) => {
      const start = performance.now();
      spawnSync(program, args, { cwd, stdio: 'ignore' });
      if (run > 0) walls[index]?.push(performance.now() - start);
    });
  }
  return commands.map((command, index) => ({ wall: median(walls[index] as number[]), memory: peakMemory(cwd, command) }));
}

function peakMemory(cwd: string, command: readonly string[]): number | undefined {
  const { stderr } = spawnSync(TIME, ['-f', '%M', ...command], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  const last = stderr?.toString().trim().split('\n').at(-1) ?? '';
  return /^\d+$/.test(last) ? Number(last) : undefined;
}

export interface Row {
  readonly name: string;
  readonly cwd: string;
  readonly ours: readonly string[];
  readonly helm: readonly string[];
}
