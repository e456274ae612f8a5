/**
 * Opens connections: straight or through a proxy, plain or with TLS. Node's own https agent knows no
 * proxies from the environment and trusts its own roots instead of the system's.
 */
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import { ChartwrightError } from '../../../base/errors.ts';
import { hostname, port, portOf, type Url } from '../../../go/url/url.ts';
import type { ConnectionSettings, HttpProxy, TlsSettings } from '../../network.ts';
import { certificateFault } from './certificate-fault.ts';
import { dialError } from './dial-error.ts';
import { connectTunnel, socksTunnel } from './tunnel.ts';
import { handshakeError } from './wire-error.ts';

export interface DialOptions extends Pick<ConnectionSettings, 'tls' | 'roots'> {
  readonly proxy: HttpProxy | undefined;
  readonly signal: AbortSignal;
}

/** A connected socket to the URL's host, with TLS where the scheme is https. Throws ChartwrightErrors of code `network`. */
export async function dial(url: Url, options: DialOptions): Promise<Socket> {
  const { proxy } = options;
  if (!proxy) {
    const socket = await connect(url, options.signal);
    return url.scheme === 'https' ? secure(socket, options.tls.serverName ?? hostname(url), options.tls, options) : socket;
  }
  const socket = await toProxy(proxy.url, options);
  if (proxy.url.scheme.startsWith('socks5')) await socksTunnel(socket, url, proxy.url);
  else if (url.scheme === 'https') await connectTunnel(socket, url, proxy);
  return url.scheme === 'https' ? secure(socket, options.tls.serverName ?? hostname(url), options.tls, options) : socket;
}

async function toProxy(proxy: Url, options: DialOptions): Promise<Socket> {
  try {
    const socket = await connect(proxy, options.signal);
    return proxy.scheme === 'https' ? await secure(socket, hostname(proxy), { insecure: false }, options) : socket;
  } catch (error) {
    throw new ChartwrightError('network', `proxyconnect tcp: ${(error as Error).message}`, { cause: error });
  }
}

function connect(url: Url, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(dialError(error));
    const written = Number(portOf(url));
    try {
      const socket = connectTcp({ host: hostname(url) || 'localhost', port: written });
      const stop = (): void => void socket.destroy();
      signal.addEventListener('abort', stop, { once: true });
      socket.once('error', fail);
      socket.once('close', () => reject(dialError(new Error('use of closed network connection'))));
      socket.once('connect', () => {
        signal.removeEventListener('abort', stop);
        socket.off('error', fail);
        socket.setNoDelay(true);
        resolve(socket);
      });
    } catch {
      reject(new ChartwrightError('network', `dial tcp: address ${port(url)}: invalid port`));
    }
  });
}

const contexts = new WeakMap<TlsSettings, SecureContext>();

function contextFor(tls: TlsSettings, roots: DialOptions['roots']): SecureContext {
  const known = contexts.get(tls);
  if (known) return known;
  const ca = tls.ca ?? (tls.insecure ? undefined : roots());
  const context = createSecureContext({
    ...(tls.cert && { cert: Buffer.from(tls.cert), ...(tls.key && { key: Buffer.from(tls.key) }) }),
    ...(ca && { ca: Buffer.from(ca) }),
  });
  contexts.set(tls, context);
  return context;
}

/** Certificates are verified here, name first, as in Go, so that its messages can be used. */
function secure(socket: Socket, host: string, tls: TlsSettings, options: DialOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(handshakeError(error));
    const servername = isIP(host) ? '' : host;
    const secureContext = contextFor(tls, options.roots);
    // Node would take an address for `localhost` and refuse its name.
    const checkServerIdentity = (): undefined => undefined;
    const secured: TLSSocket = connectTls({ socket, servername, secureContext, rejectUnauthorized: false, checkServerIdentity });
    const stop = (): void => void secured.destroy();
    options.signal.addEventListener('abort', stop, { once: true });
    secured.once('error', fail);
    secured.once('secureConnect', () => {
      options.signal.removeEventListener('abort', stop);
      secured.off('error', fail);
      const fault = tls.insecure ? undefined : certificateFault(secured, host);
      if (fault === undefined) return resolve(secured);
      secured.destroy();
      reject(new ChartwrightError('network', `tls: failed to verify certificate: x509: ${fault}`));
    });
  });
}
