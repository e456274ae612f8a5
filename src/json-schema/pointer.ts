/** JSON pointers, and how they are in URLs. */
import { escapeUrl } from '../go/url/escape.ts';

/** A step of a pointer with `~` and `/` escaped. */
export function escapeToken(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** The step as it was before escaping; undefined if an escape is none. */
export function unescapeToken(token: string): string | undefined {
  if (!token.includes('~')) return token;
  if (/~(?![01])/.test(token)) return undefined;
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A pointer as a URL's fragment: Go's url.PathEscape between the slashes. */
export function encodePointer(pointer: string): string {
  const steps = pointer.split('/').map((step) => escapeUrl(step, 'segment'));
  return steps.join('/');
}
