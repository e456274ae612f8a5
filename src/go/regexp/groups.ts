/** The named sets of runes: `\d`, `[:alpha:]`, `\p{Greek}`. */
import type { Property } from './nodes.ts';

type Range = readonly [number, number];

const DIGIT: Range[] = [[0x30, 0x39]];
const UPPER: Range[] = [[0x41, 0x5a]];
const LOWER: Range[] = [[0x61, 0x7a]];
const WORD: Range[] = [...DIGIT, ...UPPER, [0x5f, 0x5f], ...LOWER];
/** What folds to ASCII letters from beyond ASCII: the long s and the Kelvin sign. */
const FOLDED: Range[] = [...UPPER, ...LOWER, [0x17f, 0x17f], [0x212a, 0x212a]];

const PERL: Readonly<Record<string, readonly Range[]>> = {
  d: DIGIT,
  s: [
    [0x9, 0xa],
    [0xc, 0xd],
    [0x20, 0x20],
  ],
  w: WORD,
};

const POSIX: Readonly<Record<string, readonly Range[]>> = {
  alnum: [...DIGIT, ...UPPER, ...LOWER],
  alpha: [...UPPER, ...LOWER],
  ascii: [[0, 0x7f]],
  blank: [
    [0x9, 0x9],
    [0x20, 0x20],
  ],
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: DIGIT,
  graph: [[0x21, 0x7e]],
  lower: LOWER,
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [0x9, 0xd],
    [0x20, 0x20],
  ],
  upper: UPPER,
  word: WORD,
  xdigit: [...DIGIT, [0x41, 0x46], [0x61, 0x66]],
};

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The ranges of `\d`, `\s` or `\w` by its letter. */
export function perlGroup(letter: string): readonly Range[] | undefined {
  return own(PERL, letter);
}

/** The ranges of `[:name:]`. */
export function posixGroup(name: string): readonly Range[] | undefined {
  return own(POSIX, name);
}

/** The ASCII group with the runes that differ from its own only by case. */
export function folded(ranges: readonly Range[]): readonly Range[] {
  return ranges.some(([low, high]) => (low <= 0x53 && high >= 0x53) || (low <= 0x73 && high >= 0x73)) ? [...ranges, ...FOLDED] : ranges;
}

/** Long names of categories; Go finds them whatever their case, spaces and underscores. */
const CATEGORIES =
  'Cased_Letter Close_Punctuation Combining_Mark Connector_Punctuation Control cntrl Currency_Symbol Dash_Punctuation Decimal_Number digit Enclosing_Mark Final_Punctuation Format Initial_Punctuation Letter Letter_Number Line_Separator Lowercase_Letter Mark Math_Symbol Modifier_Letter Modifier_Symbol Nonspacing_Mark Number Open_Punctuation Other Other_Letter Other_Number Other_Punctuation Other_Symbol Paragraph_Separator Private_Use Punctuation punct Separator Space_Separator Spacing_Mark Surrogate Symbol Titlecase_Letter Unassigned Uppercase_Letter';

/** The property that `\p{name}` means in Go; undefined if there is none. */
export function unicodeGroup(name: string): Property | undefined {
  const bare = name.replace(/[_\- ]/g, '').toLowerCase();
  const canonical = bare.slice(0, 1).toUpperCase() + bare.slice(1);
  if (canonical === 'Any') return { source: 'Any', negated: false };
  if (canonical === 'Assigned') return { source: 'Cn', negated: true };
  if (canonical === 'Ascii') return { source: 'ASCII', negated: false };
  if (canonical === 'Lc') return { source: 'LC', negated: false };
  const category = /^[CLMNPSZ][a-z]?$/.test(canonical)
    ? canonical
    : CATEGORIES.split(' ').find((long) => long.replaceAll('_', '').toLowerCase() === bare);
  // Scripts of several words have no name that Go would find.
  const source = category ?? (/^[A-Z][a-z]+$/.test(canonical) ? `Script=${canonical}` : '');
  return source !== '' && isKnown(source) ? { source, negated: false } : undefined;
}

function isKnown(source: string): boolean {
  try {
    return new RegExp(`\\p{${source}}`, 'u') !== undefined;
  } catch {
    return false;
  }
}
