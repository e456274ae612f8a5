/** Sets of runes: made from ranges and groups, asked one rune at a time, written as JavaScript classes. */
import type { CharSet, Property } from './nodes.ts';

type Range = readonly [number, number];

export const MAX_RUNE = 0x10ffff;

/** Whether some of the runes have another case; beyond ASCII that is assumed. */
export function hasCase(ranges: readonly Range[]): boolean {
  return ranges.some(([low, high]) => high >= 0x80 || (low <= 0x5a && high >= 0x41) || (low <= 0x7a && high >= 0x61));
}

/** A set of these; `fold` as in `(?i)`. */
export function charSet(ranges: readonly Range[], fold: boolean, properties: readonly Property[] = [], negated = false): CharSet {
  const cased = properties.length > 0 || hasCase(ranges);
  return { ranges, properties, negated, letters: !cased ? 'none' : fold ? 'fold' : 'exact' };
}

/** All runes that are not in the ranges. */
export function complement(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  let next = 0;
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (low > next) out.push([next, low - 1]);
    next = Math.max(next, high + 1);
  }
  if (next <= MAX_RUNE) out.push([next, MAX_RUNE]);
  return out;
}

/** Whether no rune is in both; false, too, if their ranges alone do not show it. */
export function areDisjoint(a: CharSet, b: CharSet): boolean {
  if ([a, b].some(({ properties, letters }) => properties.length > 0 || letters === 'fold')) return false;
  const [left, right] = [a, b].map(({ ranges, negated }) => (negated ? complement(ranges) : ranges)) as [
    readonly Range[],
    readonly Range[],
  ];
  return left.every(([low, high]) => right.every(([from, to]) => high < from || to < low));
}

/** The set as a class of a JavaScript expression with the `u` flag. */
export function setSource({ ranges, properties, negated }: CharSet): string {
  const parts = ranges.map(([low, high]) => (low === high ? runeSource(low) : `${runeSource(low)}-${runeSource(high)}`));
  for (const property of properties) parts.push(propertySource(property));
  if (parts.length === 0) return negated ? '[\\s\\S]' : '(?!)';
  return ranges.length === 1 && parts.length === 1 && !negated && ranges[0]?.[0] === ranges[0]?.[1]
    ? (parts[0] as string)
    : `[${negated ? '^' : ''}${parts.join('')}]`;
}

function runeSource(rune: number): string {
  const char = String.fromCodePoint(rune);
  return /[A-Za-z0-9]/.test(char) ? char : `\\u{${rune.toString(16)}}`;
}

function propertySource({ source, negated }: Property): string {
  return `\\${negated ? 'P' : 'p'}{${source}}`;
}

const matchers = new WeakMap<CharSet, (rune: number) => boolean>();

/** A function that returns whether a rune is in the set: one per set. */
export function setMatcher(set: CharSet): (rune: number) => boolean {
  const known = matchers.get(set) ?? newMatcher(set);
  matchers.set(set, known);
  return known;
}

function newMatcher(set: CharSet): (rune: number) => boolean {
  // What was found for ASCII runes: 1 for in, 2 for out.
  const known = new Uint8Array(128);
  return (rune) => {
    if (rune >= 128) return contains(set, rune);
    known[rune] ||= contains(set, rune) ? 1 : 2;
    return known[rune] === 1;
  };
}

function contains(set: CharSet, rune: number): boolean {
  const found = set.ranges.some(([low, high]) => low <= rune && rune <= high) || (set.letters === 'fold' && foldedHas(set, rune));
  return (found || set.properties.some((property) => propertyHas(set, property, rune))) !== set.negated;
}

const patterns = new WeakMap<CharSet | Property, RegExp>();

function pattern(key: CharSet | Property, source: string, fold: boolean): RegExp {
  const known = patterns.get(key) ?? new RegExp(`^${source}$`, fold ? 'iu' : 'u');
  patterns.set(key, known);
  return known;
}

function foldedHas(set: CharSet, rune: number): boolean {
  const plain = { ...set, properties: [], negated: false };
  return set.ranges.length > 0 && pattern(set, setSource(plain), true).test(String.fromCodePoint(rune));
}

/** JavaScript folds a negated property before it negates it, Go after: so it is asked unnegated. */
function propertyHas(set: CharSet, property: Property, rune: number): boolean {
  const positive = pattern(property, propertySource({ ...property, negated: false }), set.letters === 'fold');
  return positive.test(String.fromCodePoint(rune)) !== property.negated;
}
