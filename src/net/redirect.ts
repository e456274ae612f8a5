/** Where redirects lead, and what of a request is sent again. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { quote } from '../go/quote.ts';
import { formatUrl } from '../go/url/format.ts';
import { parseUrl } from '../go/url/parse.ts';
import { resolveReference } from '../go/url/resolve.ts';
import type { Url } from '../go/url/url.ts';
import type { HttpRequest, HttpResponse } from './message.ts';

export interface Redirect {
  readonly location: string;
  readonly method: string;
  readonly keepsBody: boolean;
}

const REDIRECTS = [301, 302, 303, 307, 308];

/** Where a response sends its reader, undefined if it does not. */
export function redirectOf({ status, headers, request: { method } }: HttpResponse): Redirect | undefined {
  const { location } = headers;
  if (!location || !REDIRECTS.includes(status)) return undefined;
  if (status >= 307) return { location, method, keepsBody: true };
  return { location, method: ['GET', 'HEAD'].includes(method) ? method : 'GET', keepsBody: false };
}

/** The URL that a Location header means. */
export function redirectTarget(from: Url, location: string): Url {
  try {
    return resolveReference(from, parseUrl(location));
  } catch (error) {
    throw new ChartwrightError('network', `failed to parse Location header ${quote(location)}: ${errorText(error)}`);
  }
}

/** The request that follows on `request`. Credentials that were left behind once do not come back. */
export function redirectedRequest(
  request: HttpRequest,
  { method, keepsBody }: Redirect,
  target: Url,
  keepsCredentials: boolean,
): HttpRequest {
  const { Authorization, 'Content-Type': type, Referer: _referer, ...rest } = request.headers;
  const from = parseUrl(request.url);
  const headers = {
    ...rest,
    ...(Authorization !== undefined && keepsCredentials && { Authorization }),
    ...(type !== undefined && keepsBody && { 'Content-Type': type }),
    ...(!(from.scheme === 'https' && target.scheme === 'http') && { Referer: formatUrl({ ...from, user: undefined, fragment: '' }) }),
  };
  const { body, answerLimit } = request;
  return { method, url: formatUrl(target), headers, ...(keepsBody && body && { body }), ...(answerLimit && { answerLimit }) };
}
