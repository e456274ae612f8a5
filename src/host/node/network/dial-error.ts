/** Addresses that cannot be reached, in the words of Go's net package. */
import { getServers } from 'node:dns';
import type { ChartwrightError } from '../../../base/errors.ts';
import { ConnectionError, type ConnectionFault } from '../../network.ts';
import { hostAndPort, type NodeError, network, reason } from './node-error.ts';

const FAULTS: Readonly<Record<string, ConnectionFault>> = { ECONNREFUSED: 'refused', ECONNRESET: 'reset' };

/** A refused, unreachable or unresolvable address: `dial tcp 127.0.0.1:1: connect: connection refused`. */
export function dialError(error: unknown): ChartwrightError {
  const cause = (error as NodeError).errors?.[0] ?? (error as NodeError);
  if (cause.syscall === 'getaddrinfo')
    return network(`dial tcp: lookup ${cause.hostname}${nameServer()}: ${lookupReason(cause.code)}`, error);
  if (cause.code === 'ERR_SOCKET_BAD_PORT')
    return network(`dial tcp: address ${/Received (?:type \w+ \()?'?([\d.]+)/.exec(cause.message)?.[1]}: invalid port`, error);
  const host = cause.address?.includes(':') ? `[${cause.address}]` : cause.address;
  const message = `dial tcp ${host}:${cause.port}: connect: ${reason(cause)}`;
  const fault = FAULTS[cause.code ?? ''];
  return fault ? new ConnectionError(fault, message, error) : network(message, error);
}

/** Go's own resolver names the server it asked. */
function nameServer(): string {
  const [first] = getServers();
  if (first === undefined) return '';
  return ` on ${/^\[.*\]:\d+$|^[\d.]+:\d+$/.test(first) ? first : hostAndPort(first, 53)}`;
}

function lookupReason(code: string | undefined): string {
  return code === 'EAI_AGAIN' ? 'server misbehaving' : 'no such host';
}
