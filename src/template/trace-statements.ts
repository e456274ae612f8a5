/** Statements of traced templates: the closures of plain ones, plus reports to the tracer. */
import { isTrue } from '../go/truth.ts';
import type { Value } from '../go/value.ts';
import type { Compiling, Evaluate, Step } from './closures.ts';
import type { ExecState, Result } from './exec-state.ts';
import type { BranchNode } from './nodes.ts';
import type { Origin } from './trace.ts';

/** Says which statement runs; a `template` action calls what it says. */
export function tracedStep(step: Step): Step {
  const { node } = step;
  return {
    ...step,
    run(state, dot) {
      const { tracer } = state.trace!;
      const place = { template: state.template, node };
      tracer.at(place);
      tracer.origin = undefined;
      if (node.kind !== 'template') return step.run.call(this, state, dot);
      tracer.enterTemplate(place);
      const signal = step.run.call(this, state, dot);
      tracer.leaveTemplate();
      return signal;
    },
  };
}

/**
 * An `if`, `with` or `range`: what dot is made of is as before when it ends, and variables that are assigned within, or would be
 * in another branch, have been chosen by it.
 */
export function tracedBranch({ scope }: Compiling, node: BranchNode, run: Step['run']): Step['run'] {
  const slots = [...assigned(node)].flatMap((name) => scope.find(name).map(({ slot }) => slot));
  return function runTraced(state, dot) {
    const trace = state.trace!;
    const before = trace.dot;
    const signal = run.call(this, state, dot);
    trace.dot = before;
    const condition = trace.tracer.leave();
    for (const slot of slots) trace.origins[slot] = trace.tracer.chosen([condition], trace.origins[slot]);
    return signal;
  };
}

/** The variables that are assigned anywhere within a branch. */
function assigned({ list, elseList }: BranchNode, names = new Set<string>()): ReadonlySet<string> {
  for (const node of [...list.nodes, ...(elseList?.nodes ?? [])]) {
    if (node.kind === 'action' && node.pipe.isAssign) for (const { ident } of node.pipe.decl) names.add(ident[0]!);
    if (node.kind === 'if' || node.kind === 'with' || node.kind === 'range') assigned(node, names);
  }
  return names;
}

/** The condition of an `if` or `with`. */
export function tracedCondition(node: BranchNode, evaluate: Evaluate): Evaluate {
  return (state, dot) => {
    const value = evaluate(state, dot);
    const trace = state.trace!;
    const { origin } = trace.tracer;
    const taken = isTrue(value);
    trace.tracer.enter({ template: state.template, node }, origin, taken);
    if (node.kind === 'with' && taken) trace.dot = origin;
    return value;
  };
}

interface Items {
  readonly length: number;
  key(i: number): Value;
  element(i: number): Value;
}

/** The items of a `range`: dot is made of the element that was given last. */
export function tracedItems(state: ExecState, node: BranchNode, value: Result, items: Items): Items {
  const trace = state.trace!;
  const { tracer } = trace;
  const container: Origin = tracer.origin;
  tracer.enter({ template: state.template, node }, container, items.length > 0);
  return {
    length: items.length,
    key(i) {
      tracer.origin = tracer.chosen([container], undefined);
      return items.key(i);
    },
    element(i) {
      const element = items.element(i);
      trace.dot = tracer.element(value, container, items.key(i), element);
      tracer.origin = trace.dot;
      return element;
    },
  };
}

/** Sets the variable of an element; its key was set before. */
export function tracedElement(set: (state: ExecState, value: Result) => void): (state: ExecState, value: Result) => void {
  return (state, value) => {
    const { tracer, dot } = state.trace!;
    tracer.origin = dot;
    set(state, value);
  };
}
