/** How many threads can run at the same time. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** The cores that this process may use: a container's share of processor time, where there is a limit, counts as its cores. */
export function availableCores(): number {
  return Math.max(1, Math.min(availableParallelism(), coresOf(readLimit())));
}

/** The cores that cgroup's `cpu.max` (`QUOTA PERIOD`, or `max PERIOD`) comes to, rounded up. */
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
