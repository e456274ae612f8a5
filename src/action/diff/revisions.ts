/** The two sides of a range of git revisions: the files that each of them sees. */
import { joinPath } from '../../go/path.ts';
import { exists, type FileSystem } from '../../host/files.ts';
import { GitRepository, type RunGit } from '../git/git.ts';
import { withDependencies } from '../git/linked-dependencies.ts';
import { RevisionFiles } from '../git/revision-files.ts';

export interface RevisionSide {
  /** The revision as it is called; empty for the working tree. */
  readonly revision: string;
  /** The files with a chart's dependencies in place. */
  readonly filesFor: (chart: string) => FileSystem;
  /** Whether there is a chart in a folder. */
  readonly hasChart: (chart: string) => boolean;
}

/**
 * `A..B`, `A...B` (from where B left A) or `A` (to the working tree). Throws `usage` errors if there is no repository or
 * no such revision.
 */
export function revisionSides(
  range: string,
  disk: FileSystem,
  cwd: string,
  git: RunGit,
): { readonly before: RevisionSide; readonly after: RevisionSide } {
  const repository = GitRepository.around(cwd, git);
  const [, from = '', dots = '', to = ''] = /^(.*?)(?:(\.{2,3})(.*))?$/.exec(range) ?? [];
  const end = dots === '' ? '' : to || 'HEAD';
  const begin = from || 'HEAD';
  const isFork = dots === '...';
  const base = isFork ? repository.mergeBase(begin, end) : repository.commit(begin);
  return {
    before: sideOf(begin, new RevisionFiles(repository, base, disk, isFork ? undefined : begin), disk),
    after: sideOf(end, end === '' ? disk : new RevisionFiles(repository, repository.commit(end), disk, end), disk),
  };
}

function sideOf(revision: string, files: FileSystem, disk: FileSystem): RevisionSide {
  return {
    revision,
    filesFor: (chart) => withDependencies(files, chart, disk),
    hasChart: (chart) => exists(files, joinPath(chart, 'Chart.yaml')),
  };
}
