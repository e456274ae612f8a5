/** The shapes of compiled code, and what is known while it is made. */
import type { FuncTable } from '../go/func.ts';
import type { At, ExecState, Result } from './exec-state.ts';
import type { Scope } from './scope.ts';

/** A compiled expression; `final` is the value of the previous command of a pipeline. */
export type Evaluate = (state: ExecState, dot: Result, final?: Result) => Result;

/** A compiled statement. */
export type Execute = (state: ExecState, dot: Result) => Signal;

/** What a statement says to the loop around it. */
export type Signal = 0 | 1 | 2;
export const NEXT = 0;
export const BREAK = 1;
export const CONTINUE = 2;

/** A compiled expression, and the node that Go blames for what goes wrong right after it. */
export interface Expression {
  readonly evaluate: Evaluate;
  readonly at: At;
}

/** What is known while one template is compiled. */
export interface Compiling {
  readonly functions: FuncTable;
  readonly scope: Scope;
}

/** Nil as pipelines pass it on: no value. */
export function settled(value: Result): Result {
  return value === null ? undefined : value;
}
