/** Functions that choose between values by whether they are true; what is not is what sprig calls empty. */
import { type FuncTable, fn } from '../go/func.ts';
import { isTrue } from '../go/truth.ts';
import type { Value } from '../go/value.ts';

export const defaultFunctions: FuncTable = {
  all: fn('...any', (...values: Value[]) => values.every(isTrue)),
  any: fn('...any', (...values: Value[]) => values.some(isTrue)),
  coalesce: fn('...any', (...values: Value[]) => values.find(isTrue) ?? null),
  default: fn('any, ...any', (fallback: Value, given: Value = null) => (isTrue(given) ? given : fallback)),
  empty: fn('any', (value: Value) => !isTrue(value)),
  ternary: fn('any, any, bool', (yes: Value, no: Value, condition: boolean) => (condition ? yes : no)),
};
