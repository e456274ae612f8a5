/** Access tokens from the authority that a registry's challenge names. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { parseFirstJson } from '../../codec/json/first-value.ts';
import { type Shape, structOf, TEXT } from '../../codec/struct/decode-struct.ts';
import { ipVersion } from '../../go/ip.ts';
import { quote } from '../../go/quote.ts';
import { formatUrl } from '../../go/url/format.ts';
import { parseUrl } from '../../go/url/parse.ts';
import { hostname, type Url } from '../../go/url/url.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import { basicAuth } from '../../net/basic-auth.ts';
import type { HttpRequest, HttpResponse } from '../../net/message.ts';
import { ANSWER_LIMITS } from '../limits.ts';
import type { Challenge } from './challenge.ts';
import { type Credential, isEmpty } from './credential.ts';
import { EXACTLY } from './manifest.ts';
import { registryError, requestText } from './registry-error.ts';

const CLIENT_ID = 'oras-go';

export interface TokenRequest {
  readonly challenge: Challenge;
  /** The registry's request that was challenged. */
  readonly url: Url;
  readonly scopes: readonly string[];
  readonly oauth: boolean;
  readonly credential: (host: string) => Promise<Credential>;
  readonly transmit: (request: HttpRequest, authorization?: string) => Promise<HttpResponse>;
}

/** Fetches a token; throws ChartwrightErrors of code `network`. */
export async function fetchToken(request: TokenRequest): Promise<string> {
  const realm = request.challenge.parameters.get('realm') ?? '';
  checkRealm(realm, request.url);
  const credential = await request.credential(request.url.host);
  if (credential.accessToken !== '') return credential.accessToken;
  const plain = isEmpty(credential) || (credential.refreshToken === '' && !request.oauth);
  const response = plain ? await askDistribution(request, realm, credential) : await askOAuth(request, realm, credential);
  if (response.status !== 200) throw await registryError(response);
  return tokenIn(response, plain);
}

// https://distribution.github.io/distribution/spec/auth/token/
function askDistribution({ challenge, scopes, transmit }: TokenRequest, realm: string, credential: Credential): Promise<HttpResponse> {
  const url = parseUrl(realm);
  const query = new URLSearchParams(url.query);
  const service = challenge.parameters.get('service');
  if (service) query.set('service', service);
  for (const scope of scopes) query.append('scope', scope);
  query.sort();
  const { username, password } = credential;
  const authorization = username === '' && password === '' ? undefined : basicAuth(username, password);
  return transmit({ method: 'GET', url: formatUrl({ ...url, query: String(query) || undefined }), headers: {} }, authorization);
}

// https://distribution.github.io/distribution/spec/auth/oauth/
function askOAuth({ challenge, scopes, transmit }: TokenRequest, realm: string, credential: Credential): Promise<HttpResponse> {
  const { username, password, refreshToken } = credential;
  const form = new URLSearchParams({ client_id: CLIENT_ID });
  if (refreshToken !== '') {
    form.set('grant_type', 'refresh_token');
    form.set('refresh_token', refreshToken);
  } else if (username !== '' && password !== '') {
    form.set('grant_type', 'password');
    form.set('username', username);
    form.set('password', password);
  } else throw new ChartwrightError('network', 'missing username or password for bearer auth');
  form.set('service', challenge.parameters.get('service') ?? '');
  if (scopes.length > 0) form.set('scope', scopes.join(' '));
  form.sort();
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return transmit({ method: 'POST', url: realm, headers, body: new TextEncoder().encode(String(form)) });
}

interface Answer {
  readonly token: string;
  readonly accessToken: string;
}

const DISTRIBUTION: Shape<Answer> = structOf<Answer>('', { token: ['token', TEXT], access_token: ['accessToken', TEXT] });
const OAUTH = structOf<Pick<Answer, 'accessToken'>>('', { access_token: ['accessToken', TEXT] });

async function tokenIn(response: HttpResponse, plain: boolean): Promise<string> {
  const shape: Shape<Partial<Answer>> = plain ? (DISTRIBUTION as Shape<Partial<Answer>>) : (OAUTH as Shape<Partial<Answer>>);
  let answer: Partial<Answer>;
  try {
    answer = shape.decode(parseFirstJson(decodeUtf8(await response.readStart(ANSWER_LIMITS.token))), shape.zero(), EXACTLY);
  } catch (error) {
    throw new ChartwrightError('network', `${requestText(response)}: failed to decode response: ${errorText(error)}`, { cause: error });
  }
  const token = answer.accessToken || answer.token;
  if (token) return token;
  throw new ChartwrightError('network', `${requestText(response)}: empty token returned`);
}

/** Credentials are not sent where the registry did not ask for them: to plain HTTP, or to addresses inside a private network. */
function checkRealm(realm: string, registry: Url): void {
  const refuse = (reason: string): never => {
    throw new ChartwrightError('network', reason);
  };
  if (realm === '') return;
  let url: Url;
  try {
    url = parseUrl(realm);
  } catch (error) {
    return refuse(`failed to parse bearer realm ${quote(realm)}: ${errorText(error)}`);
  }
  if (url.scheme === 'http' && registry.scheme === 'https')
    refuse(`bearer realm ${quote(realm)} uses http but registry was contacted over https`);
  if (url.scheme !== 'http' && url.scheme !== 'https') refuse(`bearer realm ${quote(realm)} uses unsupported scheme ${quote(url.scheme)}`);
  const host = hostname(url);
  if (isPrivate(host) && host !== hostname(registry)) {
    refuse(`bearer realm host ${quote(host)} is a loopback, link-local, private, or unspecified address`);
  }
}

const PRIVATE_V4 = /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|224\.0\.0\.|0\.0\.0\.0$)/;
const PRIVATE_V6 = /^(?:::1?$|f[cd]|fe[89ab]|ff.2:)/i;

function isPrivate(host: string): boolean {
  const kind = ipVersion(host);
  const mapped = /^::ffff:([\d.]+)$/i.exec(host)?.[1];
  return kind === 4 || mapped ? PRIVATE_V4.test(mapped ?? host) : kind === 6 && PRIVATE_V6.test(host);
}
