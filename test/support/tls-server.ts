/** An HTTPS server that returns its client's identity, a proxy before it, and the certificates of both sides. */
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { certificateAuthority, signedCertificate } from '../../src/funcs/crypto/certificates.ts';
import type { GoObject } from '../../src/go/value.ts';
import { systemClock } from '../../src/host/clock.ts';
import { systemRandom } from '../../src/host/random.ts';

export interface Asked {
  readonly path: string;
  readonly authorization: string;
  /** The common name of the client's certificate; empty for none. */
  readonly client: string;
  /** The name that the client expects the server to have. */
  readonly serverName: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Pair {
  readonly cert: string;
  readonly key: string;
}

export interface TlsServer {
  readonly port: number;
  readonly ca: string;
  readonly client: Pair;
  readonly asked: Asked[];
  /** What the server answers; the default is an empty list of Secrets, and its version. */
  answer: (asked: Asked) => { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };
  /** A proxy that passes CONNECT on. `connects` gathers the requested addresses, with the credentials. */
  readonly proxy: { readonly port: number; readonly connects: string[] };
  readonly close: () => Promise<void>;
}

/** An API server that has no objects. */
const empty: TlsServer['answer'] = ({ path }) => ({
  status: 200,
  body: path.startsWith('/version')
    ? { major: '1', minor: '37', gitVersion: 'v1.37.2' }
    : { kind: 'SecretList', apiVersion: 'v1', metadata: {}, items: [] },
});

/** The server has a certificate for `api.test` and 127.0.0.1. */
export async function startTlsServer(): Promise<TlsServer> {
  const env = { clock: systemClock, random: systemRandom } as never;
  const pair = ({ fields }: GoObject): Pair => ({ cert: String(fields.get('Cert')), key: String(fields.get('Key')) });
  const authority = certificateAuthority(env, { commonName: 'test', days: 2 });
  const own = pair(signedCertificate(env, { commonName: 'api.test', ips: ['127.0.0.1'], hosts: ['api.test'], days: 2 }, authority));
  const asked: Asked[] = [];
  const world: { answer: TlsServer['answer'] } = { answer: empty };
  const server = createServer({ ...own, ca: pair(authority).cert, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    const socket = request.socket as TLSSocket;
    const { subject } = socket.getPeerCertificate() ?? {};
    const { authorization = '', ...headers } = request.headers;
    const one: Asked = {
      ...{ path: request.url ?? '', authorization, headers },
      client: String(subject?.CN ?? ''),
      serverName: String(socket.servername || ''),
    };
    asked.push(one);
    const { status, body, headers: more } = world.answer(one);
    response.writeHead(status, { 'content-type': 'application/json', ...more });
    response.end(JSON.stringify(body ?? {}));
  });
  const connects: string[] = [];
  const proxy = createHttpServer();
  const tunnels = new Set<Duplex>();
  proxy.on('connect', (request, socket) => {
    connects.push([request.url ?? '', request.headers['proxy-authorization'] ?? ''].join(' ').trim());
    const [host = '', port] = (request.url ?? '').split(':');
    tunnels.add(socket);
    const through = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
    through.on('error', () => socket.destroy());
    socket.on('error', () => through.destroy());
  });
  const [port, proxyPort] = [await listening(server), await listening(proxy)];
  return Object.assign(world, {
    ...{ port, asked, ca: pair(authority).cert, proxy: { port: proxyPort, connects } },
    client: pair(signedCertificate(env, { commonName: 'jane', days: 2 }, authority)),
    close: async () => {
      for (const tunnel of tunnels) tunnel.destroy();
      for (const one of [server, proxy]) {
        one.closeAllConnections();
        await new Promise((done) => one.close(done));
      }
    },
  });
}

function listening(server: Server): Promise<number> {
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));
}
