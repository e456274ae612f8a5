/** Schemas that a values.schema.json refers to by http and https URLs, fetched as Helm 4.3.1 does (pkg/chart/common/util/jsonschema.go) and kept for when there is no network. */

import { attempt, ChartwrightError, errorText } from '../base/errors.ts';
import { type Log, warn } from '../base/log.ts';
import { httpStatusText } from '../go/http-status.ts';
import { decodeUtf8, encodeUtf8 } from '../go/utf8.ts';
import type { Host } from '../host/host.ts';
import { type HttpClient, httpClient } from '../net/client.ts';
import type { HttpResponse } from '../net/message.ts';
import { cacheDigest, putCached, readCached } from './content-cache.ts';
import { USER_AGENT } from './getter.ts';
import { MissingSchema } from './missing-schema.ts';

export interface SchemaDeps extends Pick<Host, 'files' | 'env' | 'network'> {
  /** Folder in which schemas are kept by their URL. */
  readonly contentCache: string;
  /** Only what is kept is given. */
  readonly offline: boolean;
}

/** Milliseconds for a schema. */
const TIMEOUT = 15_000;
/** Bytes of a schema. */
const LIMIT = 32 << 20;

/** Fetches schemas by http and https URLs; throws `network` errors with Helm's words. */
export type FetchSchema = (url: string, log: Log) => Promise<Uint8Array>;

/** A server that does not answer gives way to the copy of an earlier fetch, which is warned of. No credentials but the URL's own are sent. */
export function schemaFetcher({ files, contentCache, env, network, offline }: SchemaDeps): FetchSchema {
  const client = httpClient({ files, env, network, timeout: TIMEOUT });
  return async (url, log) => {
    const key = cacheDigest(encodeUtf8(url));
    const kept = () => attempt(() => readCached(files, contentCache, key, 'schema'));
    if (offline) return kept() ?? refuse(`${url} is not in the content cache, and the network is not used (--offline)`);
    let response: HttpResponse;
    try {
      response = await send(client, url);
    } catch (error) {
      const copy = kept();
      if (!copy) throw error;
      warn(log, 'schema is taken from the content cache', ['url', url], ['error', errorText(error)]);
      return copy;
    }
    const data = await body(response, url);
    if (isJson(data)) attempt(() => putCached(files, contentCache, key, 'schema', data));
    return data;
  };
}

async function send(client: HttpClient, url: string): Promise<HttpResponse> {
  try {
    return await client.send({ method: 'GET', url, headers: { 'User-Agent': USER_AGENT }, answerLimit: LIMIT });
  } catch (error) {
    return refuse(`HTTP request failed for ${url}: ${errorText(error)}`);
  }
}

async function body(response: HttpResponse, url: string): Promise<Uint8Array> {
  const { status } = response;
  if (status === 200) return response.read();
  response.discard();
  const message = `HTTP request to ${url} returned status ${status} (${httpStatusText(status)})`;
  return status === 404 ? miss(message) : refuse(message);
}

/** What is not valid JSON is not worth keeping: the page of a network that asks for a login, for one. */
function isJson(data: Uint8Array): boolean {
  return attempt(() => JSON.parse(decodeUtf8(data)) !== undefined) ?? false;
}

function miss(message: string): never {
  throw new MissingSchema(message);
}

function refuse(message: string): never {
  throw new ChartwrightError('network', message);
}
