/**
 * Traced evaluation: an option of the engine that reports to a tracer, step by step, what values are made of. Templates of
 * a traced set are compiled to closures of their own, so that others pay nothing. An origin is whatever the tracer says it
 * is.
 */
import type { FuncTable } from '../go/func.ts';
import type { Value } from '../go/value.ts';
import type { Result } from './exec-state.ts';
import type { Statement } from './nodes.ts';
import type { Written } from './sink.ts';

export type Origin = object | undefined;

/** A place that is being run. */
export interface TracedPlace {
  readonly template: Written;
  readonly node: Statement;
}

/** A call of a function. */
export interface TracedCall {
  readonly name: string;
  readonly template: Written;
  /** Where it is in the template's text. */
  readonly at: number;
}

export interface Tracer {
  /** The execution of a file's template begins. */
  begin(): void;
  /** What the value is made of that was evaluated last. */
  origin: Origin;
  /** A value was found under `names` from another one. */
  field(start: Result, origin: Origin, names: readonly string[], value: Result): Origin;
  /** A function is about to be called. */
  calling(name: string, args: readonly unknown[], origins: readonly Origin[]): void;
  /** A function has given a result. */
  called(call: TracedCall, args: readonly unknown[], origins: readonly Origin[], result: Value): Origin;
  /** `and` or `or` has looked at some arguments and given one of them. */
  chosen(origins: readonly Origin[], result: Origin): Origin;
  /** An element of what a `range` walks. */
  element(container: Result, origin: Origin, key: Result, value: Result): Origin;
  /** An `if`, `with` or `range` runs a branch because of a value; `taken`: not the else. */
  enter(place: TracedPlace, origin: Origin, taken: boolean): void;
  /** The branch ends; gives the origin that it was entered with. */
  leave(): Origin;
  /** A `template` action calls a template. */
  enterTemplate(place: TracedPlace): void;
  leaveTemplate(): void;
  /** A statement is about to run: calls from within it have it as their caller. */
  at(place: TracedPlace): void;
  /** What the data of the execution that begins is made of. */
  dataOrigin(): Origin;
}

/** What a tracer knows of a running template. */
export interface StateTrace {
  readonly tracer: Tracer;
  /** What dot is made of. */
  dot: Origin;
  /** What the variables are made of, by slot. */
  readonly origins: Origin[];
  /** The arguments that an `and` or `or` has looked at. */
  looked: Origin[] | undefined;
}

/** Marks the functions of traced sets; templates that are compiled for them are traced. */
const TRACED = Symbol('traced');
const tables = new WeakMap<FuncTable, FuncTable>();

/** The same functions for a traced set. */
export function tracedFunctions(functions: FuncTable): FuncTable {
  if (isTraced(functions)) return functions;
  let traced = tables.get(functions);
  if (!traced) {
    traced = Object.assign(Object.create(null), functions, { [TRACED]: true }) as FuncTable;
    tables.set(functions, traced);
  }
  return traced;
}

/** Whether templates that call these functions are traced. */
export function isTraced(functions: FuncTable): boolean {
  return TRACED in functions;
}
