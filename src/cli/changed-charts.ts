/** `--changed`: the charts that a branch touches in the place of charts on the command line. */
import type { ChangedCharts } from '../action/changed/changed-charts.ts';
import { ChartwrightError } from '../base/errors.ts';
import { type ArgumentRule, atLeast, type Context, noArguments } from './command.ts';
import { bool, type FlagValues, text } from './flag.ts';

export const changedFlags = {
  changed: bool('take the charts that the branch changes, and those that depend on them'),
  since: text('with --changed: branch or revision to compare with (default origin/HEAD, origin/main or origin/master)'),
};

/** With --changed, no charts are named. */
export const chartsAreChanged: ArgumentRule = { ...noArguments, complaint: '--changed takes no charts' };

/** Charts on the command line, or --changed. */
export function chartsOrChanged(_: unknown, { changed }: { readonly changed: boolean }): ArgumentRule {
  return changed ? chartsAreChanged : atLeast(1);
}

/** The charts of the command line, or with --changed those that the branch changes, as one writes them here. Throws `usage` errors. */
export async function chartArguments(
  context: Context,
  args: readonly string[],
  { changed, since }: ChangedValues,
): Promise<readonly string[]> {
  if (!changed && since !== '') throw new ChartwrightError('usage', '--since needs --changed');
  if (!changed) return args;
  const { charts, root } = await chartsOfBranch(context, since);
  return charts.map(({ path }) => pathFromWorkingFolder(context, root, path));
}

type ChangedValues = Pick<FlagValues<typeof changedFlags>, 'changed' | 'since'>;

/** What the branch changes. */
export async function chartsOfBranch({ io }: Context, since: string): Promise<ChangedCharts> {
  const [{ DEFAULT_REQUEST, findChangedCharts }, { gitProgram }] = await Promise.all([
    import('../action/changed/changed-charts.ts'),
    import('../action/git/run-git.ts'),
  ]);
  const deps = { files: io.files, cwd: io.files.real(io.cwd), git: gitProgram(io) };
  return findChangedCharts(deps, { ...DEFAULT_REQUEST, since });
}

/** A path from the root of a repository, as it is written in the working folder. */
export function pathFromWorkingFolder({ io }: Pick<Context, 'io'>, root: string, path: string): string {
  const here = io.files.real(io.cwd).split('/');
  const there = `${root}/${path}`.replace(/\/$/, '').split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length && here[shared] === there[shared]) shared++;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/') || '.';
}
