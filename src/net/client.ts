/**
 * HTTP requests as Go's http.Client makes them: redirects, time limits, proxies, and the words of its errors. Apart from
 * the repositories' getter and the registry client, which both are on it.
 */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { parseUrl } from '../go/url/parse.ts';
import type { Environment } from '../host/environment.ts';
import type { FileSystem } from '../host/files.ts';
import type { Connections, Network, TlsSettings } from '../host/network.ts';
import { roundTrip } from './exchange.ts';
import type { HttpRequest, HttpResponse, Progress } from './message.ts';
import { sameOrigin, withinHost } from './origin.ts';
import { proxyAt, proxyFor, redacted } from './proxy.ts';
import { redirectedRequest, redirectOf, redirectTarget } from './redirect.ts';
import { type TimeLimit, timeLimit } from './time-limit.ts';
import { systemRoots } from './tls.ts';

export interface HttpClientOptions {
  /** Where the system's root certificates are. */
  readonly files: FileSystem;
  readonly env: Environment;
  readonly network: Network;
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
  const { files, tls = PLAIN, env, network } = options;
  const connections = network.connections({ tls, roots: () => systemRoots(files, env) });
  return { send: (request) => follow(connections, request, options) };
}

async function follow(connections: Connections, first: HttpRequest, options: HttpClientOptions): Promise<HttpResponse> {
  const { env, timeout, onProgress, keepsCredentialsAtHome } = options;
  const origin = parseUrl(first.url);
  const limit = timeLimit(timeout);
  let request = first;
  try {
    for (let redirects = 1; ; redirects++) {
      const url = parseUrl(request.url);
      const wrapped = wrap(request.method, redacted(url), limit);
      const response = await wrapped(async () => {
        const proxy = proxyFor(url, env);
        return roundTrip({ connections, request, url, proxy: proxy && proxyAt(proxy), limit, onProgress });
      });
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
