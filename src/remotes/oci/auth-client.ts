/**
 * Requests to a registry, challenges answered: an anonymous try first, then basic credentials or a
 * token for the requested scopes. Follows ORAS, whose words the errors are.
 */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import { parseUrl } from '../../go/url/parse.ts';
import type { Url } from '../../go/url/url.ts';
import { basicAuth } from '../../net/basic-auth.ts';
import type { HttpClient } from '../../net/client.ts';
import type { HttpRequest, HttpResponse } from '../../net/message.ts';
import { sameOrigin } from '../../net/origin.ts';
import { USER_AGENT } from '../getter.ts';
import { authorizationCache } from './authorization-cache.ts';
import { type Challenge, parseChallenge } from './challenge.ts';
import { type Credential, isEmpty } from './credential.ts';
import { requestText } from './registry-error.ts';
import { type Retry, sendWithRetries } from './retry.ts';
import { mergeScopes } from './scope.ts';
import { fetchToken } from './token.ts';

export interface AuthClientOptions {
  readonly http: HttpClient;
  /** The credentials for a host with its port. */
  readonly credential: (host: string) => Promise<Credential>;
  /** Tries again after refusals that may pass; absent, each request is sent once. */
  readonly retry?: Retry | undefined;
}

export interface SendOptions {
  readonly scopes?: readonly string[];
  /** Trade a password for a token by OAuth2's rules, not by the distribution's. */
  readonly oauth?: boolean;
}

export interface AuthClient {
  /** Sends a request; a refused challenge is the registry's 401, a token that cannot be had is an error. */
  send(request: HttpRequest, options?: SendOptions): Promise<HttpResponse>;
}

/** A client that remembers how each host authenticates. */
export function authClient({ http, credential, retry }: AuthClientOptions): AuthClient {
  const cache = authorizationCache();
  const transmit = (request: HttpRequest, authorization?: string | undefined): Promise<HttpResponse> => {
    const headers = { 'User-Agent': USER_AGENT, ...request.headers, ...(authorization && { Authorization: authorization }) };
    return sendWithRetries(http, { ...request, headers }, retry);
  };
  const obtain = async (challenge: Challenge, url: Url, scopes: readonly string[], oauth: boolean): Promise<string> => {
    if (challenge.scheme === 'basic') return basicValue(await resolved(credential, url.host));
    return 'Bearer ' + (await fetchToken({ challenge, url, scopes, oauth, credential, transmit }));
  };
  return {
    async send(request, { scopes = [], oauth = false } = {}) {
      if (request.headers.Authorization) return transmit(request);
      const url = parseUrl(request.url);
      const first = await transmit(request, await cache.recall(url.host, scopes));
      const challenge = challengeOf(first, url);
      if (!challenge) return first;
      first.discard();
      const wanted = mergeScopes([...scopes, ...(challenge.parameters.get('scope') ?? '').split(' ').filter((scope) => scope !== '')]);
      if (wanted.join(' ') !== scopes.join(' ')) {
        const other = await cache.recall(url.host, wanted);
        const second = other && (await transmit(request, other));
        if (second && second.status !== 401) return second;
        if (second) second.discard();
      }
      let authorization: string;
      try {
        authorization = await cache.remember(url.host, challenge.scheme, wanted, () => obtain(challenge, url, wanted, oauth));
      } catch (error) {
        throw wrapError(requestText(first), error);
      }
      return transmit(request, authorization);
    },
  };
}

/** The challenge to answer; none if another origin, met by a redirect, asks for credentials. */
function challengeOf(response: HttpResponse, url: Url): Challenge | undefined {
  if (response.status !== 401 || !sameOrigin(url, parseUrl(response.request.url))) return undefined;
  const challenge = parseChallenge(String(response.headers['www-authenticate'] ?? ''));
  return challenge.scheme === 'unknown' ? undefined : challenge;
}

async function resolved(credential: (host: string) => Promise<Credential>, host: string): Promise<Credential> {
  try {
    return await credential(host);
  } catch (error) {
    throw wrapError('failed to resolve credential', error);
  }
}

function basicValue(credential: Credential): string {
  if (isEmpty(credential)) throw new ChartwrightError('network', 'basic credential not found');
  const { username, password } = credential;
  if (username === '' || password === '') throw new ChartwrightError('network', 'missing username or password for basic auth');
  return basicAuth(username, password);
}
