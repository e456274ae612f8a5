/** Neighbouring pieces of a glob made one, as gobwas/glob does it to be quick: what matches depends on it. */

import { prefix, prefixAny, prefixSuffix, suffix, suffixAny } from './affixes.ts';
import { byteText } from './byte-text.ts';
import { every, row, type Tree, tree } from './combine.ts';
import { any, atLeast, atMost, contains, type Matcher, SUPER, text } from './matchers.ts';

/** The matchers, one behind the other, as one. */
export function sequence(matchers: readonly Matcher[]): Matcher {
  return joined(minimized(matchers));
}

function joined(matchers: readonly Matcher[]): Matcher {
  if (matchers.length === 1) return matchers[0]!;
  const glued = glue(matchers);
  if (glued) return glued;
  // The longest piece of known length is looked for first; of equals, the last one.
  let best = -1;
  for (const [i, { length }] of matchers.entries()) {
    if (length !== -1 && length >= (best < 0 ? -1 : matchers[best]!.length)) best = i;
  }
  if (best < 0) return tree(matchers[0]!, undefined, joined(matchers.slice(1)));
  const side = (part: readonly Matcher[]) => (part.length > 0 ? joined(part) : undefined);
  return tree(matchers[best]!, side(matchers.slice(0, best)), side(matchers.slice(best + 1)));
}

function glue(matchers: readonly Matcher[]): Matcher | undefined {
  if (matchers.length <= 1) return undefined;
  const glued = asEvery(matchers);
  if (glued) return glued;
  const length = matchers.reduce((sum, one) => (sum < 0 || one.length < 0 ? -1 : sum + one.length), 0);
  return length < 0 ? undefined : row(length, matchers);
}

/** Stars and single runes that bar the same runes: so many runes, none of the barred. */
function asEvery(matchers: readonly Matcher[]): Matcher | undefined {
  const kinds = new Set<Matcher['kind']>();
  let runes = 0;
  const barred = barredBy(matchers[0]!);
  for (const one of matchers) {
    const own = barredBy(one);
    if (!own || !barred || own.length !== barred.length || own.some((code, i) => code !== barred[i])) return undefined;
    kinds.add(one.kind);
    if (one.kind === 'single' || one.kind === 'list') runes++;
  }
  const stars = kinds.has('any') || kinds.has('super');
  if (kinds.has('super') && !kinds.has('any') && runes === 0) return SUPER;
  if (kinds.has('any') && !kinds.has('super') && runes === 0) return any(barred!);
  if (stars && runes > 0 && barred!.length === 0) return atLeast(runes);
  const parts: Matcher[] = [];
  if (runes > 0) parts.push(atLeast(runes));
  if (runes > 0 && !stars) parts.push(atMost(runes));
  if (barred!.length > 0) parts.push(contains(byteText(String.fromCodePoint(...barred!)), true));
  return every(parts);
}

const NOTHING_BARRED: readonly number[] = [];

function barredBy({ kind, barred }: Matcher): readonly number[] | undefined {
  if (kind === 'super') return NOTHING_BARRED;
  return kind === 'any' || kind === 'single' || kind === 'list' ? barred : undefined;
}

/** The longest run of neighbours that can be glued is, then the next. */
function minimized(matchers: readonly Matcher[]): readonly Matcher[] {
  let done: { readonly glued: Matcher; readonly from: number; readonly to: number } | undefined;
  for (let from = 0; from < matchers.length; from++) {
    for (let to = matchers.length; to > from; to--) {
      const glued = glue(matchers.slice(from, to));
      if (glued && (!done || done.to - done.from < to - from || isLonger(glued, done.glued))) done = { glued, from, to };
    }
  }
  if (!done) return matchers;
  const next = [...matchers.slice(0, done.from), done.glued, ...matchers.slice(done.to)];
  return next.length === matchers.length ? next : minimized(next);
}

/** Of two pieces of known lengths. */
function isLonger(one: Matcher, other: Matcher): boolean {
  return other.length > -1 && one.length > other.length;
}

/** Simpler forms of a piece: a text between stars is a text that the name has, and the like. */
export function simplified(matcher: Matcher): Matcher {
  if ('matchers' in matcher) {
    const { matchers } = matcher as { matchers: readonly Matcher[] };
    return matchers.length === 1 ? matchers[0]! : matcher;
  }
  if (matcher.kind === 'any' && matcher.barred!.length === 0) return SUPER;
  return 'tree' in matcher ? simplifiedTree(matcher as Tree) : matcher;
}

function simplifiedTree({ tree: { value, left: before, right: behind }, length }: Tree): Matcher {
  const left = before && simplified(before);
  const right = behind && simplified(behind);
  const bytes = value.kind === 'text' ? value.bytes! : undefined;
  const same = () => ({ ...tree(value, left, right), length });
  if (bytes === undefined) return same();
  if (!left && !right) return text(bytes);
  if (left?.kind === 'super' && right?.kind === 'super') return contains(bytes, false);
  if (left?.kind === 'super' && !right) return suffix(bytes);
  if (right?.kind === 'super' && !left) return prefix(bytes);
  if (!left && right?.kind === 'suffix') return prefixSuffix(bytes, right.bytes!);
  if (!right && left?.kind === 'prefix') return prefixSuffix(left.bytes!, bytes);
  if (!right && left?.kind === 'any') return suffixAny(bytes, left.barred!);
  if (!left && right?.kind === 'any') return prefixAny(bytes, right.barred!);
  return same();
}
