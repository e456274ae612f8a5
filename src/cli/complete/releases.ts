/** Completing what only a cluster knows: releases and their revisions. */
import type { Context } from '../command.ts';
import { type Completion, type CompletionLine, FILES, NO_FILES, noMoreArguments, nothing } from './completion.ts';

type ReleaseLine = Pick<CompletionLine, 'context' | 'args' | 'word'>;

/** Cobra's directive for lines that can't be completed. */
const ERROR = 1;

/** Releases that are not named yet. */
export async function completeReleases({ context, args }: ReleaseLine): Promise<Completion> {
  const { listHeads } = await import('../../action/release/list-releases.ts');
  try {
    const all = { statuses: [], filter: '', selector: '', byDate: false, reverse: false, limit: 0, offset: 0 };
    const releases = (await listHeads(await session(context), all)).filter(({ name }) => !args.includes(name));
    const words = releases.map(({ name, chart, info }) => `${name}\t${chart?.name}-${chart?.version} -> ${info.status}`);
    return { words, directive: NO_FILES };
  } catch {
    return { words: [], directive: FILES };
  }
}

/** One release, and nothing else. */
export function completeRelease(line: ReleaseLine): Completion | Promise<Completion> {
  return line.args.length === 0 ? completeReleases(line) : noMoreArguments;
}

/** The revisions of the release that is named first. */
export async function completeRevisions({ context, args }: ReleaseLine): Promise<Completion> {
  const { releaseHistory } = await import('../../action/release/release-history.ts');
  try {
    const history = await releaseHistory(await session(context), args[0] ?? '');
    const words = history.map(({ version, chart }) => `${version}\tApp: ${chart?.appVersion}, Chart: ${chart?.name}-${chart?.version}`);
    return { words, directive: NO_FILES };
  } catch {
    return { words: [], directive: ERROR };
  }
}

/** For --revision: only behind the name of a release. */
export function completeRevisionFlag(line: ReleaseLine): Completion | Promise<Completion> {
  return line.args.length === 1 ? completeRevisions(line) : nothing;
}

async function session(context: Context) {
  return (await import('../cluster.ts')).clusterSession(context);
}
