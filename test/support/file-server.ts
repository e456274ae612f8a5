/** A plain web server on loopback over files in memory, with a log of the requests. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FileServer {
  /** `http://127.0.0.1:12345`. */
  readonly url: string;
  /** By path without the leading slash; may be changed at any time. */
  readonly files: Map<string, string | Uint8Array>;
  /** `GET /index.yaml`, with ` authorized` where credentials came along. */
  readonly log: string[];
  close(): Promise<void>;
}

/** Serves the files; `before` may answer in its place. */
export async function fileServer(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  before: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<FileServer> {
  const kept = new Map(Object.entries(files));
  const log: string[] = [];
  const server = createServer((request, response) => {
    log.push(`${request.method} ${request.url}${request.headers.authorization ? ' authorized' : ''}`);
    if (before(request, response)) return;
    const data = kept.get(decodeURI((request.url ?? '').slice(1).replace(/\?.*/, '')));
    if (data === undefined) response.writeHead(404).end('404 page not found\n');
    else response.end(data);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files: kept,
    log,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
