/** JSON pointers, and how they stand in URLs. */

/** A step of a pointer with `~` and `/` escaped. */
export function escapeToken(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

/** The step as it was before escaping; undefined where an escape is none. */
export function unescapeToken(token: string): string | undefined {
  if (!token.includes('~')) return token;
  if (/~(?![01])/.test(token)) return undefined;
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A pointer as a URL's fragment: Go's url.PathEscape between the slashes. */
export function encodePointer(pointer: string): string {
  return pointer.replace(/[^A-Za-z0-9\-_.~$&+:=@/]+/g, (part) => {
    const bytes = new TextEncoder().encode(part);
    return Array.from(bytes, (byte) => '%' + byte.toString(16).toUpperCase().padStart(2, '0')).join('');
  });
}
