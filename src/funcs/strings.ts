/** Functions over texts that cut, join, search and replace. Lengths and positions are bytes, as in Go. */
import { type FuncTable, fn } from '../go/func.ts';
import { checkText, MAX_TEXT } from '../go/limits.ts';
import { trimSpace } from '../go/space.ts';
import { byteLength, byteSlice, isAscii } from '../go/utf8.ts';
import { type Dict, STRING_MAP, strings, typed, type Value } from '../go/value.ts';
import { failure } from './failure.ts';
import { textList, toStrings } from './strval.ts';
import { runesOf } from './unicode.ts';

export const stringFunctions: FuncTable = {
  contains: fn('string, string', (part: string, text: string) => text.includes(part)),
  hasPrefix: fn('string, string', (prefix: string, text: string) => text.startsWith(prefix)),
  hasSuffix: fn('string, string', (suffix: string, text: string) => text.endsWith(suffix)),
  hello: fn('', () => 'Hello!'),
  indent: fn('int, string', indent),
  join: fn('string, any', (separator: string, value: Value) => textList(value).join(separator)),
  nindent: fn('int, string', (spaces: number, text: string) => '\n' + indent(spaces, text)),
  plural: fn('string, string, int', (one: string, many: string, count: number) => (count === 1 ? one : many)),
  repeat: fn('int, string', repeat),
  replace: fn('string, string, string', replace),
  split: fn('string, string', (separator: string, text: string) => numbered(splitText(text, separator))),
  splitList: fn('string, string', (separator: string, text: string) => strings(splitText(text, separator))),
  splitn: fn('string, int, string', (separator: string, count: number, text: string) => numbered(splitText(text, separator, count))),
  substr: fn('int, int, string', substring),
  toStrings: fn('any', toStrings),
  trim: fn('string', trimSpace),
  trimAll: fn('string, string', trimSet),
  trimall: fn('string, string', trimSet),
  trimPrefix: fn('string, string', (prefix: string, text: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimSuffix: fn('string, string', (suffix: string, text: string) =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  trunc: fn('int, string', truncate),
};

/** strings.Repeat. */
function repeat(count: number, text: string): string {
  if (count < 0) throw failure('strings: negative Repeat count');
  const bytes = text.length * count > MAX_TEXT ? byteLength(text) * count : 0;
  if (bytes >= 2 ** 63 && text.length > 1) throw failure('strings: Repeat output length overflow');
  checkText(text.length * count, bytes);
  return text.repeat(count);
}

function indent(spaces: number, text: string): string {
  const pad = repeat(spaces, ' ');
  if (spaces * text.length > MAX_TEXT) checkText(spaces * (text.split('\n').length + 1) + text.length);
  return text.includes('\n') ? pad + text.replaceAll('\n', '\n' + pad) : pad + text;
}

/** strings.Replace of every occurrence; an empty one is found before each rune and at the end. */
function replace(old: string, replacement: string, text: string): string {
  if (old !== '') return text.includes(old) ? text.split(old).join(replacement) : text;
  return replacement + Array.from(text, (rune) => rune + replacement).join('');
}

/** strings.SplitN: at most `count` parts, all if it is negative. An empty separator splits into runes. */
function splitText(text: string, separator: string, count = -1): string[] {
  if (count === 0) return [];
  const parts = separator === '' ? Array.from(text) : text.split(separator);
  if (count < 0 || parts.length <= count) return parts;
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}

/** The parts under the keys `_0`, `_1`, …, as `split` gives them. */
function numbered(parts: string[]): Dict {
  return typed(new Map(parts.map((part, i) => ['_' + i, part])), STRING_MAP);
}

/** A negative count keeps the end of the text. */
function truncate(count: number, text: string): string {
  if (count >= 0 && text.length <= count / 3) return text;
  const length = byteLength(text);
  if (count >= 0) return length > count ? byteSlice(text, 0, count) : text;
  return length + count > 0 ? byteSlice(text, length + count, length) : text;
}

/** A negative start counts as 0, a negative or too large end as the text's own. */
function substring(start: number, end: number, text: string): string {
  const length = byteLength(text);
  if (start < 0) {
    if (end < 0) throw failure(`runtime error: slice bounds out of range [:${end}]`);
    if (end > length) throw failure(`runtime error: slice bounds out of range [:${end}] with length ${length}`);
    return byteSlice(text, 0, end);
  }
  const stop = end < 0 || end > length ? length : end;
  if (start > stop) throw failure(`runtime error: slice bounds out of range [${start}:${stop}]`);
  return byteSlice(text, start, stop);
}

/** strings.Trim: the set is one of runes, in which every stray byte is U+FFFD. */
function trimSet(set: string, text: string): string {
  const cut = new Set(runesOf(set));
  const runes = Array.from(text);
  const known = isAscii(text) ? runes : runesOf(text);
  let from = 0;
  let to = runes.length;
  while (from < to && cut.has(known[from] as string)) from++;
  while (to > from && cut.has(known[to - 1] as string)) to--;
  return runes.slice(from, to).join('');
}
