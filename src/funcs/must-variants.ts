/** sprig offers most functions that can fail twice: `first` panics, `mustFirst` returns the error. This file derives one from the other. */
import { ChartwrightError } from '../base/errors.ts';
import type { FuncDef, FuncTable } from '../go/func.ts';
import type { Value } from '../go/value.ts';

/** The table, each function also under its `must…` name; a template cannot distinguish the panic of one from the error of the other. */
export function withMust(table: FuncTable): FuncTable {
  const both: Record<string, FuncDef> = { ...table };
  for (const [name, definition] of Object.entries(table)) both[mustName(name)] = definition;
  return both;
}

/** A function that has a fallback if its strict counterpart fails, or fails in the one way that is forgiven; the fallback gets the arguments. */
export function lenient(
  strict: FuncDef,
  fallback: (...args: never[]) => Value,
  forgives: (error: unknown) => boolean = (error) => error instanceof ChartwrightError,
): FuncDef {
  return {
    ...strict,
    call(...args) {
      try {
        return strict.call(...args);
      } catch (error) {
        if (!forgives(error)) throw error;
        return (fallback as (...args: unknown[]) => Value)(...args);
      }
    },
  };
}

/** A text, or the error's own if it cannot be made. */
export function errorAsText(make: () => string): string {
  try {
    return make();
  } catch (error) {
    if (error instanceof ChartwrightError) return error.message;
    throw error;
  }
}

function mustName(name: string): string {
  return 'must' + name.charAt(0).toUpperCase() + name.slice(1);
}
