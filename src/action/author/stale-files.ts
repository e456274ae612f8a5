/** What `--check` says at its end: how many files are out of date, and how many cannot be made. */
import { ChartwrightError } from '../../base/errors.ts';

export interface Checked {
  /** What the files are called, such as `schemas`. */
  readonly what: string;
  readonly all: number;
  readonly stale: number;
  readonly failed: number;
}

/** Throws if a file is out of date or cannot be made. */
export function refuseStale({ what, all, stale, failed }: Checked): void {
  const cannot = 'cannot be made';
  if (stale > 0)
    throw new ChartwrightError('chart', `${stale} of ${all} ${what} are out of date${failed > 0 ? `, ${failed} ${cannot}` : ''}`);
  if (failed > 0) throw new ChartwrightError('chart', `${failed} of ${all} ${what} ${cannot}`);
}
