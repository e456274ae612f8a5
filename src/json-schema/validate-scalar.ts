/** The keywords for strings and numbers. */
import { isAscii } from '../go/utf8.ts';
import { singleQuote } from './failure.ts';
import { compareNums, isMultiple, localFloat, localInt, type Num, numberToFloat } from './numbers.ts';
import type { Visit } from './visit.ts';

export function validateString(visit: Visit, text: string): void {
  const { minLength, maxLength, pattern } = visit.schema;
  if (minLength !== undefined || maxLength !== undefined) {
    const length = runeCount(text);
    if (minLength !== undefined && length < minLength) visit.fail(() => `minLength: got ${localInt(length)}, want ${localInt(minLength)}`);
    if (maxLength !== undefined && length > maxLength) visit.fail(() => `maxLength: got ${localInt(length)}, want ${localInt(maxLength)}`);
  }
  if (pattern && !pattern.test(text)) visit.fail(() => `${singleQuote(text)} does not match pattern ${singleQuote(pattern.source)}`);
}

export function validateNumber(visit: Visit, value: Num): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = visit.schema;
  const limit = (keyword: string, want: Num, holds: boolean) => {
    if (!holds) visit.fail(() => `${keyword}: got ${localFloat(numberToFloat(value))}, want ${localFloat(numberToFloat(want))}`);
  };
  if (minimum !== undefined) limit('minimum', minimum, compareNums(value, minimum) >= 0);
  if (maximum !== undefined) limit('maximum', maximum, compareNums(value, maximum) <= 0);
  if (exclusiveMinimum !== undefined) limit('exclusiveMinimum', exclusiveMinimum, compareNums(value, exclusiveMinimum) > 0);
  if (exclusiveMaximum !== undefined) limit('exclusiveMaximum', exclusiveMaximum, compareNums(value, exclusiveMaximum) < 0);
  if (multipleOf !== undefined) limit('multipleOf', multipleOf, isMultiple(value, multipleOf));
}

/** Go's utf8.RuneCount. */
function runeCount(text: string): number {
  if (isAscii(text)) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}
