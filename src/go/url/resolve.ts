/** References resolved as Go's net/url resolves them. */
import { escapedPath } from './format.ts';
import { urlPath } from './parse.ts';
import type { Url } from './url.ts';

/** Go's `base.ResolveReference(reference)`. */
export function resolveReference(base: Url, reference: Url): Url {
  const scheme = reference.scheme || base.scheme;
  if (reference.scheme !== '' || reference.host !== '' || reference.user) {
    return { ...reference, scheme, ...urlPath(resolvePath(escapedPath(reference), '')) };
  }
  if (reference.opaque !== '') return { ...reference, scheme, user: undefined, host: '', path: '' };
  const bare = reference.path === '' && reference.query === undefined;
  // A lone `?` of the base is not handed on.
  const query = bare ? base.query || undefined : reference.query;
  const { fragment, rawFragment } = bare && reference.fragment === '' ? base : reference;
  if (reference.path === '' && base.opaque !== '') return { ...base, scheme, query, fragment, rawFragment };
  const path = urlPath(resolvePath(escapedPath(base), escapedPath(reference)));
  return { scheme, opaque: '', user: base.user, authority: true, host: base.host, query, fragment, rawFragment, ...path };
}

/** The reference's path seen from the base's, without `.` and `..`; slashes at the start count for one. */
function resolvePath(base: string, reference: string): string {
  const full = reference === '' ? base : reference.startsWith('/') ? reference : base.slice(0, base.lastIndexOf('/') + 1) + reference;
  if (full === '') return '';
  let out = '/';
  let first = true;
  const parts = full.split('/');
  for (const part of parts) {
    if (part === '..') {
      out = out.slice(0, Math.max(1, out.lastIndexOf('/')));
      first = out === '/';
    } else if (part === '.') first = false;
    else {
      out += first ? part : `/${part}`;
      first = false;
    }
  }
  if (['.', '..'].includes(parts.at(-1) as string)) out += '/';
  return out.startsWith('//') ? out.slice(1) : out;
}
