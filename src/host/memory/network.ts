/** A network that is a table of servers, for tests and for places that have no other. */
import { ChartwrightError } from '../../base/errors.ts';
import { hostname } from '../../go/url/url.ts';
import type { Answer, Connections, IncomingRequest, Network, WireResponse } from '../network.ts';

/** What a server does with a request. */
export type MemoryServer = (request: IncomingRequest & { readonly body?: Uint8Array | undefined }) => Answer | Promise<Answer>;

/** A network with these servers, by scheme and host (`https://charts.example`), and none of the hosts' addresses but `addresses`. */
export function memoryNetwork(
  servers: Readonly<Record<string, MemoryServer>> = {},
  addresses: Readonly<Record<string, string>> = {},
): Network {
  const all = new Map(Object.entries(servers));
  let ports = 1023;
  const connections: Connections = {
    async exchange({ method, url, target, headers, body }) {
      const server = all.get(`${url.scheme}://${url.host}`);
      if (!server) throw new ChartwrightError('network', `dial tcp: lookup ${hostname(url)}: no such host`);
      const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      return responseOf(await server({ method, target, headers: lowered, port: 0, body }));
    },
  };
  return {
    connections: () => connections,
    resolve: async (name) => addresses[name] ?? '',
    async listen({ host, port }, answer) {
      const place = { host: host || '127.0.0.1', port: port || ++ports };
      const origin = `http://${place.host}:${place.port}`;
      if (all.has(origin)) throw new ChartwrightError('network', 'bind: address already in use');
      all.set(origin, (request) => answer({ ...request, port: place.port }));
      return { ...place, isIpv6: false, close: async () => void all.delete(origin) };
    },
    isCertificate: () => false,
    pairFault: () => 'failed to parse certificate',
  };
}

function responseOf({ status, headers, body }: Answer): WireResponse {
  const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  async function* bytes(): AsyncGenerator<Uint8Array> {
    if (body instanceof Uint8Array) yield body;
  }
  return { status, statusMessage: '', headers: lowered, body: bytes(), discard() {} };
}
