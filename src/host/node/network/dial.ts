/**
 * Opens connections: straight or through a proxy, plain or with TLS. Node's own https agent knows no
 * proxies from the environment and trusts its own roots instead of the system's.
 */
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, type PeerCertificate, type SecureContext, type TLSSocket } from 'node:tls';
import { ChartwrightError } from '../../../base/errors.ts';
import { quote } from '../../../go/quote.ts';
import { hostname, port, portOf, type Url } from '../../../go/url/url.ts';
import type { ConnectionSettings, HttpProxy, TlsSettings } from '../../network.ts';
import { dialError } from './dial-error.ts';
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

/** Certificates are judged here, name first, as Go does and so that its words can be said. */
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

function certificateFault(socket: TLSSocket, host: string): string | undefined {
  const certificate = socket.getPeerCertificate();
  return nameFault(certificate, host) ?? chainFault(socket, certificate);
}

function nameFault(certificate: PeerCertificate, host: string): string | undefined {
  const names = (certificate.subjectaltname ?? '').split(', ');
  const dns = names.filter((name) => name.startsWith('DNS:')).map((name) => name.slice(4));
  const addresses = names.filter((name) => name.startsWith('IP Address:')).map((name) => name.slice(11));
  if (isIP(host)) {
    if (addresses.length === 0) return `cannot validate certificate for ${host} because it doesn't contain any IP SANs`;
    return addresses.some((one) => one.toLowerCase() === host.toLowerCase())
      ? undefined
      : `certificate is valid for ${addresses.join(', ')}, not ${host}`;
  }
  if (dns.some((pattern) => matchesName(pattern.toLowerCase(), host.toLowerCase().replace(/\.$/, '')))) return undefined;
  if (names.every((name) => name === '')) return 'certificate relies on legacy Common Name field, use SANs instead';
  if (dns.length === 0) return `certificate is not valid for any names, but wanted to match ${host}`;
  return `certificate is valid for ${dns.join(', ')}, not ${host}`;
}

function matchesName(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  return host.includes('.') && host.slice(host.indexOf('.')) === pattern.slice(1);
}

function chainFault(socket: TLSSocket, certificate: PeerCertificate): string | undefined {
  if (socket.authorized) return undefined;
  const code = String((socket.authorizationError as NodeJS.ErrnoException | null)?.code ?? socket.authorizationError);
  const now = new Date().toISOString().replace(/\.\d+/, '');
  const at = (text: string): string => new Date(text).toISOString().replace(/\.\d+/, '');
  if (code === 'CERT_HAS_EXPIRED')
    return `certificate has expired or is not yet valid: current time ${now} is after ${at(certificate.valid_to)}`;
  if (code === 'CERT_NOT_YET_VALID')
    return `certificate has expired or is not yet valid: current time ${now} is before ${at(certificate.valid_from)}`;
  return 'certificate signed by unknown authority';
}

async function connectTunnel(socket: Socket, url: Url, { authorization }: HttpProxy): Promise<void> {
  const host = `${url.host.replace(/:\d*$/, '')}:${portOf(url)}`;
  const lines = [`CONNECT ${host} HTTP/1.1`, `Host: ${host}`, 'User-Agent: Go-http-client/1.1'];
  if (authorization) lines.push(`Proxy-Authorization: ${authorization}`);
  socket.write(lines.join('\r\n') + '\r\n\r\n');
  const answer = await readUntil(socket, (data) => /\n\r?\n/.test(data.toString('latin1')) || data.length > 65536);
  const [line = ''] = answer.toString('latin1').split(/\r?\n/, 1);
  const [, status, text] = /^HTTP\/\d\.\d (\d{3}) ?(.*)$/.exec(line) ?? [];
  if (status === '200') return;
  socket.destroy();
  throw new ChartwrightError('network', status ? text || 'unknown status code' : `malformed HTTP response ${quote(line)}`);
}

// https://www.rfc-editor.org/rfc/rfc1928: greeting, optional user and password, connect.
async function socksTunnel(socket: Socket, url: Url, proxy: Url): Promise<void> {
  const refuse = (reason: string): never => {
    socket.destroy();
    throw new ChartwrightError('network', `socks connect tcp ${proxy.host}->${url.host}: ${reason}`);
  };
  socket.write(Buffer.from(proxy.user ? [5, 2, 0, 2] : [5, 1, 0]));
  const [, method] = await readUntil(socket, (data) => data.length >= 2);
  if (method === 2 && proxy.user) {
    const [name, password] = [Buffer.from(proxy.user.name), Buffer.from(proxy.user.password ?? '')];
    socket.write(Buffer.concat([Buffer.from([1, name.length]), name, Buffer.from([password.length]), password]));
    const answer = await readUntil(socket, (data) => data.length >= 2);
    if (answer[1] !== 0) refuse('username/password authentication failed');
  } else if (method !== 0) refuse('no acceptable authentication methods');
  const name = Buffer.from(hostname(url));
  const wanted = Number(portOf(url));
  socket.write(Buffer.concat([Buffer.from([5, 1, 0, 3, name.length]), name, Buffer.from([wanted >> 8, wanted & 255])]));
  const answer = await readUntil(socket, (data) => data.length >= 10);
  if (answer[1] !== 0) refuse('connection refused');
}

/** Reads until `enough`; what came too much is put back. */
function readUntil(socket: Socket, enough: (data: Buffer) => boolean): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let data: Buffer = Buffer.alloc(0);
    const end = (error?: unknown): void => {
      socket.removeAllListeners('data').removeAllListeners('close').removeAllListeners('error').pause();
      if (error === undefined) resolve(data);
      else reject(new ChartwrightError('network', 'unexpected EOF', { cause: error }));
    };
    socket.on('data', (chunk: Buffer) => {
      data = Buffer.concat([data, chunk]);
      if (enough(data)) end();
    });
    socket.on('error', end);
    socket.on('close', () => end(new Error('closed')));
    socket.resume();
  });
}
