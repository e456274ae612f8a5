/** A server of our own, by Node's http module. */
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ChartwrightError } from '../../../base/errors.ts';
import type { Answer, HeaderFields, IncomingRequest, Listening } from '../../network.ts';

interface Place {
  readonly host: string;
  readonly port: number;
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'bind: address already in use',
  EACCES: 'bind: permission denied',
  EADDRNOTAVAIL: "bind: can't assign requested address",
  ENOTFOUND: 'lookup: no such host',
};

/** Answers requests until it is closed. Throws `network` errors with Go's reasons for an address that is not available. */
export async function listen({ host, port }: Place, answer: (request: IncomingRequest) => Answer): Promise<Listening> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, (request, response) => {
    send(answer(requestOf(request)), request.method === 'HEAD', response);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => fail(listenError(error)));
    server.listen({ port, ...(host !== '' && { host }) }, done);
  });
  server.removeAllListeners('error');
  const { address, port: chosen, family } = server.address() as AddressInfo;
  return { host: address, port: chosen, isIpv6: family === 'IPv6', close: (grace) => close(server, grace) };
}

function requestOf({ method = '', url = '', headers, socket }: IncomingMessage): IncomingRequest {
  return { method, target: url, headers: headers as HeaderFields, port: socket.localPort ?? 0 };
}

function send({ status, headers, body }: Answer, headOnly: boolean, response: ServerResponse): void {
  response.writeHead(status, { ...headers });
  if (headOnly || body === undefined) response.end();
  else if (body instanceof Uint8Array) response.end(body);
  else stream(body.path, body.size, response);
}

/** A file that shrinks meanwhile breaks the connection, so that a part is not taken for the whole. */
function stream(path: string, size: number, response: ServerResponse): void {
  if (size === 0) return void response.end();
  const file = createReadStream(path, { end: size - 1 });
  file.on('error', () => response.destroy());
  response.on('close', () => file.destroy());
  file.pipe(response);
}

function listenError(error: Error): ChartwrightError {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? error.message;
  return new ChartwrightError('network', reason, { cause: error });
}

function close(server: Server, grace: number): Promise<void> {
  return new Promise((done) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(cutOff);
      done();
    });
    server.closeIdleConnections();
  });
}
