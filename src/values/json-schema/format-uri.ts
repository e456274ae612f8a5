/** URLs and references. */
import { quote } from '../../go/strconv.ts';
import { ipv6Fault } from './format-address.ts';
import { escapeFault, faultOf } from './uri.ts';

/** What Go's url.Parse, or what is held against hosts beyond it, says. */
function urlFault(text: string): string | undefined {
  const hash = text.indexOf('#');
  const fault = hash < 0 ? faultOf(text) : (faultOf(text.slice(0, hash)) ?? escapeFault(text.slice(hash)));
  if (fault !== undefined) return `parse ${quote(text)}: ${fault}`;
  const host = /^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(text)?.[1] ?? '';
  const name = /^\[(.*)\](?::\d*)?$/.exec(host)?.[1] ?? host.replace(/:\d*$/, '');
  if (!name.includes(':')) return undefined;
  if (!host.includes('[')) return 'ipv6 address not enclosed in brackets';
  const address = ipv6Fault(name);
  return address === undefined ? undefined : `invalid ipv6 address: ${address}`;
}

export function uriFault(text: string): string | undefined {
  return urlFault(text) ?? (/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text) ? undefined : 'relative url');
}

export function uriReferenceFault(text: string): string | undefined {
  return text.includes('\\') ? 'contains \\' : urlFault(text);
}

/** Go keeps a path as written only where it holds braces or escapes; those braces must match. */
export function uriTemplateFault(text: string): string | undefined {
  const fault = urlFault(text);
  if (fault !== undefined) return fault;
  const path = text.replace(/^(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?(?:\/\/[^/?#]*)?/, '').split(/[?#]/, 1)[0] as string;
  for (const part of path.split('/')) {
    let open = false;
    for (const brace of part.match(/[{}]/g) ?? []) {
      if ((brace === '{') === open) return 'nested curly braces';
      open = !open;
    }
    if (open) return 'no matching closing brace';
  }
  return undefined;
}
