/** One request and its response over a kept or new connection. */
import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { formatUrl } from '../go/url/format.ts';
import { hostname, type Url } from '../go/url/url.ts';
import { basicAuth } from './basic-auth.ts';
import { type DialOptions, dial } from './dial.ts';
import type { HttpRequest, HttpResponse, Progress } from './message.ts';
import { brokenError, encodingFault, HEADER_LIMIT, headTooLong } from './network-error.ts';
import { proxyAuthorization } from './proxy.ts';
import { responseOf } from './response.ts';
import type { TimeLimit } from './time-limit.ts';

export interface Exchange {
  readonly agent: Agent;
  readonly request: HttpRequest;
  /** The request's. */
  readonly url: Url;
  readonly proxy: Url | undefined;
  readonly limit: TimeLimit;
  readonly onProgress?: Progress | undefined;
}

/** Keeps connections open, and makes new ones through proxies and TLS. */
export async function makeAgent(options: Pick<DialOptions, 'files' | 'tls' | 'env'>): Promise<Agent> {
  const { Agent } = await import('node:http');
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 2 });
  type Wanted = { target: Url; proxy: Url | undefined; abort: AbortSignal };
  type Created = (error: Error | null, socket?: Socket) => void;
  return Object.assign(agent, {
    getName: ({ target }: Wanted) => `${target.scheme}://${target.host}`,
    createConnection({ target, proxy, abort }: Wanted, created: Created) {
      dial(target, { ...options, proxy, signal: abort }).then((socket) => created(null, socket), created);
    },
  } as unknown as Agent);
}

/** Sends a request and waits for the head of its response. */
export async function roundTrip(exchange: Exchange): Promise<HttpResponse> {
  const { url } = exchange;
  if (url.scheme !== 'http' && url.scheme !== 'https')
    throw new ChartwrightError('network', `unsupported protocol scheme ${quote(url.scheme)}`);
  if (hostname(url) === '') throw new ChartwrightError('network', 'http: no Host in request URL');
  try {
    return await once(exchange);
  } catch (error) {
    // A kept connection may have been closed by the server just now.
    if (!(error as { stale?: boolean }).stale) throw error;
    return once(exchange);
  }
}

async function once({ agent, request, url, proxy, limit, onProgress }: Exchange): Promise<HttpResponse> {
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
    // What comes before the answer proper counts with its head, however many pieces it has.
    let before = 0;
    sent.once('socket', (socket) => {
      before = socket.bytesRead;
    });
    sent.on('information', () => {
      if ((sent.socket?.bytesRead ?? 0) - before > HEADER_LIMIT) sent.destroy(headTooLong());
    });
    const answered = (message: IncomingMessage): void => {
      // A fault found by the parser is reported to the request; its body only gets `aborted`.
      sent.on('error', (error) => Object.assign(message, { fault: error }));
      const fault = encodingFault(message);
      if (fault) sent.destroy(fault);
      else resolve(responseOf(message, request, limit, onProgress));
    };
    sent.once('response', answered);
    // An answer that nobody asked for: there is nothing to go on with.
    sent.once('upgrade', (message, socket) => {
      socket.destroy();
      answered(message);
    });
    sent.end(request.body);
  });
}

function headersFor(request: HttpRequest, url: Url, proxy: Url | undefined): Record<string, string> {
  const headers: Record<string, string> = {
    Host: url.host,
    ...request.headers,
  };
  if (request.body) headers['Content-Length'] = String(request.body.length);
  else if (request.method === 'POST' || request.method === 'PUT') headers['Content-Length'] = '0';
  if (url.user && !headers.Authorization) headers.Authorization = basicAuth(url.user.name, url.user.password ?? '');
  const authorization = proxy && proxyAuthorization(proxy);
  if (authorization) headers['Proxy-Authorization'] = authorization;
  return headers;
}
