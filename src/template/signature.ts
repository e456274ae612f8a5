/** Signatures of functions as text, `string, any...`: how many arguments they take, and of which types. */
import type { ParamType } from '../go/func.ts';
import type { GoMethod } from '../go/value.ts';

/** `value` is Go's reflect.Value, which only built-in functions take: anything, and even no value. */
export type Param = ParamType | 'value';

/** What a function or method takes. */
export interface Signature {
  readonly params: readonly Param[];
  readonly variadic: boolean;
}

/** Go's complaint about a method with more results than a value and an error. */
export function resultsProblem(name: string, { results }: GoMethod): string | undefined {
  if (!results) return undefined;
  if (results.length > 2) return `function ${name} has ${results.length} return values; should be 1 or 2`;
  return `invalid function signature for ${name}: second return value should be error; is ${results[1]}`;
}

/** The type of the `i`-th argument. */
export function parameterAt({ params, variadic }: Signature, i: number): Param {
  return params[variadic ? Math.min(i, params.length - 1) : i]!;
}

/** Go's complaint about the number of arguments, if it is wrong; `hasFinal`: one more comes from the pipeline. */
export function countProblem(name: string, { params, variadic }: Signature, given: number, hasFinal: boolean): string | undefined {
  const count = given + (hasFinal ? 1 : 0);
  const least = params.length - 1;
  if (variadic) return count < least ? `wrong number of args for ${name}: want at least ${least} got ${given}` : undefined;
  return count === params.length ? undefined : `wrong number of args for ${name}: want ${params.length} got ${count}`;
}

const SIGNATURES = new Map<string, Signature>();

/** A signature written as in `fn`, read when the first function that has it is met. */
export function signatureOf({ signature }: { readonly signature: string }): Signature {
  let known = SIGNATURES.get(signature);
  if (!known) {
    known = parseSignature(signature);
    SIGNATURES.set(signature, known);
  }
  return known;
}

function parseSignature(text: string): Signature {
  const names = text === '' ? [] : text.split(', ');
  const variadic = names.at(-1)?.startsWith('...') ?? false;
  return { params: names.map((name) => name.replace('...', '') as Param), variadic };
}
