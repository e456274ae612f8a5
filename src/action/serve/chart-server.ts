/** A chart repository over HTTP, out of a folder of packages. */
import { ChartwrightError, wrapError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { Host } from '../../host/host.ts';
import type { Answer, IncomingRequest, Listening } from '../../host/network.ts';
import { type Content, contentAnswer, missingAnswer, pageContent, refusedAnswer, textContent } from './answer.ts';
import { PackageFolder, stampOf } from './package-folder.ts';
import { chartPage, listPage, missingPage, type Place } from './pages.ts';

export interface ServeOptions extends Pick<Host, 'files' | 'clock' | 'network'> {
  readonly folder: string;
  /** `host:port`; an empty host means every address of this machine, port 0 any that is free. */
  readonly address: string;
  /** Stands before the packages' names in the index; empty for relative URLs. */
  readonly url: string;
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

/** Starts serving. Throws an `io` error for a folder that is missing, and `listen tcp …` for an address that is not available. */
export async function serveCharts(options: ServeOptions): Promise<ChartServer> {
  const { network, address, log } = options;
  const served = new PackageFolder(options.files, options.folder, options.url, options.clock);
  const listening = await network
    .listen(splitAddress(address), (request) => {
      const given = answerSafely(served, options, request);
      log({ level: 'debug', message: request.method, attributes: Object.entries({ url: request.target, status: given.status }) });
      return given;
    })
    .catch((error: unknown) => {
      throw wrapError(`listen tcp ${address}`, error);
    });
  return { url: urlOf(listening), charts: served.contents().charts.size, close: () => listening.close(GRACE) };
}

function answerSafely(served: PackageFolder, options: ServeOptions, request: IncomingRequest): Answer {
  try {
    return answer(served, options, request);
  } catch (error) {
    options.log({ level: 'error', message: 'failed to answer', attributes: [['error', String(error)]] });
    return refusedAnswer(500, 'internal error');
  }
}

function answer(served: PackageFolder, options: ServeOptions, request: IncomingRequest): Answer {
  const { method, target, headers } = request;
  if (!METHODS.includes(method)) return refusedAnswer(405, 'method not allowed', { Allow: METHODS.join(', ') });
  const asked = { query: queryOf(target), place: placeOf(request, options), clock: options.clock };
  const parts = pathParts(target);
  const content = parts && contentOf(served, parts, asked);
  if (content) return contentAnswer(request, content);
  return headers.accept?.includes('text/html') ? missingAnswer(missingPage(target)) : refusedAnswer(404, 'not found');
}

/** What a page depends on besides the charts. */
interface Asked {
  readonly query: string;
  readonly place: Place;
  readonly clock: Host['clock'];
}

/** Where the repository is: the value of --url, or the address that the client used. */
function placeOf({ headers, port }: IncomingRequest, { url }: ServeOptions): Place {
  if (url !== '') return { url: url.replace(/\/+$/, '') };
  const { host = '' } = headers;
  return { url: /^[\w.-]+(?::\d+)?$|^\[[\da-f:]+\](?::\d+)?$/i.test(host) ? `http://${host}` : `http://localhost:${port}` };
}

/** What is searched for; empty for nothing. */
function queryOf(url: string): string {
  const [, query = ''] = url.split('?', 2);
  return (new URLSearchParams(query).get('q') ?? '').slice(0, 200).trim();
}

/** The parts of a path, unescaped; undefined for what is not a plain path. */
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
  const { info } = file;
  const type = path.endsWith('.prov') ? 'text/plain; charset=utf-8' : 'application/gzip';
  return { type, tag: stampOf(info), modified: info.modified, size: info.size, body: { path: file.path } };
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

function splitAddress(address: string): { host: string; port: number } {
  const refuse = (why: string) => new ChartwrightError('usage', `listen tcp: address ${address}: ${why}`);
  const match = /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(address);
  if (!match) throw refuse(address.includes(':') ? 'too many colons in address' : 'missing port in address');
  const [, bracketed, plain = '', port = ''] = match;
  if (!/^\d+$/.test(port) || Number(port) > 65535) throw refuse('invalid port');
  return { host: bracketed ?? plain, port: Number(port) };
}

function urlOf({ host, port, isIpv6 }: Listening): string {
  return `http://${isIpv6 ? `[${host}]` : host}:${port}`;
}
