/**
 * HTTP requests as Go's http.Client makes them: redirects, time limits, proxies, and the words of
 * its errors. Apart from the repositories' getter and the registry client, which both stand on it.
 */
import type { Agent } from 'node:http';
import { ChartwrightError, errorText } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { parseUrl } from '../go/url/parse.ts';
import type { FileSystem } from '../host/files.ts';
import { makeAgent, roundTrip } from './exchange.ts';
import type { HttpRequest, HttpResponse, Progress } from './message.ts';
import { sameOrigin, withinHost } from './origin.ts';
import { type Environment, proxyFor, redacted } from './proxy.ts';
import { redirectedRequest, redirectOf, redirectTarget } from './redirect.ts';
import { type TimeLimit, timeLimit } from './time-limit.ts';
import type { TlsSettings } from './tls.ts';

export interface HttpClientOptions {
  /** Where the system's root certificates are. */
  readonly files: FileSystem;
  readonly env: Environment;
  readonly tls?: TlsSettings | undefined;
  /** Milliseconds for a request with its body; none without it. */
  readonly timeout?: number | undefined;
  readonly onProgress?: Progress | undefined;
  /** Drop the Authorization header when a redirect leaves scheme, host or port, not only the host. */
  readonly keepsCredentialsAtHome?: boolean;
}

export interface HttpClient {
  /** Sends a request and follows its redirects; throws ChartwrightErrors of code `network`. */
  send(request: HttpRequest): Promise<HttpResponse>;
}

const REDIRECTS = 10;
const PLAIN: TlsSettings = { insecure: false };

/** A client that keeps its connections open between requests. */
export function httpClient(options: HttpClientOptions): HttpClient {
  const { files, tls = PLAIN, env } = options;
  let agent: Promise<Agent> | undefined;
  return {
    async send(request) {
      agent ??= makeAgent({ files, tls, env });
      return follow(await agent, request, options);
    },
  };
}

async function follow(agent: Agent, first: HttpRequest, options: HttpClientOptions): Promise<HttpResponse> {
  const { env, timeout, onProgress, keepsCredentialsAtHome } = options;
  const origin = parseUrl(first.url);
  const limit = timeLimit(timeout);
  let request = first;
  try {
    for (let redirects = 1; ; redirects++) {
      const url = parseUrl(request.url);
      const wrapped = wrap(request.method, redacted(url), limit);
      const response = await wrapped(() => roundTrip({ agent, request, url, proxy: proxyFor(url, env), limit, onProgress }));
      const redirect = redirectOf(response);
      if (redirect === undefined) return response;
      response.discard();
      const target = await wrapped(async () => redirectTarget(url, redirect.location));
      if (redirects >= REDIRECTS)
        throw new ChartwrightError('network', `${verb(redirect.method)} ${quote(redirect.location)}: stopped after 10 redirects`);
      const home = keepsCredentialsAtHome ? sameOrigin(url, target) : withinHost(target, origin);
      request = redirectedRequest(request, redirect, target, home);
    }
  } catch (error) {
    limit.end();
    throw error;
  }
}

/** Puts an error into Go's words for a request that failed. */
function wrap(method: string, url: string, limit: TimeLimit): <T>(work: () => Promise<T>) => Promise<T> {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      const why = limit.passed() ? 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)' : errorText(error);
      throw new ChartwrightError('network', `${verb(method)} ${quote(url)}: ${why}`, { cause: error });
    }
  };
}

function verb(method: string): string {
  return method.charAt(0) + method.slice(1).toLowerCase();
}
