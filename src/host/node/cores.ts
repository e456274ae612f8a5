/** How many threads can run at the same time, and how much they have run. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** The cores that this process may use: a container's share of processor time, if there is a limit, counts as its cores. */
export function availableCores(): number {
  return Math.max(1, Math.min(availableParallelism(), coresOf(readLimit())));
}

/** The cores that cgroup's `cpu.max` (`QUOTA PERIOD`, or `max PERIOD`) allows, rounded up. */
export function coresOf(limit: string): number {
  const [quota = '', period = ''] = limit.trim().split(' ');
  const cores = Number.parseInt(quota, 10) / Number.parseInt(period, 10);
  return cores > 0 ? Math.ceil(cores) : Number.POSITIVE_INFINITY;
}

function readLimit(): string {
  try {
    return readFileSync('/sys/fs/cgroup/cpu.max', 'utf8');
  } catch {
    return '';
  }
}

/**
 * Milliseconds of this process's work: its processor time. On a crowded machine more time than that passes, which more
 * threads would not change; only if it mostly waits for others, such as servers, does part of the waiting count.
 */
export function workDone(): number {
  const { user, system } = process.cpuUsage();
  return Math.max((user + system) / 1000, performance.now() / 4);
}
