/** Tries credentials on a registry before they are kept. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { type Log, warn } from '../../base/log.ts';
import { quote } from '../../go/quote.ts';
import type { AuthClient } from './auth-client.ts';
import { checkRegistry, registryOf } from './reference.ts';
import { registryError } from './registry-error.ts';

/** Warns where a path is behind the host: only hosts can be logged in to. */
export function warnOfPath(host: string, log: Log): void {
  if (!host.includes('/')) return;
  const suggested = host.split('/', 1)[0] as string;
  warn(log, 'registry login currently only supports registry hostname, not a repository path', ['host', host], ['suggested', suggested]);
}

/** Asks the registry for its API, by OAuth2's rules first; throws `authenticating to "…": …`. */
export async function tryLogin(host: string, auth: AuthClient, plainHttp: boolean): Promise<void> {
  checkRegistry(host);
  try {
    await ping(host, auth, plainHttp, true).catch(() => ping(host, auth, plainHttp, false));
  } catch (error) {
    throw wrapError(`authenticating to ${quote(host)}`, error);
  }
}

async function ping(host: string, auth: AuthClient, plainHttp: boolean, oauth: boolean): Promise<void> {
  const url = `${plainHttp ? 'http' : 'https'}://${registryOf({ registry: host })}/v2/`;
  const response = await auth.send({ method: 'GET', url, headers: {} }, { oauth });
  if (response.status !== 200 && response.status !== 404) throw await registryError(response);
  response.discard();
  if (response.status === 404) throw new ChartwrightError('network', 'not found');
}
