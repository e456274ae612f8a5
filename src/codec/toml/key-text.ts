/** Keys and strings as TOML writes them, in documents and in error texts. */

const BARE = /^[A-Za-z0-9_-]+$/;
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

/** A basic string. */
export function quoteToml(text: string): string {
  const escaped = text.replace(/["\\\x00-\x1f\x7f]/g, (char) => SHORT[char] ?? '\\u' + char.charCodeAt(0).toString(16).padStart(4, '0'));
  return `"${escaped}"`;
}

/** One part of a key, in quotes if it needs them. */
export function tomlKeyText(part: string): string {
  return BARE.test(part) ? part : quoteToml(part);
}

/** A dotted key. */
export function dottedKey(parts: readonly string[]): string {
  return parts.map(tomlKeyText).join('.');
}
