/** Pascal case as huandu/xstrings 1.5 makes it, which is what sprig calls `camelcase`. */
import { isSpace } from '../go/space.ts';
import { isUpper, lowerRune, runesOf, upperRune } from './unicode.ts';

/** Whether words are joined by this rune: blank, `_` or `-`. */
export function isConnector(rune: string): boolean {
  return rune === '-' || rune === '_' || isSpace(rune.charCodeAt(0));
}

/**
 * `http_server` → `HttpServer`. Connectors at the start stay (the last one twice if nothing
 * follows), of several in a row all but one stay, and so does one at the end; a run of upper case
 * letters keeps only its first.
 */
export function camelCase(text: string): string {
  const runes = runesOf(text);
  const start = runes.findIndex((rune) => !isConnector(rune));
  if (start < 0) return text === '' ? '' : text + runes.at(-1);
  let out = runes.slice(0, start).join('');
  let inUpper = isUpper(runes[start] as string);
  let current = upperRune(runes[start] as string);
  for (const rune of runes.slice(start + 1)) {
    const previous = current;
    current = rune;
    if (isConnector(previous)) {
      if (isConnector(rune)) out += previous;
      else {
        inUpper = isUpper(rune);
        current = upperRune(rune);
      }
      continue;
    }
    if (inUpper && isUpper(rune)) current = lowerRune(rune);
    else inUpper = false;
    out += previous;
  }
  return out + current;
}
