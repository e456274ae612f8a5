/**
 * Slash paths as Go's path and path/filepath packages treat them: Node's own `path.posix` keeps
 * trailing slashes and `./` where Go drops them, and these paths appear in messages and URLs.
 */

/** Go's `path.Clean`: no `.`, no inner `..`, no doubled or trailing slashes; `.` for nothing. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') out.push(part);
    else if (out.length > 0 && out.at(-1) !== '..') out.pop();
    else if (!rooted) out.push(part);
  }
  return (rooted ? '/' : '') + out.join('/') || '.';
}

/** Go's `path.Join`: the parts that are not empty, joined and cleaned; '' for none. */
export function joinPath(...parts: string[]): string {
  const present = parts.filter((part) => part !== '');
  return present.length === 0 ? '' : cleanPath(present.join('/'));
}

/** Go's `path.Base`: the last element, `.` for '' and `/` for slashes only. */
export function basePath(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** Go's `path.Dir`: everything but the last element, cleaned. */
export function parentPath(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf('/') + 1));
}

/** Go's `path.Ext`: from the last dot of the last element, dot included; '' without one. */
export function extension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.') ? name.slice(name.lastIndexOf('.')) : '';
}
