/**
 * Requests to one API server: authenticated, over kept connections, repeated when client-go repeats them, with Go's messages
 * if they fail. Redirects are not followed. Our own because the client library for JavaScript has other retries and messages,
 * and brings a class for every kind of Kubernetes.
 */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { parseUrl } from '../go/url/parse.ts';
import type { Url } from '../go/url/url.ts';
import type { Host } from '../host/host.ts';
import { type Connections, connectionFault, type HttpProxy, type WireResponse } from '../host/network.ts';
import { proxyAt, proxyFor, requestTarget } from '../net/proxy.ts';
import { systemRoots } from '../net/tls.ts';
import type { Credentials } from './config/credentials.ts';
import { cutTexts, type TextCutter, wholeText } from './cut-texts.ts';
import { writeExact } from './exact-json.ts';
import { genericRefusal, type Subject, statusIn } from './generic-refusal.ts';
import { PROTOBUF, recordTexts } from './protobuf/records.ts';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the server's address, with a slash in front. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly accept?: string;
  readonly subject: Subject;
  /** Refusals in client-go's own words even if the server gives some, as for discovery. */
  readonly raw?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Texts in the answer's JSON are cut to this many bytes. Lists of records may come in protocol buffers then, and become JSON. */
  readonly longestText?: number | undefined;
}

export interface Transport {
  /** The answer's text. Throws an `ApiError` for refusals and a `cluster` error if the line breaks. */
  readonly send: (call: Call) => Promise<string>;
  /** The answer piece by piece, for watches. */
  readonly stream: (call: Call) => Promise<AsyncIterable<Uint8Array>>;
}

export interface TransportOptions extends Pick<Host, 'files' | 'env' | 'network'> {
  readonly server: string;
  readonly credentials: Credentials;
  /** The kubeconfig's proxy, which wins over the environment's. */
  readonly proxy?: string | undefined;
  readonly userAgent: string;
  /** Awaited before each request. */
  readonly throttle: (path: string) => Promise<void>;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Gets what the server warns of beside its answer, such as a deprecated version. */
  readonly onWarning?: ((text: string) => void) | undefined;
}

/** How often client-go repeats a request. */
const RETRIES = 10;
const CONNECTIONS = 64;

export function transport(options: TransportOptions): Transport {
  const { network, files, env, credentials } = options;
  const connections = network.connections({ tls: credentials.tls, roots: () => systemRoots(files, env), kept: CONNECTIONS });
  const open = (call: Call) => answered(connections, call, options);
  return {
    send: async (call) => {
      const response = await open(call);
      const text = await readAll(response, call);
      checkType(response, call);
      return text;
    },
    stream: async (call) => (await open(call)).body,
  };
}

/** The response that client-go would take: refusals that ask for a later request, and reads whose connection broke, are tried again. */
async function answered(connections: Connections, call: Call, options: TransportOptions): Promise<WireResponse> {
  const url = callUrl(options.server, call);
  for (let attempt = 0; ; attempt++) {
    await options.throttle(call.path);
    call.signal?.throwIfAborted();
    let response: WireResponse;
    try {
      response = await once(connections, url, call, options);
    } catch (error) {
      if (call.signal?.aborted) throw call.signal.reason;
      if (attempt >= RETRIES || call.method !== 'GET' || !isBroken(error)) throw error;
      await options.sleep(1000, call.signal);
      continue;
    }
    const { status } = response;
    if (options.onWarning) for (const text of warningsIn(response)) options.onWarning(text);
    if (status >= 200 && status <= 206) return response;
    if (status === 401) options.credentials.refused?.();
    const wait = retryAfter(response);
    if (wait === undefined || attempt >= RETRIES) throw refusal(status, await readAll(response, call), response, call);
    response.discard();
    await options.sleep(wait * 1000, call.signal);
  }
}

/** The texts of `Warning: 299 agent "text"` headers. */
function warningsIn({ headers }: WireResponse): string[] {
  const texts = String(headers.warning ?? '').matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g);
  return Array.from(texts, ([, text = '']) => text.replace(/\\(.)/g, '$1')).filter((text) => text !== '');
}

const mediaType = (headers: WireResponse['headers']): string => (headers['content-type'] ?? 'application/json').split(';')[0]?.trim() ?? '';

/** Throws for an answer that is no API's, such as a proxy's page. */
function checkType({ headers }: WireResponse, { accept, raw }: Call): void {
  const type = mediaType(headers);
  if (raw || accept === '*/*' || /json$|yaml$/.test(type) || (type === PROTOBUF && accept?.includes(PROTOBUF))) return;
  throw new ChartwrightError('cluster', `serializer for ${type} doesn't exist`);
}

function callUrl(server: string, { path, query = {} }: Call): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const text = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%20/g, '+')}`).join('&');
  return `${server}${path}${text && '?'}${text}`;
}

/** Seconds that the server asks to wait before the request is tried again. */
function retryAfter({ status, headers }: WireResponse): number | undefined {
  const value = headers['retry-after'];
  if (value === undefined || !/^\d+$/.test(value)) return undefined;
  return status === 429 || status >= 500 ? Number(value) : undefined;
}

/** Whether the connection was closed or reset, rather than refused. */
function isBroken(error: unknown): boolean {
  const fault = connectionFault(error);
  return fault === 'closed' || fault === 'reset';
}

function refusal(code: number, body: string, { headers }: WireResponse, call: Call): Error {
  const status = call.raw ? undefined : statusIn(body);
  if (status) return status;
  const isText = (headers['content-type'] ?? '').startsWith('text/');
  return genericRefusal(code, isText && body.trim() !== '' ? body.trim() : 'unknown', call.subject);
}

async function once(connections: Connections, address: string, call: Call, options: TransportOptions): Promise<WireResponse> {
  const url = parseUrl(address);
  const payload = call.body === undefined ? undefined : Buffer.from(writeExact(call.body));
  try {
    const proxy = proxyOf(url, options);
    const [headers, signal] = [await headersFor(url, call, payload, options), call.signal ?? new AbortController().signal];
    const { target } = requestTarget(url, proxy);
    return await connections.exchange({ method: call.method, url, target, headers, body: payload, proxy, signal });
  } catch (error) {
    if (call.signal?.aborted) throw error;
    const verb = call.method.charAt(0) + call.method.slice(1).toLowerCase();
    throw new ChartwrightError('cluster', `${verb} ${quote(address)}: ${errorText(error)}`, { cause: error });
  }
}

async function headersFor(
  url: Url,
  { accept = 'application/json', contentType = 'application/json' }: Call,
  payload: Buffer | undefined,
  { credentials, userAgent }: TransportOptions,
): Promise<Record<string, string>> {
  return {
    Host: url.host,
    'User-Agent': userAgent,
    Accept: accept,
    ...(payload && { 'Content-Type': contentType, 'Content-Length': String(payload.length) }),
    ...(await credentials.headers()),
  };
}

function proxyOf(url: Url, { proxy, env }: TransportOptions): HttpProxy | undefined {
  const found = proxy ? parseUrl(proxy) : proxyFor(url, env);
  return found && proxyAt(found);
}

async function readAll({ headers, body }: WireResponse, { signal, accept, longestText }: Call): Promise<string> {
  const text = textReader(mediaType(headers), accept, longestText);
  try {
    for await (const chunk of body) text.push(chunk);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    const words = `unexpected error when reading response body. Please retry. Original error: ${errorText(error)}`;
    throw new ChartwrightError('cluster', words, { cause: error });
  }
  return text.end();
}

function textReader(type: string, accept: string | undefined, longest: number | undefined): TextCutter {
  if (longest === undefined) return wholeText();
  return type === PROTOBUF && accept?.includes(PROTOBUF) ? recordTexts(longest) : cutTexts(longest);
}
