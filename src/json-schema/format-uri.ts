/** URLs and references. */
import { errorText } from '../base/errors.ts';
import { unescapeUrl } from '../go/url/escape.ts';
import { parseUrl } from '../go/url/parse.ts';
import { hostname, type Url } from '../go/url/url.ts';
import { ipv6Fault } from './format-address.ts';

/** A URL, or what is wrong with it: the message of Go's url.Parse, or of the checks of hosts beyond it. */
function readUrl(text: string): Url | string {
  let url: Url;
  try {
    url = parseUrl(text);
  } catch (error) {
    return errorText(error);
  }
  const name = hostname(url);
  if (!name.includes(':')) return url;
  if (!url.host.includes('[') || !url.host.includes(']')) return 'ipv6 address not enclosed in brackets';
  const fault = ipv6Fault(name);
  return fault === undefined ? url : `invalid ipv6 address: ${fault}`;
}

export function uriFault(text: string): string | undefined {
  const url = readUrl(text);
  if (typeof url === 'string') return url;
  return url.scheme === '' ? 'relative url' : undefined;
}

export function uriReferenceFault(text: string): string | undefined {
  if (text.includes('\\')) return 'contains \\';
  const url = readUrl(text);
  return typeof url === 'string' ? url : undefined;
}

/** Braces must match in a path that Go keeps as written, which it does if escaping its meaning gives another text. */
export function uriTemplateFault(text: string): string | undefined {
  const url = readUrl(text);
  if (typeof url === 'string') return url;
  for (const part of url.rawPath.split('/')) {
    let open = false;
    for (const brace of unescapeUrl(part, 'path').match(/[{}]/g) ?? []) {
      if ((brace === '{') === open) return 'nested curly braces';
      open = !open;
    }
    if (open) return 'no matching closing brace';
  }
  return undefined;
}
