/** Functions that put values into text: quoted, joined, or as they print. */
import { goString } from '../go/fmt.ts';
import { type FuncTable, fn } from '../go/func.ts';
import { quote } from '../go/strconv.ts';
import type { Value } from '../go/value.ts';
import { strval } from './strval.ts';

export const quotingFunctions: FuncTable = {
  cat: fn('...any', cat),
  quote: fn('...any', (...values: Value[]) => joined(values, (value) => quote(strval(value)))),
  squote: fn('...any', (...values: Value[]) => joined(values, (value) => `'${goString(value)}'`)),
  toString: fn('any', strval),
};

function joined(values: Value[], text: (value: Value) => string): string {
  if (values.length === 1) return values[0] === null ? '' : text(values[0] as Value);
  return values
    .filter((value) => value !== null)
    .map(text)
    .join(' ');
}

/** The values that are not nil with blanks between. */
function cat(...values: Value[]): string {
  return joined(values, goString);
}
