/**
 * Getters fetch the bytes behind a URL, one per scheme; plugins may add more. The HTTP one sends credentials only to the
 * repository's own host by default.
 */
import { ChartwrightError, wrapping } from '../base/errors.ts';
import { type Log, silent } from '../base/log.ts';
import { quote } from '../go/quote.ts';
import { parseUrl } from '../go/url/parse.ts';
import type { Url } from '../go/url/url.ts';
import type { Profile } from '../helm/profile.ts';
import type { Host } from '../host/host.ts';
import { basicAuth } from '../net/basic-auth.ts';
import { type HttpClient, httpClient } from '../net/client.ts';
import type { HttpResponse, Progress } from '../net/message.ts';
import type { ServerAccess } from '../net/server-access.ts';
import { loadTls } from '../net/tls.ts';
import { needsTls } from '../net/tls-files.ts';
import { ANSWER_LIMITS } from './limits.ts';

/** How Helm 4.3.1 introduces itself. */
export const USER_AGENT = 'Helm/4.3.1';

/** Helm's limit for a whole request, in milliseconds. */
export const DEFAULT_TIMEOUT = 120_000;

export interface GetOptions extends ServerAccess {
  /** The repository's URL: where the credentials belong. */
  readonly repositoryUrl?: string | undefined;
  readonly passCredentials?: boolean | undefined;
  readonly accept?: string | undefined;
  /** Milliseconds. */
  readonly timeout?: number | undefined;
  readonly onProgress?: Progress | undefined;
  /** Takes a getter's messages, in place of its usual output. */
  readonly say?: ((text: string) => void) | undefined;
}

/** Fetches the whole of what a URL names; throws ChartwrightErrors of code `network`. */
export interface Getter {
  get(url: string, options: GetOptions): Promise<Uint8Array>;
}

/** Getters by scheme. */
export type Getters = ReadonlyMap<string, Getter>;

/** The getter for a URL's scheme; throws `scheme "x" not supported`. */
export function getterFor(getters: Getters, scheme: string): Getter {
  const getter = getters.get(scheme);
  if (!getter) throw new ChartwrightError('usage', `scheme ${quote(scheme)} not supported`);
  return getter;
}

export interface HttpGetterDeps extends Pick<Host, 'files' | 'env' | 'network'> {
  readonly onProgress?: Progress | undefined;
  readonly log?: Log | undefined;
  /** Whose words are used; Helm 4's if absent. */
  readonly profile?: Profile | undefined;
}

/** The getter for http and https. Connections are shared by requests with the same TLS files; the log gets its debug entries. */
export function httpGetter(deps: HttpGetterDeps): Getter {
  const { onProgress, log = silent } = deps;
  const clients = new Map<string, HttpClient>();
  return {
    async get(url, options) {
      const headers = headersFor(url, options);
      log({ level: 'debug', message: 'fetching', attributes: [['url', url]] });
      const response = await clientFor(clients, deps, options).send({ method: 'GET', url, headers, answerLimit: ANSWER_LIMITS.file });
      log({ level: 'debug', message: 'fetch complete', attributes: [['url', url], ...outcome(response)] });
      if (response.status === 200) return response.read(options.onProgress ?? onProgress);
      response.discard();
      throw new ChartwrightError('network', `failed to fetch ${url} : ${response.statusText}`);
    },
  };
}

function outcome({ statusText, headers }: HttpResponse): [string, string | number][] {
  return [
    ['status', statusText],
    ['content-length', Number(headers['content-length'] ?? -1)],
  ];
}

function headersFor(href: string, options: GetOptions): Record<string, string> {
  const target = parseUrl(href);
  const home = parse(options.repositoryUrl ?? '');
  const headers: Record<string, string> = { 'User-Agent': USER_AGENT };
  if (options.accept) headers.Accept = options.accept;
  const atHome = options.passCredentials || (home.scheme === target.scheme && home.host === target.host);
  if (atHome && options.username && options.password) headers.Authorization = basicAuth(options.username, options.password);
  return headers;
}

function parse(text: string): Url {
  return wrapping('unable to parse getter URL', () => parseUrl(text));
}

function clientFor(clients: Map<string, HttpClient>, deps: HttpGetterDeps, options: GetOptions): HttpClient {
  const { certFile, keyFile, caFile, insecureSkipTlsVerify, timeout = DEFAULT_TIMEOUT } = options;
  const key = JSON.stringify([certFile, keyFile, caFile, insecureSkipTlsVerify, timeout]);
  const known = clients.get(key);
  if (known) return known;
  const { files, env, network, profile } = deps;
  const client = httpClient({ files, env, network, tls: needsTls(options) ? loadTls(deps, options, profile) : undefined, timeout });
  clients.set(key, client);
  return client;
}
