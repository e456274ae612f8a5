/** Requests over kept or new connections, by Node's http module with connections of our own: through proxies, with the checks of Go's client. */
import { Agent, type ClientRequest, type IncomingMessage, type RequestOptions, request as start } from 'node:http';
import type { Socket } from 'node:net';
import type { Url } from '../../../go/url/url.ts';
import type { ConnectionSettings, HeaderFields, HttpProxy, WireRequest, WireResponse } from '../../network.ts';
import { StaleConnection } from '../../network.ts';
import { dial } from './dial.ts';
import { encodingFault, HEADER_LIMIT, headTooLong } from './head-fault.ts';
import { bodyError, brokenError } from './wire-error.ts';

/** Bytes of an unwanted body that are read so that the connection can be used again. */
const KEPT = 65_536;

/** Keeps connections open, and makes new ones through proxies and TLS. */
export function makeAgent({ tls, roots, kept = 2 }: ConnectionSettings): Agent {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: kept });
  type Wanted = { server: Url; proxy: HttpProxy | undefined; abort: AbortSignal };
  type Created = (error: Error | null, socket?: Socket) => void;
  return Object.assign(agent, {
    getName: ({ server }: Wanted) => `${server.scheme}://${server.host}`,
    createConnection({ server, proxy, abort }: Wanted, created: Created) {
      dial(server, { tls, roots, proxy, signal: abort }).then((socket) => created(null, socket), created);
    },
  } as unknown as Agent);
}

/** Sends a request and waits for the head of its response. */
export function exchange(agent: Agent, wanted: WireRequest): Promise<WireResponse> {
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = start(settingsOf(agent, wanted));
    sent.once('error', (error: NodeJS.ErrnoException) => {
      const stale = sent.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      const fault = brokenError(error, sent.socket ?? undefined);
      reject(stale ? new StaleConnection('network', fault.message, { cause: fault }) : fault);
    });
    limitHead(sent);
    const answered = (message: IncomingMessage): void => {
      // A fault found by the parser is reported to the request; its body only gets `aborted`.
      sent.on('error', (error) => Object.assign(message, { fault: error }));
      const fault = encodingFault(message);
      if (fault) sent.destroy(fault);
      else resolve(responseOf(message, wanted));
    };
    sent.once('response', answered);
    // An answer that nobody asked for: there is nothing to continue with.
    sent.once('upgrade', (message, socket) => {
      socket.destroy();
      answered(message);
    });
    sent.end(wanted.body);
  });
}

function settingsOf(agent: Agent, { method, url, target, headers, proxy, signal }: WireRequest): RequestOptions {
  const own = { server: url, proxy, abort: signal };
  return { agent, method, path: target, headers: { ...headers }, maxHeaderSize: HEADER_LIMIT, signal, ...own };
}

/** What comes before the answer proper counts with its head, however many pieces it has. */
function limitHead(sent: ClientRequest): void {
  let before = 0;
  sent.once('socket', (socket) => {
    before = socket.bytesRead;
  });
  sent.on('information', () => {
    if ((sent.socket?.bytesRead ?? 0) - before > HEADER_LIMIT) sent.destroy(headTooLong());
  });
}

function responseOf(message: IncomingMessage, { method }: WireRequest): WireResponse {
  return {
    status: message.statusCode ?? 0,
    statusMessage: message.statusMessage ?? '',
    headers: message.headers as HeaderFields,
    body: bodyOf(message),
    discard() {
      message.on('error', () => {});
      // The connection is worth keeping if little is left to read.
      if (method === 'HEAD' || Number(message.headers['content-length'] ?? Number.NaN) <= KEPT) message.resume();
      else message.destroy();
    },
  };
}

async function* bodyOf(message: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of message) yield piece as Buffer;
  } catch (error) {
    throw bodyError((message as { fault?: unknown }).fault ?? error);
  }
}
