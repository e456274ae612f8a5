/** A chart repository over HTTP, out of a folder of packages. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ChartwrightError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { Clock } from '../../host/clock.ts';
import type { FileSystem } from '../../host/files.ts';
import { type Content, pageContent, refuse, send, sendMissing, textContent } from './answer.ts';
import { PackageFolder, stampOf } from './package-folder.ts';
import { chartPage, listPage, missingPage, type Place } from './pages.ts';

export interface ServeOptions {
  readonly files: FileSystem;
  readonly folder: string;
  /** `host:port`; an empty host means every address of this machine, port 0 any that is free. */
  readonly address: string;
  /** Stands before the packages' names in the index; empty for relative URLs. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ChartServer {
  /** `http://127.0.0.1:8879` */
  readonly url: string;
  /** How many charts there were at the start. */
  readonly charts: number;
  /** Takes no more requests, lets those under way end for a moment, then cuts them off. */
  close(): Promise<void>;
}

/** Milliseconds that requests under way have left once the server closes. */
const GRACE = 3000;
const METHODS = ['GET', 'HEAD'];

/** Starts serving. Throws an `io` error for a folder that is missing, and `listen tcp …` for an address that cannot be had. */
export async function serveCharts(options: ServeOptions): Promise<ChartServer> {
  const served = new PackageFolder(options.files, options.folder, options.url, options.clock);
  const { createServer } = await import('node:http');
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, (request, response) => {
    response.on('finish', () => logAnswer(options.log, request, response));
    try {
      answer(served, options, request, response);
    } catch (error) {
      options.log({ level: 'error', message: 'failed to answer', attributes: [['error', String(error)]] });
      if (response.headersSent) response.destroy();
      else refuse(request, response, 500, 'internal error');
    }
  });
  await listen(server, options.address);
  return { url: urlOf(server.address() as AddressInfo), charts: served.contents().charts.size, close: () => close(server) };
}

function answer(served: PackageFolder, options: ServeOptions, request: IncomingMessage, response: ServerResponse): void {
  if (!METHODS.includes(request.method ?? '')) {
    response.setHeader('Allow', METHODS.join(', '));
    return refuse(request, response, 405, 'method not allowed');
  }
  const asked = { query: queryOf(request.url ?? ''), place: placeOf(request, options), clock: options.clock };
  const parts = pathParts(request.url ?? '');
  const content = parts && contentOf(served, parts, asked);
  if (content) send(request, response, content);
  else if (request.headers.accept?.includes('text/html')) sendMissing(request, response, missingPage(request.url ?? ''));
  else refuse(request, response, 404, 'not found');
}

/** What a page depends on beside the charts. */
interface Asked {
  readonly query: string;
  readonly place: Place;
  readonly clock: Clock;
}

/** Where the repository is: as --url says, or as the client found it. */
function placeOf({ headers, socket }: IncomingMessage, { url }: ServeOptions): Place {
  if (url !== '') return { url: url.replace(/\/+$/, '') };
  const { host = '' } = headers;
  return { url: /^[\w.-]+(?::\d+)?$|^\[[\da-f:]+\](?::\d+)?$/i.test(host) ? `http://${host}` : `http://localhost:${socket.localPort}` };
}

/** What is searched for; empty for nothing. */
function queryOf(url: string): string {
  const [, query = ''] = url.split('?', 2);
  return (new URLSearchParams(query).get('q') ?? '').slice(0, 200).trim();
}

/** The parts of a path, unescaped; undefined for what is no plain path. */
function pathParts(url: string): string[] | undefined {
  const path = url.replace(/[?#].*$/s, '');
  if (!path.startsWith('/')) return undefined;
  try {
    const parts = path.slice(1).split('/').map(decodeURIComponent);
    return parts.some((part) => part === '.' || part === '..' || /[/\\\0]/.test(part)) ? undefined : parts;
  } catch {
    return undefined;
  }
}

function contentOf(served: PackageFolder, parts: readonly string[], asked: Asked): Content | undefined {
  const contents = served.contents();
  const path = parts.join('/');
  if (path === '' || path === 'index.html') {
    return pageContent(listPage(contents, served.folder, asked.query, asked.place), contents.changed);
  }
  if (path === 'index.yaml') return textContent(contents.index, 'text/yaml; charset=utf-8', contents.changed);
  if (contents.packages.has(path.replace(/\.prov$/, ''))) return fileContent(served, path);
  return parts[0] === 'charts' ? chartContent(served, parts, asked) : undefined;
}

/** A package, or the provenance file beside one. */
function fileContent(served: PackageFolder, path: string): Content | undefined {
  const file = served.file(path);
  if (!file) return undefined;
  const { stats } = file;
  const type = path.endsWith('.prov') ? 'text/plain; charset=utf-8' : 'application/gzip';
  return { type, tag: stampOf(stats), modified: Number(stats.mtimeMs), size: Number(stats.size), body: { path: file.path } };
}

/** `charts/NAME` or `charts/NAME/VERSION` */
function chartContent(
  served: PackageFolder,
  [, name = '', version, ...more]: readonly string[],
  { place, clock }: Asked,
): Content | undefined {
  if (more.length > 0) return undefined;
  const { charts, changed, packages } = served.contents();
  const versions = charts.get(name) ?? [];
  const one = version === undefined ? versions[0] : versions.find(({ metadata }) => metadata.version === version);
  const path = [...packages].find(([, each]) => each === one)?.[0];
  const chart = path === undefined ? undefined : served.open(path);
  return one && chart && path ? pageContent(chartPage(one, versions, chart, { path, place, clock }), changed) : undefined;
}

function logAnswer(log: Log, { method = '', url = '' }: IncomingMessage, { statusCode }: ServerResponse): void {
  log({
    level: 'debug',
    message: method,
    attributes: [
      ['url', url],
      ['status', statusCode],
    ],
  });
}

async function listen(server: Server, address: string): Promise<void> {
  const { host, port } = splitAddress(address);
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => fail(listenError(address, error)));
    server.listen({ port, ...(host !== '' && { host }) }, done);
  });
  server.removeAllListeners('error');
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'bind: address already in use',
  EACCES: 'bind: permission denied',
  EADDRNOTAVAIL: "bind: can't assign requested address",
  ENOTFOUND: 'lookup: no such host',
};

function listenError(address: string, error: Error): ChartwrightError {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? error.message;
  return new ChartwrightError('network', `listen tcp ${address}: ${reason}`, { cause: error });
}

function splitAddress(address: string): { host: string; port: number } {
  const refuse = (why: string) => new ChartwrightError('usage', `listen tcp: address ${address}: ${why}`);
  const match = /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(address);
  if (!match) throw refuse(address.includes(':') ? 'too many colons in address' : 'missing port in address');
  const [, bracketed, plain = '', port = ''] = match;
  if (!/^\d+$/.test(port) || Number(port) > 65535) throw refuse('invalid port');
  return { host: bracketed ?? plain, port: Number(port) };
}

function urlOf({ address, port, family }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), GRACE);
    server.close(() => {
      clearTimeout(cutOff);
      done();
    });
    server.closeIdleConnections();
  });
}
