/**
 * text/template's own functions. A parameter may be a `value`, which only they take: anything, even no value. `and` and `or` are the compiler's business; a function of the set's own hides its
 * namesake here.
 */
import { sprint, sprintf, sprintln } from '../go/fmt.ts';
import { type FuncDef, type FuncTable, fn } from '../go/func.ts';
import { isTrue } from '../go/truth.ts';
import type { Value } from '../go/value.ts';
import { eq, ge, gt, le, lt, ne } from './builtin-compare.ts';
import { escapeHtml, escapeJs, escapeUrlQuery } from './builtin-escape.ts';
import { callFunc, index, length, slice } from './builtin-index.ts';
import type { Result } from './exec-state.ts';

// biome-ignore lint/suspicious/noExplicitAny: the arguments follow `signature`
function builtin(signature: string, call: (...args: any[]) => Result): FuncDef {
  return fn(signature, call as FuncDef['call']);
}

/** By name; look up with Object.hasOwn. */
export const BUILTINS: FuncTable = {
  and: builtin('value, ...value', () => null),
  call: builtin('value, ...value', callFunc),
  html: builtin('...any', (...args: Value[]) => escapeHtml(args)),
  index: builtin('value, ...value', index),
  slice: builtin('value, ...value', slice),
  js: builtin('...any', (...args: Value[]) => escapeJs(args)),
  len: builtin('value', length),
  not: builtin('value', (value: Result) => !isTrue(value)),
  or: builtin('value, ...value', () => null),
  print: builtin('...any', (...args: Value[]) => sprint(args)),
  printf: builtin('string, ...any', (format: string, ...args: Value[]) => sprintf(format, args)),
  println: builtin('...any', (...args: Value[]) => sprintln(args)),
  urlquery: builtin('...any', (...args: Value[]) => escapeUrlQuery(args)),

  eq: builtin('value, ...value', eq),
  ge: builtin('value, value', ge),
  gt: builtin('value, value', gt),
  le: builtin('value, value', le),
  lt: builtin('value, value', lt),
  ne: builtin('value, value', ne),
};
