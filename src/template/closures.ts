/** The shapes of compiled code, and what is known while it is made. */
import type { FuncTable } from '../go/func.ts';
import type { Value } from '../go/value.ts';
import type { ExecProblem } from './exec-error.ts';
import type { At, ExecState, Result } from './exec-state.ts';
import type { ListNode, Literal, NilNode, Operand, Statement } from './nodes.ts';
import type { Scope } from './scope.ts';

/** A compiled expression; `final` is the value of the previous command of a pipeline. */
export type Evaluate = (state: ExecState, dot: Result, final?: Result) => Result;

/** What a statement says to the loop around it where it has nothing to be printed. */
export type Signal = typeof NEXT | typeof BREAK | typeof CONTINUE;
export const NEXT: unique symbol = Symbol('next');
export const BREAK: unique symbol = Symbol('break');
export const CONTINUE: unique symbol = Symbol('continue');

/**
 * A compiled statement: it yields the value to print, or a signal. Who runs a list of them, blocks above all, does so in a
 * loop of its own and hands what comes to `state.put`: functions in between would be on the JavaScript stack at every
 * level of nested templates, and that stack is small.
 */
export interface Step {
  readonly run: (this: Step, state: ExecState, dot: Result) => Result | Signal;
  /** What is left to do with the value: later commands of the pipeline, assignments. */
  readonly finish?: ((state: ExecState, dot: Result, value: Result) => Result | Signal) | undefined;
  /** Where its action begins. */
  readonly from: number;
  readonly node: Statement;
}

/** A compiled expression, and the node that Go blames for what goes wrong right after it. */
export interface Expression {
  readonly evaluate: Evaluate;
  readonly at: At;
}

/** An operand as an argument. */
export interface Argument extends Expression {
  /** A literal's value waits for the parameter's type. */
  readonly literal?: Literal | NilNode;
  /** Nil is not a value at the end of it, so that `null` means no more than `undefined`. */
  readonly settles?: boolean;
}

/** What is known while one template is compiled, and the compilers that recursion needs: handed down, so that no module imports itself. */
export interface Compiling {
  /** The closures report to a tracer what values are made of. */
  readonly traced: boolean;
  readonly functions: FuncTable;
  readonly scope: Scope;
  /** Compiles an operand that stands by itself. */
  readonly argument: (compiling: Compiling, node: Operand) => Argument;
  /** Compiles statements in order. */
  readonly list: (compiling: Compiling, node: ListNode) => readonly Step[];
}

/** What a slot holds whose declaration was skipped. */
export const UNSET = Symbol('unset') as unknown as Value;

/** An expression that refuses when it is reached. */
export function failing(code: ExecProblem['code'], at: At, format: string, ...args: string[]): Expression {
  return { evaluate: (state) => state.fail(code, at, format, args), at };
}

/** Nil as pipelines pass it on: no value. */
export function settled(value: Result): Result {
  return value === null ? undefined : value;
}
