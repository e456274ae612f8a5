/** Expressions of traced templates: the closures of plain ones, plus reports to the tracer. */
import type { FuncDef } from '../go/func.ts';
import { type Argument, type Evaluate, UNSET } from './closures.ts';
import type { CallSite, ExecState, Result } from './exec-state.ts';
import type { Input } from './params.ts';
import type { Variable } from './scope.ts';
import type { Origin, Tracer } from './trace.ts';

type Assign = (state: ExecState, value: Result) => void;

/** The tracer of a state; only traced templates ask. */
function tracerOf({ trace }: ExecState): Tracer {
  return trace!.tracer;
}

export const tracedDot: Evaluate = (state, dot) => {
  tracerOf(state).origin = state.trace!.dot;
  return dot;
};

/** A literal is made of nothing. */
export function tracedConstant(evaluate: Evaluate): Evaluate {
  return (state, dot, final) => {
    tracerOf(state).origin = undefined;
    return evaluate(state, dot, final);
  };
}

/** `.A.B` */
export function tracedField(evaluate: Evaluate, names: readonly string[]): Evaluate {
  return (state, dot) => {
    const value = evaluate(state, dot);
    const tracer = tracerOf(state);
    tracer.origin = tracer.field(dot, state.trace!.dot, names, value);
    return value;
  };
}

/** `$x` */
export function tracedVariable(evaluate: Evaluate, candidates: readonly Variable[]): Evaluate {
  return (state, dot) => {
    const value = evaluate(state, dot);
    tracerOf(state).origin = state.trace!.origins[slotOf(state, candidates)];
    return value;
  };
}

/** What follows a variable or a pipeline in parentheses: `$x.A`, `(…).A`. */
export function tracedAccess(start: Evaluate, follow: (state: ExecState, from: Result) => Result, names: readonly string[]): Evaluate {
  return (state, dot) => {
    const tracer = tracerOf(state);
    tracer.origin = undefined;
    const from = start(state, dot);
    const { origin } = tracer;
    const value = follow(state, from);
    tracer.origin = tracer.field(from, origin, names, value);
    return value;
  };
}

/** An evaluation with the origins of the arguments that it looks at, and the origin before it. */
function evaluated(evaluate: Evaluate, ...given: Parameters<Evaluate>) {
  const trace = given[0].trace!;
  const { tracer, looked: around } = trace;
  const before = tracer.origin;
  const looked: Origin[] = [];
  trace.looked = looked;
  const value = evaluate(...given);
  trace.looked = around;
  return { tracer, before, looked, value };
}

/** A method with arguments, which are distinguished by what they are made of alone. */
export function tracedMethod(evaluate: Evaluate, { ident, pos }: { readonly ident: string; readonly pos: number }): Evaluate {
  return (state, dot, final) => {
    const { tracer, before, looked, value } = evaluated(evaluate, state, dot, final);
    const origins = final === undefined ? looked : [...looked, before];
    tracer.origin = tracer.called({ name: `.${ident}`, template: state.template, at: state.from + pos }, [], origins, value ?? null);
    return value;
  };
}

/** A declaration or an assignment. */
export function tracedAssign(assign: Assign, candidates: readonly Variable[]): Assign {
  return (state, value) => {
    const { origin } = tracerOf(state);
    const slot = candidates.length === 1 ? candidates[0]!.slot : slotOf(state, candidates);
    assign(state, value);
    state.trace!.origins[slot] = origin;
  };
}

function slotOf(state: ExecState, candidates: readonly Variable[]): number {
  const found = candidates.find(({ slot, tentative }) => !tentative || state.variables[slot] !== UNSET);
  return found?.slot ?? 0;
}

/** A call: each argument has an origin, the final one that of the command before. */
export function tracedApplication({ call, contextual }: FuncDef, inputs: readonly Input[], site: CallSite, hasFinal: boolean): Evaluate {
  const final = hasFinal ? inputs.at(-1) : undefined;
  const own = contextual ? 1 : 0;
  return (state, dot, given) => {
    const tracer = tracerOf(state);
    const before = tracer.origin;
    const values: unknown[] = [];
    const origins: Origin[] = [];
    for (const input of inputs) {
      tracer.origin = input === final ? before : undefined;
      values.push(input.take(input.evaluate(state, dot, given), state, input.at));
      origins.push(tracer.origin);
    }
    const args = values.slice(own);
    tracer.calling(site.name, args, origins.slice(own));
    state.call = site;
    const result = call(...values);
    const place = { name: site.name, template: state.template, at: state.from + site.node.pos };
    tracer.origin = tracer.called(place, args, origins.slice(own), result);
    return result;
  };
}

/** An argument of `and` or `or`, which may not be looked at. */
export function tracedOperand(argument: Argument): Argument {
  const evaluate: Evaluate = (state, dot) => {
    const { tracer, looked } = state.trace!;
    tracer.origin = undefined;
    const value = argument.evaluate(state, dot);
    looked?.push(tracer.origin);
    return value;
  };
  return { ...argument, evaluate };
}

/** `and` and `or`: the arguments that were looked at decide. */
export function tracedLogic(evaluate: Evaluate, hasFinal: boolean): Evaluate {
  return (state, dot, final) => {
    const { tracer, before, looked, value } = evaluated(evaluate, state, dot, final);
    const isFinal = hasFinal && value === final;
    tracer.origin = tracer.chosen(isFinal ? [...looked, before] : looked, isFinal ? before : looked.at(-1));
    return value;
  };
}
