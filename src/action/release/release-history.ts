/** `history`: the revisions of a release. */
import { ChartwrightError } from '../../base/errors.ts';
import { byRevision, type Release } from '../../release/record/release.ts';
import { checkReachable, debug, isReleaseName, type ReleaseSession } from './session.ts';

/** All revisions, oldest first; the last `max` of them if that is given. Throws with Helm's messages. */
export async function releaseHistory(session: ReleaseSession, name: string, max = Number.POSITIVE_INFINITY): Promise<Release[]> {
  await checkReachable(session);
  if (!isReleaseName(name)) throw new ChartwrightError('usage', `release name is invalid: ${name}`);
  debug(session.log, 'getting history for release', ['release', name]);
  const history = byRevision(await session.storage.history(name));
  return history.slice(Math.max(0, history.length - max));
}
