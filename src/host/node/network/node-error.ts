/** What Node's network modules throw, and Go's words for it. */
import { ChartwrightError } from '../../../base/errors.ts';

export type NodeError = NodeJS.ErrnoException & {
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

export function network(message: string, cause: unknown): ChartwrightError {
  return new ChartwrightError('network', message, { cause });
}

/** Go's word for an error code of the system. */
export function reason(error: NodeError): string {
  return REASONS[error.code ?? ''] ?? 'connection broken';
}

/** `host:port`, the host in brackets if it is an IPv6 address. */
export function hostAndPort(host: string | undefined, port: number | undefined): string {
  return host?.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
