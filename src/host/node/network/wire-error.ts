/** Connections that break, in the words of Go's net, crypto/tls and net/http packages. */
import type { Socket } from 'node:net';
import { ChartwrightError } from '../../../base/errors.ts';
import { ConnectionError } from '../../network.ts';
import { malformed } from './head-fault.ts';
import { hostAndPort, type NodeError, network, reason } from './node-error.ts';

/** A connection that broke while a request was sent or its answer awaited. */
export function brokenError(error: unknown, socket: Socket | undefined): ChartwrightError {
  const cause = error as NodeError;
  if (error instanceof ChartwrightError) return error;
  if (cause.code?.startsWith('HPE_')) return malformed(cause);
  if (cause.code === 'ECONNRESET' && cause.syscall === 'read' && socket?.localAddress) {
    const ends = `${hostAndPort(socket.localAddress, socket.localPort)}->${hostAndPort(socket.remoteAddress, socket.remotePort)}`;
    return new ConnectionError('reset', `read tcp ${ends}: read: connection reset by peer`, error);
  }
  if (cause.code === 'ECONNRESET' || cause.code === 'EPIPE') return new ConnectionError('closed', 'EOF', error);
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
  if (code === 'ECONNRESET' || code === 'HPE_INVALID_EOF_STATE') return new ConnectionError('closed', 'unexpected EOF', error);
  return network(reason(error as NodeError), error);
}

/** A TLS handshake that failed. */
export function handshakeError(error: unknown): ChartwrightError {
  const { code = '' } = error as NodeError;
  if (error instanceof ChartwrightError) return error;
  if (code === 'ECONNRESET') return new ConnectionError('closed', 'EOF', error);
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_HTTP_REQUEST')
    return network('http: server gave HTTP response to HTTPS client', error);
  const alert = alertError(error as NodeError);
  if (alert) return alert;
  if (code.startsWith('ERR_SSL_')) return network('tls: first record does not look like a TLS handshake', error);
  return network(reason(error as NodeError), error);
}

/** The alert that the other side sent at the end, undefined if there was none. */
function alertError(error: NodeError): ChartwrightError | undefined {
  const alert = /^(?:tlsv\d+|sslv3) alert (.*)$/.exec(error.reason ?? '')?.[1];
  return alert === undefined ? undefined : network(`remote error: tls: ${alert}`, error);
}
