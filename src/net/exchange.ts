/** One request and its response. */
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { hostname, type Url } from '../go/url/url.ts';
import { type Connections, type HttpProxy, StaleConnection } from '../host/network.ts';
import { basicAuth } from './basic-auth.ts';
import type { HttpRequest, HttpResponse, Progress } from './message.ts';
import { requestTarget } from './proxy.ts';
import { responseOf } from './response.ts';
import type { TimeLimit } from './time-limit.ts';

export interface Exchange {
  readonly connections: Connections;
  readonly request: HttpRequest;
  /** The request's. */
  readonly url: Url;
  readonly proxy: HttpProxy | undefined;
  readonly limit: TimeLimit;
  readonly onProgress?: Progress | undefined;
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
    if (!(error instanceof StaleConnection)) throw error;
    return once(exchange);
  }
}

async function once({ connections, request, url, proxy, limit, onProgress }: Exchange): Promise<HttpResponse> {
  const { target, forwarded } = requestTarget(url, proxy);
  const headers = headersFor(request, url, forwarded ? proxy : undefined);
  const { method, body } = request;
  const response = await connections.exchange({ method, url, target, headers, body, proxy, signal: limit.signal });
  return responseOf(response, request, limit, onProgress);
}

function headersFor(request: HttpRequest, url: Url, proxy: HttpProxy | undefined): Record<string, string> {
  const headers: Record<string, string> = {
    Host: url.host,
    ...request.headers,
  };
  if (request.body) headers['Content-Length'] = String(request.body.length);
  else if (request.method === 'POST' || request.method === 'PUT') headers['Content-Length'] = '0';
  if (url.user && !headers.Authorization) headers.Authorization = basicAuth(url.user.name, url.user.password ?? '');
  if (proxy?.authorization) headers['Proxy-Authorization'] = proxy.authorization;
  return headers;
}
