/**
 * Id-tokens of OpenID Connect, made again with the refresh token when they expire, and kept in the kubeconfig (client-go
 * v0.37.1, plugin/pkg/client/auth/oidc). Ours because the client library knows no authority of the issuer's own and drops
 * the tokens that it gets.
 */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { decodeUtf8, encodeUtf8 } from '../../go/utf8.ts';
import type { Host } from '../../host/host.ts';
import { basicAuth } from '../../net/basic-auth.ts';
import { type HttpClient, httpClient } from '../../net/client.ts';
import type { HttpResponse } from '../../net/message.ts';
import { isObject } from '../json.ts';

/** The settings of the provider, by their names in a kubeconfig. */
export type OidcConfig = Readonly<Record<string, string>>;

export type OidcHost = Pick<Host, 'files' | 'env' | 'clock' | 'network'>;

/** Seconds before its end at which a token counts as expired. */
const MARGIN = 10;

/** Returns the id-token, valid for a while yet; `keep` is given the settings with new tokens. Throws in client-go's words. */
export function oidcToken(given: OidcConfig, host: OidcHost, keep: (config: OidcConfig) => void): () => Promise<string> {
  for (const field of ['idp-issuer-url', 'client-id']) if (!given[field]) throw refuse(`Must provide ${field}`);
  let config = given;
  const token = async () => {
    const known = config['id-token'];
    if (known && isValid(known, Number(host.clock.now() / 1_000_000_000n))) return known;
    const refreshToken = config['refresh-token'];
    if (!refreshToken) throw refuse('No valid id-token, and cannot refresh without refresh-token');
    const fresh = await refreshed(config, refreshToken, clientOf(config, host));
    const next = { ...config, ...fresh };
    try {
      keep(next);
    } catch (error) {
      throw refuse(`could not persist new tokens: ${errorText(error)}`, error);
    }
    config = next;
    return next['id-token'];
  };
  // Requests that come together wait for one answer.
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(token, token);
    last = next.catch(() => undefined);
    return next;
  };
}

const refuse = (message: string, cause?: unknown) => new ChartwrightError('cluster', message, { cause });

function isValid(token: string, now: number): boolean {
  const parts = token.split('.');
  if (parts.length !== 3) throw refuse('ID Token is not a valid JWT');
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(parts[1] as string, 'base64url').toString('utf8'));
  } catch (error) {
    throw refuse(`parsing claims: ${errorText(error)}`, error);
  }
  const end = isObject(claims) ? Number(claims.exp) : Number.NaN;
  return now + MARGIN < end;
}

function clientOf(config: OidcConfig, { files, env, network }: OidcHost): HttpClient {
  const data = config['idp-certificate-authority-data'];
  const path = config['idp-certificate-authority'];
  const ca = data ? Buffer.from(data, 'base64') : path ? Buffer.from(files.read(path)) : undefined;
  return httpClient({ files, env, network, tls: { insecure: false, ...(ca && { ca }) } });
}

async function refreshed(
  config: OidcConfig,
  refreshToken: string,
  client: HttpClient,
): Promise<{ 'id-token': string; 'refresh-token': string }> {
  const url = await tokenEndpoint(client, config['idp-issuer-url'] as string);
  let answer: Record<string, unknown>;
  try {
    answer = await askForToken(client, url, config, refreshToken);
  } catch (error) {
    throw refuse(`failed to refresh token: ${errorText(error)}`, error);
  }
  const { id_token: idToken, refresh_token: next } = answer;
  if (typeof idToken === 'string') return { 'id-token': idToken, 'refresh-token': typeof next === 'string' && next ? next : refreshToken };
  throw refuse(
    'token response did not contain an id_token, either the scope "openid" wasn\'t requested upon login, or the provider doesn\'t support id_tokens as part of the refresh response',
  );
}

async function tokenEndpoint(client: HttpClient, issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await client.send({ method: 'GET', url, headers: {} });
  const body = decodeUtf8(await response.read());
  if (response.status !== 200) {
    const start = body.length > 80 ? `${body.slice(0, 80)}...` : body;
    throw refuse(`oidc: failed to query metadata endpoint ${response.statusText}: ${quote(start)}`);
  }
  let metadata: unknown;
  try {
    metadata = JSON.parse(body);
  } catch (error) {
    throw refuse(`oidc: failed to decode provider discovery object: ${errorText(error)}`, error);
  }
  const endpoint = isObject(metadata) ? metadata.token_endpoint : undefined;
  if (typeof endpoint !== 'string' || endpoint === '') throw refuse("oidc: discovery object doesn't contain a token_endpoint");
  return endpoint;
}

/** Names the client in a header, and if that is refused, in the form. */
async function askForToken(client: HttpClient, url: string, config: OidcConfig, refreshToken: string): Promise<Record<string, unknown>> {
  const [id, secret] = [config['client-id'] as string, config['client-secret'] ?? ''];
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const send = (fields: Record<string, string>, headers: Record<string, string>) =>
    client.send({
      method: 'POST',
      url,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: encodeUtf8(new URLSearchParams(fields).toString()),
    });
  let response = await send(form, { Authorization: basicAuth(encodeURIComponent(id), encodeURIComponent(secret)) });
  if (!isSuccess(response)) {
    response.discard();
    response = await send({ ...form, client_id: id, ...(secret && { client_secret: secret }) }, {});
  }
  const text = decodeUtf8(await response.read());
  const answer = objectIn(text);
  if (isSuccess(response)) return answer;
  if (typeof answer.error !== 'string') throw refuse(`oauth2: cannot fetch token: ${response.statusText}\nResponse: ${text}`);
  const words = [answer.error, answer.error_description, answer.error_uri].filter((word) => typeof word === 'string' && word !== '');
  throw refuse(`oauth2: ${words.map((word) => quote(word as string)).join(' ')}`);
}

const isSuccess = ({ status }: HttpResponse): boolean => status >= 200 && status <= 299;

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
