/** Pieces of globs put together: one of several, all of several, one behind the other. See matchers.ts for why they are as they are. */
import { byteSlice, runeAt, runesOf } from './byte-text.ts';
import { type Found, type Matcher, VARIES } from './matchers.ts';

/** One of several. */
export function choice(matchers: readonly Matcher[]): Matcher & { readonly matchers: readonly Matcher[] } {
  return {
    kind: 'choice',
    matchers,
    length: lengthOfAny(matchers),
    match: (name) => matchers.some((one) => one.match(name)),
    find: (name) => earliest(matchers, name),
  };
}

/** The length that all have; those of no length that stand first do not count. */
function lengthOfAny(matchers: readonly Matcher[]): number {
  let common = VARIES;
  for (const { length } of matchers) {
    if (common === VARIES) common = length;
    else if (length !== common) return VARIES;
  }
  return common;
}

/** The first place where one of them fits, with the ends of all that fit there. */
function earliest(matchers: readonly Matcher[], name: string): Found | undefined {
  let best: Found | undefined;
  for (const one of matchers) {
    const found = one.find(name);
    if (!found || (best && found.at > best.at)) continue;
    best = !best || found.at < best.at ? found : { at: best.at, ends: merged(best.ends, found.ends) };
  }
  return best;
}

/** Both in order, each end once. */
function merged(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

/** All of several. */
export function every(matchers: readonly Matcher[]): Matcher {
  return {
    kind: 'every',
    length: matchers.length === 0 ? 0 : VARIES,
    match: (name) => matchers.every((one) => one.match(name)),
    find: (name) => common(matchers, name),
  };
}

function common(matchers: readonly Matcher[], name: string): Found | undefined {
  let at = 0;
  let offset = 0;
  let rest = name;
  let ends: readonly number[] = [];
  for (const [i, one] of matchers.entries()) {
    const found = one.find(rest);
    if (!found) return undefined;
    const delta = at - (found.at + offset);
    ends = i === 0 ? found.ends : ends.flatMap((end) => found.ends.filter((other) => end + delta === other));
    if (ends.length === 0 && i > 0) return undefined;
    at = found.at + offset;
    rest = name.slice(at);
    offset += found.at;
  }
  return { at, ends };
}

/** Pieces of known lengths one behind the other; a rune is taken to end with the byte that it begins with. */
export function row(length: number, matchers: readonly Matcher[]): Matcher {
  return {
    kind: 'other',
    length,
    match: (name) => hasRunes(name, length) && inRow(matchers, name),
    find: (name) => {
      for (const { at } of runesOf(name)) {
        if (name.length - at < length) break;
        if (inRow(matchers, name.slice(at))) return { at, ends: [length] };
      }
      return undefined;
    },
  };
}

function hasRunes(name: string, count: number): boolean {
  let found = 0;
  for (const _ of runesOf(name)) if (++found > count) return false;
  return found === count;
}

function inRow(matchers: readonly Matcher[], name: string): boolean {
  let from = 0;
  for (const one of matchers) {
    let last = 0;
    let count = 0;
    for (const { at } of runesOf(name.slice(from))) {
      last = at;
      if (++count === one.length) break;
    }
    if (count < one.length || !one.match(byteSlice(name, from, from + last + 1))) return false;
    from += last + 1;
  }
  return true;
}

/** A piece with what is before and behind it. */
export interface Tree extends Matcher {
  readonly tree: { readonly value: Matcher; readonly left: Matcher | undefined; readonly right: Matcher | undefined };
}

export function tree(value: Matcher, left: Matcher | undefined, right: Matcher | undefined): Tree {
  const lengths = [left?.length ?? 0, value.length, right?.length ?? 0];
  const length = lengths.includes(VARIES) ? VARIES : lengths.reduce((a, b) => a + b);
  return {
    kind: 'other',
    tree: { value, left, right },
    length,
    match: (name) => inTree({ value, left, right }, length, name),
    find: () => undefined,
  };
}

function inTree({ value, left, right }: Tree['tree'], length: number, name: string): boolean {
  if (length > name.length) return false;
  const limit = name.length - Math.max(right?.length ?? 0, 0);
  const fits = (side: Matcher | undefined, part: string) => (side ? side.match(part) : part === '');
  for (let offset = Math.max(left?.length ?? 0, 0); offset < limit; ) {
    const found = value.find(name.slice(offset, limit));
    if (!found) return false;
    const at = offset + found.at;
    if (fits(left, name.slice(0, at)) && found.ends.some((_, i) => fits(right, name.slice(at + found.ends.at(-1 - i)!)))) return true;
    offset = at + runeAt(name, at).width;
  }
  return false;
}
