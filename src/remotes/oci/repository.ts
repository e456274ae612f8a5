/**
 * One repository of a registry, request by request: the distribution API, with ORAS's checks of
 * sizes and digests and its words where they fail.
 */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { parseFirstJson } from '../../codec/json/first-value.ts';
import { listOf, refuseValue, structOf, TEXT } from '../../codec/struct/decode-struct.ts';
import { quote } from '../../go/quote.ts';
import { formatUrl } from '../../go/url/format.ts';
import { parseUrl } from '../../go/url/parse.ts';
import { resolveReference } from '../../go/url/resolve.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { isDict } from '../../go/value.ts';
import type { HttpRequest, HttpResponse } from '../../net/message.ts';
import { sameOrigin } from '../../net/origin.ts';
import { ANSWER_LIMITS } from '../limits.ts';
import type { AuthClient } from './auth-client.ts';
import { type Descriptor, MANIFESTS, refuseLarge } from './descriptor.ts';
import { EXACTLY } from './manifest.ts';
import { formatReference, type Reference, registryOf } from './reference.ts';
import { registryError } from './registry-error.ts';
import { checkStatedDigest, complaint, contentLength, describe } from './response.ts';
import { uploadUrl } from './upload-url.ts';

/** Thrown texts of absent content end so; whether something exists is decided by this. */
class NotFound extends ChartwrightError {
  constructor(what: string) {
    super('network', `${what}: not found`);
  }
}

export interface Repository {
  /** The tags, page after page. */
  tags(): Promise<string[]>;
  /** The manifest behind a tag or digest: its descriptor and bytes. */
  fetchManifest(reference: string): Promise<{ readonly descriptor: Descriptor; readonly data: Uint8Array }>;
  /** The descriptor of the manifest behind a tag or digest. */
  resolve(reference: string): Promise<Descriptor>;
  /** A blob or manifest by its descriptor, checked against it. */
  fetch(descriptor: Descriptor): Promise<Uint8Array>;
  exists(descriptor: Descriptor): Promise<boolean>;
  pushBlob(descriptor: Descriptor, data: Uint8Array): Promise<void>;
  /** Puts a manifest under a tag or its digest. */
  pushManifest(descriptor: Descriptor, data: Uint8Array, reference: string): Promise<void>;
}

export interface RepositoryOptions {
  readonly auth: AuthClient;
  readonly plainHttp: boolean;
  /** Ask for the right to push at once, so that one token does for everything. */
  readonly writes?: boolean;
}

/** The repository that a reference names. Methods throw ChartwrightErrors of code `network`. */
export function openRepository(where: Reference, options: RepositoryOptions): Repository {
  return new RegistryRepository(where, options);
}

const ACCEPT_MANIFESTS = { headers: { Accept: MANIFESTS.join(', ') } };

class RegistryRepository implements Repository {
  readonly #where: Reference;
  readonly #base: string;
  readonly #auth: AuthClient;
  readonly #scopes: readonly string[];

  constructor(where: Reference, { auth, plainHttp, writes }: RepositoryOptions) {
    this.#where = where;
    this.#base = `${plainHttp ? 'http' : 'https'}://${registryOf(where)}/v2/${where.repository}`;
    this.#auth = auth;
    this.#scopes = [`repository:${where.repository}:${writes ? 'pull,push' : 'pull'}`];
  }

  async tags(): Promise<string[]> {
    const tags: string[] = [];
    let next: string | undefined = '/tags/list';
    let pages = 0;
    while (next !== undefined) {
      const response: HttpResponse = await this.#send('GET', next);
      if (response.status !== 200) throw await registryError(response);
      tags.push(...tagsIn(response, await response.readStart(ANSWER_LIMITS.metadata)));
      if (++pages > MOST_PAGES) throw complaint(response, `more than ${MOST_PAGES} pages of tags`);
      next = nextPage(response);
    }
    return tags;
  }

  async resolve(reference: string): Promise<Descriptor> {
    const response = await this.#manifest('HEAD', reference);
    response.discard();
    return describe(response, reference, contentLength(response), undefined);
  }

  async fetchManifest(reference: string): Promise<{ readonly descriptor: Descriptor; readonly data: Uint8Array }> {
    const response = await this.#manifest('GET', reference);
    const stated = contentLength(response);
    if (stated !== undefined && stated > ANSWER_LIMITS.metadata) {
      response.discard();
      return { descriptor: describe(response, reference, stated, new Uint8Array()), data: new Uint8Array() };
    }
    const data = await response.readStart(ANSWER_LIMITS.metadata + 1);
    if (stated === undefined) return { descriptor: await this.resolve(reference), data };
    return { descriptor: describe(response, reference, stated, data), data };
  }

  async fetch(wanted: Descriptor): Promise<Uint8Array> {
    const manifest = MANIFESTS.includes(wanted.mediaType);
    const options = manifest ? { headers: { Accept: wanted.mediaType } } : {};
    const path = `/${manifest ? 'manifests' : 'blobs'}/${wanted.digest}`;
    const response = await existing(await this.#send('GET', path, options), wanted.digest);
    if ((contentLength(response) ?? wanted.size) !== wanted.size) {
      response.discard();
      throw complaint(response, 'mismatch Content-Length');
    }
    if (wanted.size > ANSWER_LIMITS.file) response.discard();
    refuseLarge(wanted.size, ANSWER_LIMITS.file);
    checkStatedDigest(response, wanted.digest);
    // One byte more than the size shows that there are more.
    return response.headers['content-length'] === undefined ? response.readStart(wanted.size + 1) : response.read();
  }

  async exists(wanted: Descriptor): Promise<boolean> {
    const path = MANIFESTS.includes(wanted.mediaType) ? 'manifests' : 'blobs';
    const response = await this.#send('HEAD', `/${path}/${wanted.digest}`, path === 'manifests' ? ACCEPT_MANIFESTS : {});
    response.discard();
    if (response.status === 404) return false;
    if (response.status !== 200) throw await registryError(response);
    return true;
  }

  async pushBlob(descriptor: Descriptor, data: Uint8Array): Promise<void> {
    const start = await this.#send('POST', '/blobs/uploads/');
    if (start.status !== 202) throw await registryError(start);
    start.discard();
    const authorization = start.request.headers.Authorization;
    const headers = { 'Content-Type': 'application/octet-stream', ...(authorization && { Authorization: authorization }) };
    const end = await this.#send('PUT', uploadUrl(start, descriptor.digest), { headers, body: data });
    if (end.status !== 201) throw await registryError(end);
    end.discard();
  }

  async pushManifest(descriptor: Descriptor, data: Uint8Array, reference: string): Promise<void> {
    const options = { headers: { 'Content-Type': descriptor.mediaType }, body: data };
    const response = await this.#send('PUT', `/manifests/${reference}`, options);
    if (response.status !== 201) throw await registryError(response);
    response.discard();
    checkStatedDigest(response, descriptor.digest);
  }

  /** Sends a request; `path` is below the repository, or a whole URL. */
  #send(method: string, path: string, more: Partial<HttpRequest> = {}): Promise<HttpResponse> {
    const url = path.startsWith('/') ? this.#base + path : path;
    return this.#auth.send({ method, url, headers: {}, ...more }, { scopes: this.#scopes });
  }

  async #manifest(method: 'GET' | 'HEAD', reference: string): Promise<HttpResponse> {
    const response = await this.#send(method, `/manifests/${reference}`, ACCEPT_MANIFESTS);
    return existing(response, formatReference({ ...this.#where, reference }));
  }
}

/** A response with status 200; throws NotFound for 404, and the registry's error otherwise. */
async function existing(response: HttpResponse, what: string): Promise<HttpResponse> {
  if (response.status === 200) return response;
  if (response.status !== 404) throw await registryError(response);
  response.discard();
  throw new NotFound(what);
}

/** Pages of tags that are read; a server that never stops naming the next one is cut off. */
const MOST_PAGES = 1000;

const TAGS = structOf<{ tags: string[] | undefined }>('', { tags: ['tags', listOf(TEXT)] });

function tagsIn(response: HttpResponse, body: Uint8Array): string[] {
  try {
    const page = parseFirstJson(decodeUtf8(body));
    if (page !== null && !isDict(page)) throw refuseValue(page, 'struct { Tags []string "json:\\"tags\\"" }', EXACTLY);
    return TAGS.decode(page, TAGS.zero(), EXACTLY).tags ?? [];
  } catch (error) {
    throw complaint(response, `failed to decode response: ${errorText(error)}`);
  }
}

/** The next page by the Link header, which must not lead away from the registry. */
function nextPage(response: HttpResponse): string | undefined {
  const link = String(response.headers.link ?? '');
  if (link === '') return undefined;
  const refuseValue = (why: string): never => {
    throw new ChartwrightError('network', `invalid next link ${why}`);
  };
  if (!link.startsWith('<')) refuseValue(`${quote(link)}: missing '<'`);
  const end = link.indexOf('>');
  if (end < 0) refuseValue(`${quote(link)}: missing '>'`);
  const from = parseUrl(response.request.url);
  const next = resolveReference(from, parseUrl(link.slice(1, end)));
  if (!sameOrigin(from, next)) refuseValue(`${quote(link.slice(1, end))}: not the same origin as ${quote(response.request.url)}`);
  return formatUrl(next);
}
