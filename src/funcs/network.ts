/** Functions over URLs and host names. */
import { errorText } from '../base/errors.ts';
import { contextual, type FuncTable, fn } from '../go/func.ts';
import { formatUrl, formatUser } from '../go/url/format.ts';
import { parseUrl } from '../go/url/parse.ts';
import { hostname, NO_URL, type User } from '../go/url/url.ts';
import { type Dict, dict, typeOf, type Value } from '../go/value.ts';
import type { FuncState } from './env.ts';
import { failure, nilDereference } from './failure.ts';

export const networkFunctions: FuncTable = {
  getHostByName: contextual('string', getHostByName),
  urlJoin: fn('map', urlJoin),
  urlParse: fn('string', urlParse),
};

/** Where DNS is on and knows no address, sprig picks one out of none. */
function getHostByName({ env }: FuncState, name: string): string {
  if (!env.resolveHost) return '';
  const address = env.resolveHost(name);
  if (address === '') throw failure('invalid argument to Intn');
  return address;
}

function urlParse(text: string): Value {
  const url = explaining('unable to parse url', () => parseUrl(text));
  return dict({
    scheme: url.scheme,
    host: url.host,
    hostname: hostname(url),
    path: url.path,
    query: url.query ?? '',
    opaque: url.opaque,
    fragment: url.fragment,
    userinfo: url.user ? formatUser(url.user) : '',
  });
}

function urlJoin(parts: Dict): string {
  const [scheme, host, path, query, opaque, fragment] = ['scheme', 'host', 'path', 'query', 'opaque', 'fragment'].map((key) =>
    part(parts, key),
  ) as [string, string, string, string, string, string];
  const user = userOf(part(parts, 'userinfo'));
  return formatUrl({ ...NO_URL, authority: true, scheme, user, host, path, query: query || undefined, opaque, fragment });
}

function userOf(userinfo: string): User | undefined {
  if (userinfo === '') return undefined;
  return explaining('unable to parse userinfo in dict', () => parseUrl(`proto://${userinfo}@host`)).user;
}

function part(parts: Dict, key: string): string {
  const value = parts.get(key);
  if (value === undefined || typeof value === 'string') return value ?? '';
  if (value === null) throw nilDereference();
  throw failure(`unable to parse ${key} key, must be of type string, but ${typeOf(value).kind} found`);
}

function explaining<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw failure(`${what}: ${errorText(error)}`);
  }
}
