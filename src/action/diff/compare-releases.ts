/** helm-diff's comparisons of releases with each other. */
import { ChartwrightError } from '../../base/errors.ts';
import type { Ownership } from '../../diff/helm-diff/entries.ts';
import type { Specs } from '../../diff/helm-diff/specs.ts';
import { byTemplate, type ReadOptions, readSpecs } from '../../diff/helm-diff/specs.ts';
import type { Release } from '../../release/record/release.ts';
import type { ReleaseSession } from '../release/session.ts';
import { readRevision } from './read-revision.ts';

export interface ComparedSpecs {
  readonly before: Specs;
  readonly after: Specs;
  /** Objects that change their release. */
  readonly ownership?: Ownership;
}

/** The manifest of a revision, as `get manifest` prints it. */
export function manifestOf({ manifest }: Release): string {
  return `${manifest}\n`;
}

/** Two revisions, the older one first; without the second one, a revision and the newest. */
export async function comparedRevisions(
  session: ReleaseSession,
  name: string,
  revisions: readonly number[],
  options: ReadOptions,
): Promise<ComparedSpecs> {
  const [first = 0, second] = revisions;
  const [from, to] = second === undefined ? [first, 0] : [Math.min(first, second), Math.max(first, second)];
  const [before, after] = [await readRevision(session, name, from), await readRevision(session, name, to)];
  return { before: readSpecs(manifestOf(before), options), after: readSpecs(manifestOf(after), options) };
}

/** The newest revision, and the one that it would be rolled back to. */
export async function comparedRollback(
  session: ReleaseSession,
  name: string,
  revision: number,
  options: ReadOptions,
): Promise<ComparedSpecs> {
  const [before, after] = [await readRevision(session, name, 0), await readRevision(session, name, revision)];
  return { before: readSpecs(manifestOf(before), options), after: readSpecs(manifestOf(after), options) };
}

export interface ComparedRelease {
  readonly session: ReleaseSession;
  readonly name: string;
}

/** Two releases, by the templates that their objects come from. The names of their charts, if these are not the same, come in place of the rest. */
export async function comparedReleases(
  before: ComparedRelease,
  after: ComparedRelease,
  options: Omit<ReadOptions, 'namespace'>,
): Promise<ComparedSpecs | readonly [string, string]> {
  const read = async ({ session, name }: ComparedRelease) => {
    const release = await readRevision(session, name, 0);
    const specs = readSpecs(manifestOf(release), { ...options, namespace: session.namespace });
    return { chart: release.chart?.name ?? '', specs: byTemplate(specs) };
  };
  const [old, now] = [await read(before), await read(after)];
  return old.chart === now.chart ? { before: old.specs, after: now.specs } : [old.chart, now.chart];
}

/** Refuses a word that is no revision as 0, as helm-diff reads it. */
export function revisionNumber(text: string): number {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw new ChartwrightError('usage', `invalid revision ${JSON.stringify(text)}`);
}
