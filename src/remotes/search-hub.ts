/** `search hub`: asks a server with Monocular's search API, which Artifact Hub has as well, for charts. */
import { ChartwrightError, errorText, wrapError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { parseFirstJson } from '../codec/json/first-value.ts';
import { joinPath } from '../go/path.ts';
import { quote } from '../go/quote.ts';
import { escapeQuery } from '../go/url/escape.ts';
import { formatUrl } from '../go/url/format.ts';
import { parseUrl } from '../go/url/parse.ts';
import { hostname, type Url } from '../go/url/url.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { isDict, type Value } from '../go/value.ts';
import type { Host } from '../host/host.ts';
import { httpClient } from '../net/client.ts';
import { USER_AGENT } from './getter.ts';
import { ANSWER_LIMITS } from './limits.ts';

export interface HubChart {
  /** The page that shows the chart. */
  readonly url: string;
  readonly version: string;
  readonly appVersion: string;
  readonly description: string;
  readonly repository: { readonly url: string; readonly name: string };
}

export interface HubDeps extends Pick<Host, 'files' | 'env' | 'network'> {
  readonly log: Log;
}

/** The charts that a hub finds; throws `unable to create connection to …`, `unable to perform search against …`. */
export async function queryHub(endpoint: string, words: string, { log, ...access }: HubDeps): Promise<HubChart[]> {
  const base = connect(endpoint);
  const url = formatUrl({
    ...base,
    path: joinPath(base.path, 'api/chartsvc/v1/charts/search'),
    rawPath: '',
    query: `q=${escapeQuery(words)}`,
  });
  try {
    return chartsIn(await fetchText(url, access), endpoint);
  } catch (error) {
    log({ level: 'debug', message: 'search failed', attributes: [['error', errorText(error)]] });
    throw new ChartwrightError('network', `unable to perform search against ${quote(endpoint)}`, { cause: error });
  }
}

function connect(endpoint: string): Url {
  try {
    const url = parseUrl(endpoint);
    if (hostname(url) !== '') return url;
    throw new ChartwrightError('usage', 'no hostname provided');
  } catch (error) {
    throw wrapError(`unable to create connection to ${quote(endpoint)}`, error);
  }
}

async function fetchText(url: string, access: Omit<HubDeps, 'log'>): Promise<string> {
  const response = await httpClient(access).send({
    method: 'GET',
    url,
    headers: { 'User-Agent': USER_AGENT },
    answerLimit: ANSWER_LIMITS.file,
  });
  if (response.status === 200) return decodeUtf8(await response.read());
  response.discard();
  throw new ChartwrightError('network', `failed to fetch ${url} : ${response.statusText}`);
}

/** Whatever is not what it should be is taken for empty, as by Helm: an answer that is not valid JSON has no charts. */
function chartsIn(text: string, endpoint: string): HubChart[] {
  let answer: Value;
  try {
    answer = parseFirstJson(text);
  } catch {
    return [];
  }
  const data = at(answer, 'data');
  return Array.isArray(data) ? data.map((each) => hubChart(each, endpoint)) : [];
}

function hubChart(value: Value, endpoint: string): HubChart {
  const newest = at(value, 'relationships', 'latestChartVersion', 'data');
  const attributes = at(value, 'attributes');
  return {
    url: textAt(value, 'artifactHub', 'packageUrl') || `${endpoint}/charts/${textAt(value, 'id')}`,
    version: textAt(newest, 'version'),
    appVersion: textAt(newest, 'app_version'),
    description: textAt(attributes, 'description'),
    repository: { url: textAt(attributes, 'repo', 'url'), name: textAt(attributes, 'repo', 'name') },
  };
}

function at(value: Value | undefined, ...path: string[]): Value | undefined {
  let found = value;
  for (const key of path) found = isDict(found) ? found.get(key) : undefined;
  return found;
}

function textAt(value: Value | undefined, ...path: string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}
