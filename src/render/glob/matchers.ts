/**
 * What gobwas/glob compiles a pattern to. Which names match depends on how it puts its pieces together, and where they
 * count runes instead of bytes: so they are here one by one, mistakes included. Names and needles are bytes, see byte-text.ts.
 */
import { runeAt, runeCount, runeLength, runesOf } from './byte-text.ts';

/** Where in a name a matcher fits first, and the ends that it can have there, counted from that place. */
export interface Found {
  readonly at: number;
  readonly ends: readonly number[];
}

/** A piece of a pattern. */
export interface Matcher {
  readonly kind: 'any' | 'choice' | 'contains' | 'every' | 'list' | 'other' | 'prefix' | 'single' | 'suffix' | 'super' | 'text';
  /** In runes; -1 where it varies. */
  readonly length: number;
  match(name: string): boolean;
  find(name: string): Found | undefined;
  /** Of a text, prefix or suffix. */
  readonly bytes?: string;
  /** The runes that the piece does not take. */
  readonly barred?: readonly number[];
}

/** The length of what matches texts of many lengths. */
export const VARIES = -1;

/** The places of all runes, and the end. */
function places(name: string, from = 0): number[] {
  const found: number[] = [];
  for (const { at } of runesOf(name)) found.push(from + at);
  found.push(from + name.length);
  return found;
}

/** The start, and where each rune ends by its length. */
export function ends(name: string, from: number): number[] {
  const found = [from];
  for (const { at, code } of runesOf(name)) found.push(from + at + runeLength(code));
  return found;
}

/** One rune that `takes` accepts. */
function oneRune(kind: 'list' | 'other' | 'single', takes: (code: number) => boolean, barred?: readonly number[]): Matcher {
  return {
    kind,
    length: 1,
    ...(barred && { barred }),
    match: (name) => name.length <= runeAt(name, 0).width && takes(runeAt(name, 0).code),
    find: (name) => {
      for (const { at, code } of runesOf(name)) if (takes(code)) return { at, ends: [runeLength(code)] };
      return undefined;
    },
  };
}

/** `?` */
export function single(barred: readonly number[]): Matcher {
  return oneRune('single', (code) => !barred.includes(code), barred);
}

/** `[abc]`; only one of `[!abc]` has what it excludes. */
export function list(codes: readonly number[], not: boolean): Matcher {
  return oneRune('list', (code) => codes.includes(code) !== not, not ? codes : undefined);
}

/** `[a-c]` */
export function range(low: number, high: number, not: boolean): Matcher {
  return oneRune('other', (code) => (code >= low && code <= high) !== not);
}

/** The first place of one of the runes, all of them ASCII or none there; -1 if there is none. */
export function indexOfBarred(name: string, barred: readonly number[]): number {
  for (const code of barred) {
    const at = name.indexOf(String.fromCharCode(code));
    if (at >= 0) return at;
  }
  return -1;
}

/** `*` */
export function any(barred: readonly number[]): Matcher {
  return {
    kind: 'any',
    length: VARIES,
    barred,
    match: (name) => indexOfBarred(name, barred) < 0,
    find: (name) => {
      const end = indexOfBarred(name, barred);
      return { at: 0, ends: end === 0 ? [0] : places(end < 0 ? name : name.slice(0, end)) };
    },
  };
}

/** `**` */
export const SUPER: Matcher = {
  kind: 'super',
  length: VARIES,
  match: () => true,
  find: (name) => ({ at: 0, ends: places(name) }),
};

/** The empty name. */
export const NOTHING: Matcher = {
  kind: 'other',
  length: 0,
  match: (name) => name === '',
  find: () => ({ at: 0, ends: [0] }),
};

export function text(bytes: string): Matcher {
  return {
    kind: 'text',
    bytes,
    length: runeCount(bytes),
    match: (name) => name === bytes,
    find: (name) => {
      const at = name.indexOf(bytes);
      return at < 0 ? undefined : { at, ends: [bytes.length] };
    },
  };
}

/** Names with the needle in them, or without it. */
export function contains(needle: string, not: boolean): Matcher {
  return {
    kind: 'contains',
    length: VARIES,
    match: (name) => name.includes(needle) !== not,
    find: (name) => {
      const at = name.indexOf(needle);
      if (not) return { at: 0, ends: places(at < 0 ? name : name.slice(0, at)) };
      if (at < 0) return undefined;
      const end = at + needle.length;
      return { at: 0, ends: name.length <= end ? [end] : places(name.slice(end), end) };
    },
  };
}

/** So many runes at least. */
export function atLeast(limit: number): Matcher {
  return {
    kind: 'other',
    length: VARIES,
    match: (name) => runeCount(name) >= limit,
    find: (name) => {
      if (name.length - limit + 1 <= 0) return undefined;
      const found = ends(name, 0).slice(limit);
      return found.length === 0 ? undefined : { at: 0, ends: found };
    },
  };
}

/** So many runes at most. */
export function atMost(limit: number): Matcher {
  return {
    kind: 'other',
    length: VARIES,
    match: (name) => runeCount(name) <= limit,
    find: (name) => ({ at: 0, ends: ends(name, 0).slice(0, limit + 1) }),
  };
}
