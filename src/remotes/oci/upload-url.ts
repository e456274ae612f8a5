/** Where an upload continues. Separate because a registry's answer must not send the credentials elsewhere. */
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import { quote } from '../../go/quote.ts';
import { formatUrl } from '../../go/url/format.ts';
import { parseUrl } from '../../go/url/parse.ts';
import { resolveReference } from '../../go/url/resolve.ts';
import { hostname, port, type Url } from '../../go/url/url.ts';
import type { HttpResponse } from '../../net/message.ts';
import { sameOrigin } from '../../net/origin.ts';

/** The address to upload a blob to: it comes with the answer to the first request, and must be on the same registry. */
export function uploadUrl(start: HttpResponse, digest: string): string {
  const from = parseUrl(start.request.url);
  const { location } = start.headers;
  if (!location) throw new ChartwrightError('network', 'http: no Location header in response');
  const target = withPort(readLocation(from, location), from);
  if (hostname(target) !== hostname(from) || !sameOrigin({ ...target, scheme: from.scheme }, from)) {
    throw new ChartwrightError(
      'network',
      `blob upload Location ${quote(target.host)} is on a different host than the registry ${quote(from.host)}`,
    );
  }
  if (from.scheme === 'https' && target.scheme !== 'https') {
    throw new ChartwrightError('network', `blob upload Location ${quote(target.host)} downgrades scheme from https`);
  }
  const query = new URLSearchParams(target.query);
  query.set('digest', digest);
  query.sort();
  return formatUrl({ ...target, query: String(query) });
}

function readLocation(from: Url, location: string): Url {
  return wrapping(`failed to parse Location header ${quote(location)}`, () => resolveReference(from, parseUrl(location)), 'network');
}

/** Some registries forget an explicit :443. */
function withPort(target: Url, from: Url): Url {
  const forgotten = port(from) === '443' && hostname(target) === hostname(from) && port(target) === '';
  return forgotten ? { ...target, host: `${hostname(target)}:443` } : target;
}
