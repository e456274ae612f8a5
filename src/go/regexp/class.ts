/** Classes in brackets, and the escapes that stand for sets: `[^a-z\d]`, `\pL`, `\W`. */
import { charSet, complement } from './char-set.ts';
import { parseEscape } from './escape.ts';
import { folded, perlGroup, posixGroup, unicodeGroup } from './groups.ts';
import type { CharSet, Property } from './nodes.ts';
import { runeAt, syntaxError, width } from './syntax-error.ts';

type Range = readonly [number, number];

/** A set that was read, and where its text ends. */
export interface ReadSet {
  readonly set: CharSet;
  readonly end: number;
}

/** Part of a class. */
interface Piece {
  readonly ranges: readonly Range[];
  readonly properties: readonly Property[];
  readonly end: number;
}

/** The escape at `at` if it stands for a set. */
export function parseSetEscape(source: string, at: number, fold: boolean): ReadSet | undefined {
  const piece = unicodeEscape(source, at) ?? perlEscape(source, at, fold);
  return piece && { set: charSet(piece.ranges, fold, piece.properties), end: piece.end };
}

/** The class whose `[` is at `at`. */
export function parseClass(source: string, at: number, fold: boolean): ReadSet {
  const negated = source[at + 1] === '^';
  const start = negated ? at + 2 : at + 1;
  const ranges: Range[] = [];
  const properties: Property[] = [];
  let end = start;
  while (end === start || source[end] !== ']') {
    const piece = posixClass(source, end, fold) ?? unicodeEscape(source, end) ?? perlEscape(source, end, fold) ?? range(source, end, at);
    ranges.push(...piece.ranges);
    properties.push(...piece.properties);
    end = piece.end;
  }
  return { set: charSet(ranges, fold, properties, negated), end: end + 1 };
}

function posixClass(source: string, at: number, fold: boolean): Piece | undefined {
  if (!source.startsWith('[:', at)) return undefined;
  const close = source.indexOf(':]', at + 2);
  if (close < 0) return undefined;
  const name = source.slice(at + 2, close);
  const group = posixGroup(name.replace(/^\^/, ''));
  if (!group) throw syntaxError('invalid character class range', source.slice(at, close + 2));
  return groupPiece(group, name[0] === '^', fold, close + 2);
}

/** `\d`, `\D`, … */
function perlEscape(source: string, at: number, fold: boolean): Piece | undefined {
  const letter = source[at] === '\\' ? (source[at + 1] ?? '') : '';
  const group = perlGroup(letter.toLowerCase());
  return group && groupPiece(group, letter < 'a', fold, at + 2);
}

function groupPiece(group: readonly Range[], negated: boolean, fold: boolean, end: number): Piece {
  const ranges = fold ? folded(group) : group;
  return { ranges: negated ? complement(ranges) : ranges, properties: [], end };
}

/** `\pL`, `\p{Greek}`, `\P{^Lu}`. */
function unicodeEscape(source: string, at: number): Piece | undefined {
  if (source[at] !== '\\' || (source[at + 1] !== 'p' && source[at + 1] !== 'P')) return undefined;
  const braced = source[at + 2] === '{';
  const close = braced ? source.indexOf('}', at) : -1;
  if (braced && close < 0) throw syntaxError('invalid character class range', source.slice(at));
  const end = braced ? close + 1 : at + 2 < source.length ? at + 2 + width(runeAt(source, at + 2)) : source.length;
  const name = braced ? source.slice(at + 3, close) : source.slice(at + 2, end);
  const property = unicodeGroup(name.replace(/^\^/, ''));
  if (!property) throw syntaxError('invalid character class range', source.slice(at, end));
  const negated = (source[at + 1] === 'P') !== (name[0] === '^');
  return { ranges: [], properties: [{ ...property, negated: property.negated !== negated }], end };
}

/** One rune or `a-z`; a `-` before the closing bracket stands for itself. */
function range(source: string, at: number, classStart: number): Piece {
  const low = classRune(source, at, classStart);
  if (source[low.end] !== '-' || low.end + 1 >= source.length || source[low.end + 1] === ']') {
    return { ranges: [[low.rune, low.rune]], properties: [], end: low.end };
  }
  const high = classRune(source, low.end + 1, classStart);
  if (high.rune < low.rune) throw syntaxError('invalid character class range', source.slice(at, high.end));
  return { ranges: [[low.rune, high.rune]], properties: [], end: high.end };
}

function classRune(source: string, at: number, classStart: number): { rune: number; end: number } {
  if (at >= source.length) throw syntaxError('missing closing ]', source.slice(classStart));
  if (source[at] === '\\') return parseEscape(source, at);
  const rune = runeAt(source, at);
  return { rune, end: at + width(rune) };
}
