/**
 * Globs as `.Files.Glob` takes them: `*` and `?` within a folder, `**` across, `[a-c]`, `[!xy]`, `{one,two}`, `\` escapes.
 * A pattern becomes a regular expression that runs in linear time; one that can't be read matches everything, as in Helm.
 */
import { compileRegexp, quoteMeta } from '../go/regexp.ts';

/** A test of names against the pattern. */
export function compileGlob(pattern: string): (name: string) => boolean {
  const source = new GlobReader(pattern).read();
  if (source === undefined) return () => true;
  const regexp = compileRegexp(`^(?s:${source})$`);
  return (name) => regexp.test(name);
}

/** Reads a glob from left to right and writes RE2 syntax. */
class GlobReader {
  readonly #chars: string[];
  #at = 0;
  #depth = 0;

  constructor(pattern: string) {
    this.#chars = [...pattern];
  }

  /** The expression's source; undefined where the pattern is not well-formed. */
  read(): string | undefined {
    let out = '';
    while (this.#at < this.#chars.length) {
      const part = this.#part(this.#chars[this.#at++] as string);
      if (part === undefined) return undefined;
      out += part;
    }
    return out + ')'.repeat(this.#depth);
  }

  #part(char: string): string | undefined {
    switch (char) {
      case '*':
        if (this.#chars[this.#at] !== '*') return '[^/]*';
        this.#at++;
        return '.*';
      case '?':
        return '[^/]';
      case '[':
        return this.#range();
      case '{':
        this.#depth++;
        return '(?:';
      case '\\':
        return quoteMeta(this.#chars[this.#at++] ?? '');
    }
    if (this.#depth > 0 && char === ',') return '|';
    if (this.#depth > 0 && char === '}') {
      this.#depth--;
      return ')';
    }
    return quoteMeta(char);
  }

  /** `[a-c]`, `[!a-c]`, `[abc]`, `[!abc]`; the opening bracket is read. */
  #range(): string | undefined {
    const not = this.#chars[this.#at] === '!' ? '^' : '';
    if (not) this.#at++;
    const [low, dash, high, close] = this.#chars.slice(this.#at, this.#at + 4);
    if (dash === '-' && high !== undefined) {
      this.#at += 4;
      return close === ']' && (high as string) >= (low as string)
        ? `[${not}${escapeInClass(low as string)}-${escapeInClass(high)}]`
        : undefined;
    }
    return this.#list(not);
  }

  #list(not: string): string | undefined {
    let chars = '';
    for (; this.#at < this.#chars.length && this.#chars[this.#at] !== ']'; this.#at++) {
      if (this.#chars[this.#at] === '\\') this.#at++;
      chars += escapeInClass(this.#chars[this.#at] ?? '');
    }
    return this.#chars[this.#at++] === ']' && chars !== '' ? `[${not}${chars}]` : undefined;
  }
}

function escapeInClass(char: string): string {
  return /[\w]/.test(char) || char.charCodeAt(0) > 0x7f ? char : `\\${char}`;
}
