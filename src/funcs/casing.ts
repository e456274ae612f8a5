/** Functions that change the case of letters, from the single letter to names in camel, snake and kebab case. */
import { type FuncTable, fn } from '../go/func.ts';
import { isSpace } from '../go/space.ts';
import { camelCase } from './camel-case.ts';
import { separatedCase } from './separated-case.ts';
import { isDigit, isLetter, isLower, isTitle, isUpper, lowerRune, lowerText, runesOf, titleRune, upperRune, upperText } from './unicode.ts';

export const caseFunctions: FuncTable = {
  camelcase: fn('string', camelCase),
  kebabcase: fn('string', (text: string) => separatedCase(text, '-')),
  lower: fn('string', lowerText),
  snakecase: fn('string', (text: string) => separatedCase(text, '_')),
  swapcase: fn('string', swapCase),
  title: fn('string', title),
  untitle: fn('string', untitle),
  upper: fn('string', upperText),
};

/** strings.Title: the first letter of each word, words ending at anything but letters, digits and `_`. */
function title(text: string): string {
  let previous = ' ';
  return mapRunes(text, (rune) => {
    const starts = separates(previous);
    previous = rune;
    return starts ? titleRune(rune) : rune;
  });
}

function separates(rune: string): boolean {
  if (rune <= '\x7f') return !/\w/.test(rune);
  return !isLetter(rune) && !isDigit(rune) && isSpace(rune.charCodeAt(0));
}

/** The first letter of each word in lower case, words being separated by white space. */
function untitle(text: string): string {
  let starts = true;
  return mapRunes(text, (rune) => {
    if (isSpace(rune.charCodeAt(0))) {
      starts = true;
      return rune;
    }
    const changed = starts ? lowerRune(rune) : rune;
    starts = false;
    return changed;
  });
}

/** Upper and title case become lower, lower becomes upper, or title case at the start of a word. */
function swapCase(text: string): string {
  let starts = true;
  return mapRunes(text, (rune) => {
    if (isUpper(rune) || isTitle(rune)) {
      starts = false;
      return lowerRune(rune);
    }
    if (isLower(rune)) {
      const changed = starts ? titleRune(rune) : upperRune(rune);
      starts = false;
      return changed;
    }
    starts = isSpace(rune.charCodeAt(0));
    return rune;
  });
}

function mapRunes(text: string, change: (rune: string) => string): string {
  return runesOf(text).map(change).join('');
}
