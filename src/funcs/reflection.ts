/** Functions that ask for the Go type of a value. */
import { deepEqual } from '../go/deep-equal.ts';
import { type FuncTable, fn } from '../go/func.ts';
import { typeOf, type Value } from '../go/value.ts';

export const reflectionFunctions: FuncTable = {
  deepEqual: fn('any, any', deepEqual),
  kindIs: fn('string, any', (kind: string, value: Value) => typeOf(value).kind === kind),
  kindOf: fn('any', (value: Value) => typeOf(value).kind),
  typeIs: fn('string, any', (name: string, value: Value) => typeOf(value).name === name),
  typeIsLike: fn('string, any', (name: string, value: Value) => [name, '*' + name].includes(typeOf(value).name)),
  typeOf: fn('any', (value: Value) => typeOf(value).name),
};
