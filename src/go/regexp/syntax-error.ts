/** What is wrong with an expression, in the words of Go's regexp/syntax. */
import { ChartwrightError } from '../../base/errors.ts';

/** ``error parsing regexp: missing closing ): `(a` ``. */
export function syntaxError(reason: string, expression: string): ChartwrightError {
  return new ChartwrightError('function', `error parsing regexp: ${reason}: \`${expression}\``);
}

/** The rune at `at`; throws for a stray byte. */
export function runeAt(source: string, at: number): number {
  const rune = source.codePointAt(at) as number;
  if (rune >= 0xd800 && rune <= 0xdfff) throw syntaxError('invalid UTF-8', source.slice(at));
  return rune;
}

/** Code units of a rune. */
export function width(rune: number): number {
  return rune > 0xffff ? 2 : 1;
}
