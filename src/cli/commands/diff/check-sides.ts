/** Combinations of charts and flags of `diff` that do not define what to compare. */
import { ChartwrightError } from '../../../base/errors.ts';
import type { DiffFlags } from './diff-flags.ts';

const OWN = [
  'fromVersion',
  'toVersion',
  'fromValues',
  'toValues',
  'fromSet',
  'toSet',
  'fromHelm',
  'toHelm',
  'fromKubeVersion',
  'toKubeVersion',
] as const;

/** Throws `usage` errors. */
export function checkSides(args: readonly string[], flags: DiffFlags): void {
  const fault = faultOf(args, flags);
  if (fault !== undefined) throw new ChartwrightError('usage', fault);
}

function faultOf(args: readonly string[], flags: DiffFlags): string | undefined {
  const { git, changed, since } = flags;
  const isGit = changed || git !== '';
  if (since !== '' && !changed) return '--since needs --changed';
  if (changed && (args.length > 0 || git !== '')) return '--changed takes no charts and no --git';
  if (!changed && args.length === 0) return 'name a chart, or use --changed';
  if (git !== '' && args.length > 1) return '--git takes one chart';
  if (isGit && (flags.fromVersion || flags.toVersion))
    return `${changed ? '--changed' : '--git'} compares revisions: --from-version and --to-version are for charts of repositories`;
  if (args.length === 1 && !isGit && OWN.every((name) => flags[name].length === 0))
    return 'both sides are the same: name a second chart, or use --git, or flags of one side, such as --to-values or --to-set';
  return undefined;
}
