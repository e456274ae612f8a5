/** A web server on loopback over a folder that, under certain paths, behaves as servers do at their worst. */
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface OddServer {
  readonly url: string;
  readonly port: number;
  /** The paths that were requested. */
  readonly log: string[];
  /** Resolves once a path that ends so is requested. */
  asked(end: string): Promise<void>;
  close(): Promise<void>;
}

const ME = 'Basic ' + Buffer.from('me:pw').toString('base64');

/**
 * Serves `folder`. Below `/auth/` only for me with password pw, below `/redirect/` from elsewhere, below `/loop/` never,
 * below `/error/` with 500, below `/junk/` with a page that is none, below `/empty/` with nothing, below `/cut/` with
 * less than was promised, below `/stall/` not at all, below `/slow/` half of the file; a hub's search finds one chart.
 */
export async function oddServer(folder: string): Promise<OddServer> {
  const log: string[] = [];
  const requests = new EventEmitter();
  const server = createServer((request, response) => {
    log.push(request.url ?? '');
    answer(request, response, folder);
    requests.emit('request');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    log,
    async asked(end) {
      while (!log.some((path) => path.endsWith(end))) await once(requests, 'request');
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, folder: string): void {
  const url = new URL(request.url ?? '', 'http://x');
  const [, mood = '', rest = ''] = /^\/([^/]*)(\/.*)?$/.exec(decodeURIComponent(url.pathname)) ?? [];
  switch (mood) {
    case 'auth':
      if (request.headers.authorization === ME) return serve(response, join(folder, rest));
      return void response.writeHead(401).end('who are you?');
    case 'redirect':
      return void response.writeHead(302, { Location: rest }).end();
    case 'loop':
      return void response.writeHead(302, { Location: url.pathname }).end();
    case 'error':
      return void response.writeHead(500).end('out of order');
    case 'junk':
      return void response.end('<html>\n\t<b>no</b></html>');
    case 'empty':
      return void response.end();
    case 'cut':
      return void response.writeHead(200, { 'Content-Length': 10_000 }).write('apiVersion: v1', () => response.destroy());
    case 'stall':
      return;
    case 'slow':
      return void serveHalf(response, readFileSync(join(folder, rest)));
    case 'api':
      return void response.end(hubAnswer(url.searchParams.get('q') ?? ''));
    default:
      return serve(response, join(folder, mood, rest));
  }
}

function serve(response: ServerResponse, path: string): void {
  let data: Buffer;
  try {
    data = readFileSync(path);
  } catch {
    return void response.writeHead(404).end('404 page not found\n');
  }
  response.end(data);
}

/** The rest never comes. */
function serveHalf(response: ServerResponse, data: Buffer): void {
  response.writeHead(200, { 'Content-Length': data.length }).write(data.subarray(0, data.length >> 1));
}

function hubAnswer(words: string): string {
  if (words === 'none') return '{"data":[]}';
  if (words === 'junk') return 'no JSON';
  const newest = { data: { version: '1.2.3', app_version: 'v9' } };
  const attributes = {
    description: `all about ${words}, with <tags> & "quotes", and longer than fifty columns`,
    repo: { name: 'x', url: 'https://x.example' },
  };
  const page = { packageUrl: `https://hub.example/packages/${words}` };
  return JSON.stringify({
    data: [
      { id: `stable/${words}`, artifactHub: page, attributes, relationships: { latestChartVersion: newest } },
      { id: 'two/日本', attributes: { description: '日本語' } },
    ],
  });
}
