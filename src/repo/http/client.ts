/**
 * HTTP requests as Go's http.Client makes them: redirects, time limits, proxies, and the words of
 * its errors. Apart from the repositories' getter and the registry client, which both stand on it.
 */
import type { Agent, ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { formatUrl, hostname, parseUrl, resolveReference, type Url } from '../url.ts';
import { dial } from './dial.ts';
import { bodyError, brokenError } from './network-error.ts';
import { type Environment, portOf, proxyAuthorization, proxyFor, redacted } from './proxy.ts';
import type { TlsSettings } from './tls.ts';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  /** `404 Not Found`, the server's own words. */
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  /** The request that was answered, the last after redirects. */
  readonly request: HttpRequest;
  /** Reads the body to its end; `progress` is told of each piece, in place of the client's own. */
  readonly read: (progress?: Progress) => Promise<Uint8Array>;
  /** Lets go of a body that nobody wants. */
  readonly discard: () => void;
}

/** Told of each piece of a body: of which URL, bytes so far, and in total where the server said so; at its end the two are the same. */
export type Progress = (url: string, received: number, total: number | undefined) => void;

export interface HttpClientOptions {
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
const HEADER_LIMIT = 10 << 20;
const PLAIN: TlsSettings = { insecure: false };

/** A client that keeps its connections open between requests. */
export function httpClient(options: HttpClientOptions): HttpClient {
  let agent: Promise<Agent> | undefined;
  return {
    async send(request) {
      agent ??= makeAgent(options);
      return follow(await agent, request, options);
    },
  };
}

async function makeAgent({ tls = PLAIN, env }: HttpClientOptions): Promise<Agent> {
  const { Agent } = await import('node:http');
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 2 });
  type Wanted = { target: Url; proxy: Url | undefined; abort: AbortSignal };
  type Created = (error: Error | null, socket?: Socket) => void;
  return Object.assign(agent, {
    getName: ({ target }: Wanted) => `${target.scheme}://${target.host}`,
    createConnection({ target, proxy, abort }: Wanted, created: Created) {
      dial(target, { tls, env, proxy, signal: abort }).then((socket) => created(null, socket), created);
    },
  } as unknown as Agent);
}

async function follow(agent: Agent, first: HttpRequest, options: HttpClientOptions): Promise<HttpResponse> {
  const origin = parseUrl(first.url);
  const limit = timeLimit(options.timeout);
  let request = first;
  try {
    for (let redirects = 0; ; redirects++) {
      const url = parseUrl(request.url);
      const response = await wrap(request.method, redacted(url), limit, () => roundTrip(agent, request, url, limit, options));
      const next = redirected(request, response, first);
      if (next === undefined) return response;
      response.discard();
      const target = await wrap(request.method, redacted(url), limit, async () => locate(url, next.location));
      if (redirects + 1 >= REDIRECTS)
        throw new ChartwrightError('network', `${verb(next.method)} ${quote(next.location)}: stopped after 10 redirects`);
      request = afterRedirect(next, url, target, origin, first, options);
    }
  } catch (error) {
    limit.end();
    throw error;
  }
}

interface TimeLimit {
  readonly signal: AbortSignal;
  readonly passed: () => boolean;
  readonly end: () => void;
}

function timeLimit(timeout: number | undefined): TimeLimit {
  const abort = new AbortController();
  const timer = timeout ? setTimeout(() => abort.abort(), timeout) : undefined;
  return { signal: abort.signal, passed: () => abort.signal.aborted, end: () => clearTimeout(timer) };
}

async function wrap<T>(method: string, url: string, limit: TimeLimit, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = limit.passed() ? 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)' : errorText(error);
    throw new ChartwrightError('network', `${verb(method)} ${quote(url)}: ${why}`, { cause: error });
  }
}

function verb(method: string): string {
  return method.charAt(0) + method.slice(1).toLowerCase();
}

function locate(from: Url, location: string): Url {
  try {
    return resolveReference(from, parseUrl(location));
  } catch (error) {
    throw new ChartwrightError('network', `failed to parse Location header ${quote(location)}: ${errorText(error)}`);
  }
}

function redirected(
  request: HttpRequest,
  response: HttpResponse,
  first: HttpRequest,
): { location: string; method: string; keepsBody: boolean } | undefined {
  const { location } = response.headers;
  if (!location || ![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  if (response.status >= 307) return { location, method: request.method, keepsBody: first.body !== undefined };
  return { location, method: ['GET', 'HEAD'].includes(request.method) ? request.method : 'GET', keepsBody: false };
}

function afterRedirect(
  next: { method: string; keepsBody: boolean },
  from: Url,
  target: Url,
  origin: Url,
  first: HttpRequest,
  { keepsCredentialsAtHome }: HttpClientOptions,
): HttpRequest {
  const headers: Record<string, string> = { ...first.headers };
  const home = keepsCredentialsAtHome ? sameOrigin(from, target) : withinHost(hostname(target), hostname(origin));
  if (!home) delete headers.Authorization;
  if (!(from.scheme === 'https' && target.scheme === 'http')) headers.Referer = formatUrl({ ...from, user: undefined, fragment: '' });
  if (!next.keepsBody) delete headers['Content-Type'];
  return { method: next.method, url: formatUrl(target), headers, ...(next.keepsBody && first.body && { body: first.body }) };
}

function withinHost(host: string, origin: string): boolean {
  return host === origin || (host.endsWith('.' + origin) && !origin.includes(':'));
}

/** Whether scheme, host and port are the same, default ports counted. */
export function sameOrigin(a: Url, b: Url): boolean {
  return a.scheme === b.scheme && hostname(a).toLowerCase() === hostname(b).toLowerCase() && portOf(a) === portOf(b);
}

async function roundTrip(
  agent: Agent,
  request: HttpRequest,
  url: Url,
  limit: TimeLimit,
  options: HttpClientOptions,
): Promise<HttpResponse> {
  if (url.scheme !== 'http' && url.scheme !== 'https')
    throw new ChartwrightError('network', `unsupported protocol scheme ${quote(url.scheme)}`);
  if (hostname(url) === '') throw new ChartwrightError('network', 'http: no Host in request URL');
  const proxy = proxyFor(url, options.env);
  try {
    return await exchange(agent, request, url, proxy, limit, options);
  } catch (error) {
    // A kept connection may have been closed by the server just now.
    if (!(error as { stale?: boolean }).stale) throw error;
    return exchange(agent, request, url, proxy, limit, options);
  }
}

async function exchange(
  agent: Agent,
  request: HttpRequest,
  url: Url,
  proxy: Url | undefined,
  limit: TimeLimit,
  options: HttpClientOptions,
): Promise<HttpResponse> {
  const { request: start } = await import('node:http');
  const forwarded = proxy !== undefined && url.scheme === 'http' && !proxy.scheme.startsWith('socks5');
  const bare = { ...url, user: undefined, fragment: '' };
  const path = forwarded ? formatUrl(bare) : formatUrl({ ...bare, scheme: '', host: '', authority: false }) || '/';
  const settings: RequestOptions = {
    agent,
    method: request.method,
    path: path.startsWith('?') ? '/' + path : path,
    headers: headersFor(request, url, forwarded ? proxy : undefined),
    maxHeaderSize: HEADER_LIMIT,
    signal: limit.signal,
    ...{ target: url, proxy, abort: limit.signal },
  };
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = start(settings);
    sent.once('error', (error: NodeJS.ErrnoException) => {
      const stale = sent.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      reject(Object.assign(brokenError(error, sent.socket ?? undefined), { stale }));
    });
    sent.once('response', (message: IncomingMessage) => {
      // A fault found by the parser is told to the request; its body only hears `aborted`.
      sent.on('error', (error) => Object.assign(message, { fault: error }));
      resolve(responseOf(message, request, limit, options.onProgress));
    });
    sent.end(request.body);
  });
}

function headersFor(request: HttpRequest, url: Url, proxy: Url | undefined): Record<string, string> {
  const headers: Record<string, string> = {
    Host: url.host.replace(url.scheme === 'https' ? /:443$/ : /:80$/, (end) => end),
    ...request.headers,
  };
  if (request.body) headers['Content-Length'] = String(request.body.length);
  else if (request.method === 'POST' || request.method === 'PUT') headers['Content-Length'] = '0';
  if (url.user && !headers.Authorization) headers.Authorization = basicAuth(url.user.name, url.user.password ?? '');
  const authorization = proxy && proxyAuthorization(proxy);
  if (authorization) headers['Proxy-Authorization'] = authorization;
  return headers;
}

/** The value of an Authorization header for a user and password. */
export function basicAuth(username: string, password: string): string {
  return 'Basic ' + Buffer.from(`${username}:${password}`).toString('base64');
}

function responseOf(message: IncomingMessage, request: HttpRequest, limit: TimeLimit, onProgress: Progress | undefined): HttpResponse {
  const status = message.statusCode ?? 0;
  return {
    status,
    statusText: `${status} ${message.statusMessage}`,
    headers: message.headers,
    request,
    read: (progress = onProgress) => readBody(message, limit, (received, total) => progress?.(request.url, received, total)),
    discard: () => {
      limit.end();
      message.on('error', () => {}).resume();
    },
  };
}

async function readBody(
  message: IncomingMessage,
  limit: TimeLimit,
  onPiece: (received: number, total: number | undefined) => void,
): Promise<Uint8Array> {
  const length = Number(message.headers['content-length'] ?? Number.NaN);
  const total = Number.isNaN(length) ? undefined : length;
  const chunks: Buffer[] = [];
  let received = 0;
  try {
    for await (const chunk of message) {
      chunks.push(chunk);
      received += chunk.length;
      onPiece(received, total);
    }
    return Buffer.concat(chunks, received);
  } catch (error) {
    if (!limit.passed()) throw bodyError((message as { fault?: unknown }).fault ?? error);
    throw new ChartwrightError('network', 'context deadline exceeded (Client.Timeout or context cancellation while reading body)');
  } finally {
    onPiece(received, received);
    limit.end();
  }
}
