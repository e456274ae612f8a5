/** A revision of a release that is compared. */
import { wrapError } from '../../base/errors.ts';
import type { Release } from '../../release/record/release.ts';
import { ReleaseNotFound } from '../../storage/driver.ts';
import { getRelease } from '../release/get-release.ts';
import type { ReleaseSession } from '../release/session.ts';

/** The newest revision for 0. The error for one that is not there names it. */
export async function readRevision(session: ReleaseSession, name: string, revision: number): Promise<Release> {
  try {
    return await getRelease(session, name, revision);
  } catch (error) {
    if (error instanceof ReleaseNotFound) throw wrapError(`${revision === 0 ? '' : `revision ${revision} of `}${name}`, error);
    throw error;
  }
}
