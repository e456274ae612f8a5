/** A registry in memory on loopback, as much of the distribution API as charts need, with the challenges that real ones pose. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeRegistryOptions {
  /** Whom to let in, and how; anyone where absent. */
  readonly auth?: { readonly scheme: 'basic' | 'bearer'; readonly username: string; readonly password: string };
  /** Answers before the registry does: returns true if it has. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Tags on a page of the list. */
  readonly pageSize?: number;
}

export interface FakeRegistry {
  /** `127.0.0.1:12345`. */
  readonly host: string;
  /** `GET /v2/… [Authorization's first word]`, in order. */
  readonly log: string[];
  /** Bytes by digest. */
  readonly blobs: Map<string, Buffer>;
  /** Manifests by `repository:reference`. */
  readonly manifests: Map<string, { readonly type: string; readonly data: Buffer }>;
  close(): Promise<void>;
}

const digestOf = (data: Buffer): string => 'sha256:' + createHash('sha256').update(data).digest('hex');

/** Starts a registry on a free port, or on the one given. */
export async function fakeRegistry(options: FakeRegistryOptions = {}, port = 0): Promise<FakeRegistry> {
  const log: string[] = [];
  const blobs = new Map<string, Buffer>();
  const manifests: FakeRegistry['manifests'] = new Map();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks)));
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  function answer(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const authorization = request.headers.authorization ?? '';
    const said = authorization === '' ? '' : ` [${authorization.split(' ')[0]}]`;
    log.push(`${request.method} ${request.url}${said}${request.url?.startsWith('/token') && body.length > 0 ? ` ${body}` : ''}`);
    if (options.before?.(request, response)) return;
    const url = new URL(request.url ?? '', `http://${host}`);
    if (url.pathname === '/token') return token(response, authorization, body);
    if (!isAllowed(authorization)) return challenge(response, url);
    if (url.pathname === '/v2/') return void response.end('{}');
    const [, repository = '', kind, reference = ''] = /^\/v2\/(.+)\/(tags|manifests|blobs)\/(.+)$/.exec(url.pathname) ?? [];
    if (kind === 'tags') return tags(response, repository, url);
    if (kind === 'manifests') return manifest(request, response, body, repository, reference);
    if (kind === 'blobs') return blob(request, response, body, url, reference);
    fault(response, 404, 'NOT_FOUND', 'not found');
  }

  function isAllowed(authorization: string): boolean {
    if (!options.auth) return true;
    const { scheme, username, password } = options.auth;
    const basic = 'Basic ' + Buffer.from(`${username}:${password}`).toString('base64');
    return scheme === 'basic' ? authorization === basic : authorization === 'Bearer good-token';
  }

  function challenge(response: ServerResponse, url: URL): void {
    const [, repository] = /^\/v2\/(.+)\/(?:tags|manifests|blobs)\//.exec(url.pathname) ?? [];
    const scope = repository ? `,scope="repository:${repository}:pull"` : '';
    const bearer = `Bearer realm="http://${host}/token",service="fake"${scope}`;
    response.setHeader('WWW-Authenticate', options.auth?.scheme === 'basic' ? 'Basic realm="fake"' : bearer);
    fault(response, 401, 'UNAUTHORIZED', 'authentication required');
  }

  function token(response: ServerResponse, authorization: string, body: Buffer): void {
    const { username = '', password = '' } = options.auth ?? {};
    const form = new URLSearchParams(body.toString());
    const given = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
    if (given === `${username}:${password}` || form.get('password') === password) return void response.end('{"access_token":"good-token"}');
    fault(response, 401, 'UNAUTHORIZED', 'wrong');
  }

  function tags(response: ServerResponse, repository: string, url: URL): void {
    const all = [...manifests.keys()].filter((key) => key.startsWith(`${repository}:`)).map((key) => key.slice(repository.length + 1));
    const named = all.filter((tag) => !tag.startsWith('sha256:')).sort();
    if (named.length === 0) return fault(response, 404, 'NAME_UNKNOWN', 'repository name not known to registry', { name: repository });
    const from = named.findIndex((tag) => tag > (url.searchParams.get('last') ?? ''));
    const page = named.slice(from < 0 ? named.length : from).slice(0, options.pageSize);
    if (page.length > 0 && page.at(-1) !== named.at(-1))
      response.setHeader('Link', `</v2/${repository}/tags/list?last=${page.at(-1)}>; rel="next"`);
    response.end(JSON.stringify({ name: repository, tags: page }));
  }

  function manifest(request: IncomingMessage, response: ServerResponse, body: Buffer, repository: string, reference: string): void {
    if (request.method === 'PUT') {
      const kept = { type: request.headers['content-type'] ?? '', data: body };
      manifests.set(`${repository}:${reference}`, kept).set(`${repository}:${digestOf(body)}`, kept);
      response.writeHead(201, { 'Docker-Content-Digest': digestOf(body) }).end();
      return;
    }
    const found = manifests.get(`${repository}:${reference}`);
    if (!found) return fault(response, 404, 'MANIFEST_UNKNOWN', 'manifest unknown');
    send(request, response, found.data, { 'Content-Type': found.type, 'Docker-Content-Digest': digestOf(found.data) });
  }

  function blob(request: IncomingMessage, response: ServerResponse, body: Buffer, url: URL, reference: string): void {
    if (request.method === 'POST') return void response.writeHead(202, { Location: `${url.pathname}session?state=1` }).end();
    if (request.method === 'PUT') {
      const stated = url.searchParams.get('digest') ?? '';
      if (stated !== digestOf(body)) return fault(response, 400, 'DIGEST_INVALID', 'provided digest did not match uploaded content');
      blobs.set(stated, body);
      response.writeHead(201, { 'Docker-Content-Digest': stated }).end();
      return;
    }
    const found = blobs.get(reference);
    if (!found) return fault(response, 404, 'BLOB_UNKNOWN', 'blob unknown to registry');
    send(request, response, found, { 'Content-Type': 'application/octet-stream' });
  }

  function send(request: IncomingMessage, response: ServerResponse, data: Buffer, headers: Record<string, string>): void {
    response.writeHead(200, { ...headers, 'Content-Length': data.length });
    response.end(request.method === 'HEAD' ? undefined : data);
  }

  function fault(response: ServerResponse, status: number, code: string, message: string, detail?: unknown): void {
    response.statusCode = status;
    response.end(JSON.stringify({ errors: [{ code, message, detail }] }));
  }

  return {
    host,
    log,
    blobs,
    manifests,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
