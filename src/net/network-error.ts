/** What Node says when a connection fails, in the words of Go's net, crypto/tls and net/http packages. */
import { getServers } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { ChartwrightError } from '../base/errors.ts';
import { quote } from '../go/quote.ts';

type NodeError = NodeJS.ErrnoException & {
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
  readonly errors?: readonly NodeError[];
  readonly rawPacket?: Uint8Array;
  readonly reason?: string;
};

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset by peer',
  EPIPE: 'broken pipe',
  ENETUNREACH: 'network is unreachable',
  EHOSTUNREACH: 'no route to host',
  ETIMEDOUT: 'connection timed out',
  EADDRNOTAVAIL: 'cannot assign requested address',
  EACCES: 'permission denied',
  ENETDOWN: 'network is down',
};

/** A refused, unreachable or unresolvable address: `dial tcp 127.0.0.1:1: connect: connection refused`. */
export function dialError(error: unknown): ChartwrightError {
  const cause = (error as NodeError).errors?.[0] ?? (error as NodeError);
  if (cause.syscall === 'getaddrinfo')
    return network(`dial tcp: lookup ${cause.hostname}${nameServer()}: ${lookupReason(cause.code)}`, error);
  if (cause.code === 'ERR_SOCKET_BAD_PORT')
    return network(`dial tcp: address ${/Received (?:type \w+ \()?'?([\d.]+)/.exec(cause.message)?.[1]}: invalid port`, error);
  const host = cause.address?.includes(':') ? `[${cause.address}]` : cause.address;
  return network(`dial tcp ${host}:${cause.port}: connect: ${reason(cause)}`, error);
}

/** A connection that broke while a request was sent or its answer awaited. */
export function brokenError(error: unknown, socket: Socket | undefined): ChartwrightError {
  const cause = error as NodeError;
  if (error instanceof ChartwrightError) return error;
  if (cause.code?.startsWith('HPE_')) return malformed(cause);
  if (cause.code === 'ECONNRESET' && cause.syscall === 'read' && socket?.localAddress) {
    const ends = `${address(socket.localAddress, socket.localPort)}->${address(socket.remoteAddress, socket.remotePort)}`;
    return network(`read tcp ${ends}: read: connection reset by peer`, error);
  }
  if (cause.code === 'ECONNRESET' || cause.code === 'EPIPE') return network('EOF', error);
  // With TLS 1.3 a server may refuse a client's certificate once the client takes the handshake for done.
  return alertError(cause) ?? network(reason(cause), error);
}

/** A body that ended before it was complete, or is wrongly chunked. */
export function bodyError(error: unknown): ChartwrightError {
  const code = (error as NodeError).code;
  if (error instanceof ChartwrightError) return error;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return network('header line too long', error);
  if (code === 'HPE_HEADER_OVERFLOW') return network('http: suspiciously long trailer after chunked body', error);
  if (code === 'HPE_INVALID_CHUNK_SIZE') return network('invalid byte in chunk length', error);
  return network(code === 'ECONNRESET' || code === 'HPE_INVALID_EOF_STATE' ? 'unexpected EOF' : reason(error as NodeError), error);
}

/** A TLS handshake that failed. */
export function handshakeError(error: unknown): ChartwrightError {
  const { code = '' } = error as NodeError;
  if (error instanceof ChartwrightError) return error;
  if (code === 'ECONNRESET') return network('EOF', error);
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_HTTP_REQUEST')
    return network('http: server gave HTTP response to HTTPS client', error);
  const alert = alertError(error as NodeError);
  if (alert) return alert;
  if (code.startsWith('ERR_SSL_')) return network('tls: first record does not look like a TLS handshake', error);
  return network(reason(error as NodeError), error);
}

/** What the other side said when it broke off, undefined where it said nothing. */
function alertError(error: NodeError): ChartwrightError | undefined {
  const alert = /^(?:tlsv\d+|sslv3) alert (.*)$/.exec(error.reason ?? '')?.[1];
  return alert === undefined ? undefined : network(`remote error: tls: ${alert}`, error);
}

function network(message: string, cause: unknown): ChartwrightError {
  return new ChartwrightError('network', message, { cause });
}

function reason(error: NodeError): string {
  return REASONS[error.code ?? ''] ?? 'connection broken';
}

function address(host: string | undefined, port: number | undefined): string {
  return host?.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Go's own resolver names the server it asked. */
function nameServer(): string {
  const [first] = getServers();
  if (first === undefined) return '';
  return ` on ${/^\[.*\]:\d+$|^[\d.]+:\d+$/.test(first) ? first : address(first, 53)}`;
}

function lookupReason(code: string | undefined): string {
  return code === 'EAI_AGAIN' ? 'server misbehaving' : 'no such host';
}

/** Bytes of a response's head, as Go has it. */
export const HEADER_LIMIT = 10 << 20;

/** A head that goes on and on. */
export function headTooLong(cause?: unknown): ChartwrightError {
  return network(`${BROKEN}: net/http: server response headers exceeded ${HEADER_LIMIT} bytes; aborted`, cause);
}

/** What is wrong with how a body is encoded, undefined where nothing is. */
export function encodingFault({ headers }: IncomingMessage): ChartwrightError | undefined {
  const encoding = headers['transfer-encoding'];
  if (encoding === undefined || encoding.toLowerCase() === 'chunked') return undefined;
  return network(`${BROKEN}: unsupported transfer encoding: ${quote(encoding)}`, undefined);
}

const BROKEN = 'net/http: HTTP/1.x transport connection broken';
/** From here on a line is taken for one without end: Go would read it to the limit. */
const LONG_LINE = 16_384;

/** Node keeps what it could not parse: the first lines tell what Go would have said. */
function malformed(error: NodeError): ChartwrightError {
  const lines = Buffer.from(error.rawPacket ?? [])
    .toString('latin1')
    .split('\n', 200);
  if (error.code === 'HPE_HEADER_OVERFLOW' || (lines[0]?.length ?? 0) > LONG_LINE) return headTooLong(error);
  const [status = '', ...headers] = lines.map((line) => line.replace(/\r$/, ''));
  return network(`${BROKEN}: ${statusFault(status) ?? headerFault(headers) ?? 'malformed HTTP response'}`, error);
}

function statusFault(line: string): string | undefined {
  const space = line.indexOf(' ');
  if (space < 0) return `malformed HTTP response ${quote(line)}`;
  const code = line
    .slice(space + 1)
    .trimStart()
    .split(' ', 1)[0] as string;
  if (code.length !== 3 || !/^\d+$/.test(code)) return `malformed HTTP status code ${quote(code)}`;
  const version = line.slice(0, space);
  return /^HTTP\/\d\.\d$/.test(version) ? undefined : `malformed HTTP version ${quote(version)}`;
}

function headerFault(lines: string[]): string | undefined {
  const lengths: string[] = [];
  for (const line of lines) {
    if (line === '') return undefined;
    const colon = line.indexOf(':');
    if (colon < 0) return `malformed MIME header: missing colon: ${quote(line)}`;
    if (!/^[\w!#$%&'*+\-.^`|~ ]+$/.test(line.slice(0, colon))) return `malformed MIME header line: ${line}`;
    const value = line.slice(colon + 1).trim();
    if (value.includes('\0')) return `malformed MIME header line: ${quote(line)}`;
    if (!/^content-length:/i.test(line)) continue;
    if (!/^\d{1,18}$/.test(value)) return `bad Content-Length ${quote(value)}`;
    lengths.push(value);
    if (lengths.length > 1) {
      return `http: message cannot contain multiple Content-Length headers; got [${lengths.map(quote).join(' ')}]`;
    }
  }
  return undefined;
}
