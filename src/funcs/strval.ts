/** Any value as text, the way most of sprig's string functions read their arguments. */
import { goString } from '../go/fmt.ts';
import { decodeUtf8 } from '../go/utf8.ts';
import { isList, STRINGS, strings, typeOf, type Value } from '../go/value.ts';

/** sprig's `strval`: what `%v` prints, but bytes as the text they hold. */
export function strval(value: Value): string {
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? decodeUtf8(value) : goString(value);
}

/** sprig's `strslice`: a list as texts without its nils; anything else as a list of one, nil as none. */
export function textList(value: Value): string[] {
  if (isStrings(value)) return value;
  if (isList(value)) return value.filter((item) => item !== null).map(strval);
  if (value instanceof Uint8Array) return Array.from(value, String);
  return value === null ? [] : [strval(value)];
}

/** `textList` as a `[]string`: the value itself if it is one. */
export function toStrings(value: Value): Value {
  return isStrings(value) ? value : strings(textList(value));
}

function isStrings(value: Value): value is string[] {
  return isList(value) && typeOf(value) === STRINGS;
}
