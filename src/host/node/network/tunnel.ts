/** Ways through proxies: CONNECT, and SOCKS 5 (RFC 1928). */
import type { Socket } from 'node:net';
import { ChartwrightError } from '../../../base/errors.ts';
import { quote } from '../../../go/quote.ts';
import { hostname, portOf, type Url } from '../../../go/url/url.ts';
import { ConnectionError, type HttpProxy } from '../../network.ts';

export async function connectTunnel(socket: Socket, url: Url, { authorization }: HttpProxy): Promise<void> {
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
export async function socksTunnel(socket: Socket, url: Url, proxy: Url): Promise<void> {
  const at = `socks connect tcp ${proxy.host}->${url.host}`;
  const refuse = (reason: string): never => {
    socket.destroy();
    throw new ChartwrightError('network', `${at}: ${reason}`);
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
  if (answer[1] === 0) return;
  socket.destroy();
  throw new ConnectionError('refused', `${at}: connection refused`);
}

/** Reads until `enough`; what came too much is put back. */
function readUntil(socket: Socket, enough: (data: Buffer) => boolean): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let data: Buffer = Buffer.alloc(0);
    const end = (error?: unknown): void => {
      socket.removeAllListeners('data').removeAllListeners('close').removeAllListeners('error').pause();
      if (error === undefined) resolve(data);
      else reject(new ConnectionError('closed', 'unexpected EOF', error));
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
