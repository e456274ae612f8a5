/**
 * Go's regexp: RE2's syntax, leftmost-first matches, linear time. Expressions that are short work for
 * JavaScript's own engine run there, the rest on a machine of our own.
 */

import { run } from './regexp/machine.ts';
import { type Native, native } from './regexp/native.ts';
import { type Syntax, shortestMatch } from './regexp/nodes.ts';
import { parse } from './regexp/parse.ts';
import { compile, type Program } from './regexp/program.ts';
import { type TemplatePart, templateParts } from './regexp/template.ts';

/** A match: where it is in code units, and what its groups caught, the whole first. */
interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

const STRAY = /[\udc80-\udcff]/u;
const MAX_CACHED = 512;
const cache = new Map<string, Regexp>();

/** regexp.Compile, remembered; throws a ChartwrightError of code `function`: ``error parsing regexp: missing closing ): `(` ``. */
export function compileRegexp(pattern: string): Regexp {
  const known = cache.get(pattern);
  if (known) return known;
  const regexp = new Regexp(pattern);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(pattern, regexp);
  return regexp;
}

/** regexp.QuoteMeta. */
export function quoteMeta(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/** A compiled expression. Positions count a JavaScript string's code units. */
export class Regexp {
  readonly source: string;
  private readonly syntax: Syntax;
  private native: Native | undefined;
  /** Texts of fewer code units do not match. */
  private readonly shortest: number;
  private program: Program | undefined;

  constructor(source: string) {
    this.source = source;
    this.syntax = parse(source);
    this.native = native(this.syntax, source.length);
    this.shortest = shortestMatch(this.syntax.root);
  }

  /** Regexp.MatchString. */
  test(text: string): boolean {
    return this.searcher(text)(0) !== undefined;
  }

  /** The leftmost match; undefined if there is none, an empty text if it is empty. */
  find(text: string): string | undefined {
    return this.searcher(text)(0)?.groups[0];
  }

  /** Where the leftmost match begins; -1 if there is none. */
  index(text: string): number {
    return this.searcher(text)(0)?.start ?? -1;
  }

  /** The matches that do not overlap, up to `count` of them, all for a negative one; undefined for none. */
  findAll(text: string, count = -1): string[] | undefined {
    const found = this.matches(text, count).map(({ groups }) => groups[0] as string);
    return found.length === 0 ? undefined : found;
  }

  /** Regexp.ReplaceAllString: `$1` and `${name}` in the template stand for groups. */
  replaceAll(text: string, template: string): string {
    const parts = templateParts(template);
    return this.replace(text, ({ groups }) => parts.map((part) => this.expand(part, groups)).join(''));
  }

  /** Regexp.ReplaceAllLiteralString. */
  replaceAllLiteral(text: string, by: string): string {
    return this.replace(text, () => by);
  }

  /** Regexp.Split: up to `count` pieces, all for a negative one; undefined for 0. */
  split(text: string, count = -1): string[] | undefined {
    if (count === 0) return undefined;
    if (this.source !== '' && text === '') return [''];
    const pieces: string[] = [];
    let begin = 0;
    let end = 0;
    for (const match of this.matches(text, count)) {
      if (count > 0 && pieces.length >= count - 1) break;
      end = match.start;
      if (match.end !== 0) pieces.push(text.slice(begin, end));
      begin = match.end;
    }
    return end === text.length ? pieces : [...pieces, text.slice(begin)];
  }

  private expand(part: TemplatePart, groups: readonly (string | undefined)[]): string {
    if (typeof part === 'string') return part;
    const { group } = part;
    if (typeof group === 'number') return groups[group] ?? '';
    return groups.find((caught, index) => caught !== undefined && this.syntax.names[index] === group) ?? '';
  }

  /** The engine for a text: finds the leftmost match at or after a place. */
  private searcher(text: string): (from: number) => Match | undefined {
    if (text.length < this.shortest) return () => undefined;
    if (!this.native || text.length > this.native.limit || STRAY.test(text)) return (from) => this.slowMatch(text, from);
    const { pattern } = this.native;
    return (from) => {
      const match = this.tried(pattern, text, from);
      if (match === undefined) return this.slowMatch(text, from);
      return match ? { start: match.index, end: match.index + match[0].length, groups: match } : undefined;
    };
  }

  /** What JavaScript's engine finds; undefined if it finds the expression too large once it compiles it. */
  private tried(pattern: RegExp, text: string, from: number): RegExpExecArray | null | undefined {
    try {
      pattern.lastIndex = from;
      return pattern.exec(text);
    } catch {
      this.native = undefined;
      return undefined;
    }
  }

  private slowMatch(text: string, from: number): Match | undefined {
    this.program ??= compile(this.syntax);
    const slots = run(this.program, text, from);
    if (!slots) return undefined;
    const caught = (start: number, end: number) => (start < 0 || end < 0 ? undefined : text.slice(start, end));
    const groups = this.syntax.names.map((_, group) => caught(slots[group * 2] as number, slots[group * 2 + 1] as number));
    return { start: slots[0] as number, end: slots[1] as number, groups };
  }

  /** An empty match does not count right behind another one. */
  private matches(text: string, count: number): Match[] {
    const found: Match[] = [];
    const limit = count < 0 ? Infinity : count;
    const search = this.searcher(text);
    let previousEnd = -1;
    for (let at = 0; found.length < limit && at <= text.length; ) {
      const match = search(at);
      if (!match) break;
      const empty = match.end === at;
      if (!empty || match.start !== previousEnd) found.push(match);
      at = empty ? at + runeWidth(text, at) : match.end;
      previousEnd = match.end;
    }
    return found;
  }

  private replace(text: string, by: (match: Match) => string): string {
    let out = '';
    const search = this.searcher(text);
    let lastEnd = 0;
    for (let at = 0; at <= text.length; ) {
      const match = search(at);
      if (!match) break;
      out += text.slice(lastEnd, match.start);
      if (match.end > lastEnd || match.start === 0) out += by(match);
      lastEnd = match.end;
      at = Math.max(at + runeWidth(text, at), match.end);
    }
    return out + text.slice(lastEnd);
  }
}

/** Code units of the rune at a place; 1 at the end. */
function runeWidth(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
