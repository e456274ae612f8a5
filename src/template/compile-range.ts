/** `range` over everything that Go ranges over. */

import { sortedKeys } from '../go/utf8.ts';
import { GoInt, INT, int, UINT8, type Value } from '../go/value.ts';
import { alternative, Block } from './block.ts';
import { BREAK, CONTINUE, type Compiling, NEXT, type Signal, type Step, settled } from './closures.ts';
import { type Assign, finished, stages } from './compile-pipeline.ts';
import { type ExecState, pointee, type Result } from './exec-state.ts';
import type { BranchNode } from './nodes.ts';
import { tracedElement, tracedItems } from './trace-statements.ts';

/** A range's closure; its variables are set for each element, and hold the whole value if there is none. */
export function range(compiling: Compiling, node: BranchNode): Step['run'] {
  const { scope } = compiling;
  const container = scope.declare('').slot;
  const { first, rest, at, variables, assign } = stages(compiling, node.pipe);
  const [setKey, plainSet]: readonly (Assign | undefined)[] = assign.length > 1 ? assign : [undefined, assign[0]];
  const setElement = compiling.traced && plainSet ? tracedElement(plainSet) : plainSet;
  const element = variables.at(-1)?.[0];
  if (element && node.pipe.isAssign) element.origin = container;
  const otherwise = alternative(compiling, node);
  scope.dot = container;
  if (element) scope.know(element, container);
  const body = new Block(compiling, node.list);

  return function runRange(state, dot) {
    const items = begin(state, dot, first(state, dot));
    if (items.length === 0) return orElse(state, dot);
    const { steps } = body;
    for (let i = 0; i < items.length; i++) {
      const element = items.element(i);
      state.from = node.from;
      if (setKey) setKey(state, items.key(i));
      if (setElement) setElement(state, element);
      for (let j = 0; j < steps.length; j++) {
        const step = steps[j]!;
        state.from = step.from;
        const signal = state.put(step.run(state, element), element, step);
        if (signal === BREAK) return NEXT;
        if (signal === CONTINUE) break;
      }
    }
    return NEXT;
  };

  function orElse(state: ExecState, dot: Result): Signal {
    for (const step of otherwise.steps) {
      state.from = step.from;
      const signal = state.put(step.run(state, dot), dot, step);
      if (signal !== NEXT) return signal;
    }
    return NEXT;
  }

  function begin(state: ExecState, dot: Result, begun: Result): Items {
    const value = settled(finished(state, dot, begun, rest, assign));
    const items = itemsOf(value, setKey !== undefined);
    if (typeof items === 'string') return state.fail('template/wrong-type', at, items, [pointee(value as Value)]);
    state.variables[container] = items.length > 0 ? value : undefined;
    return compiling.traced ? tracedItems(state, node, value, items) : items;
  }
}

/** What can be walked, by index. */
export interface Items {
  readonly length: number;
  key(i: number): Value;
  element(i: number): Value;
}

/** The items of a value, or the format of Go's refusal. */
function itemsOf(value: Result, withKey: boolean): Items | string {
  if (Array.isArray(value)) return { length: value.length, key: int, element: (i) => value[i]! };
  if (value instanceof Map) return entries(value);
  if (value === undefined || value === null) return { length: 0, key: int, element: int };
  if (value instanceof GoInt) return withKey ? "can't use %v to iterate over more than one variable" : count(value);
  if (value instanceof Uint8Array) return { length: value.length, key: int, element: (i) => new GoInt(BigInt(value[i]!), UINT8) };
  return "range can't iterate over %v";
}

/** Keys and values as they were when the loop began. */
function entries(map: ReadonlyMap<string, Value>): Items {
  const keys = sortedKeys(map);
  const values = keys.map((key) => map.get(key)!);
  return { length: keys.length, key: (i) => keys[i]!, element: (i) => values[i]! };
}

/** 0 to n-1, of n's own type. */
function count({ value, type }: GoInt): Items {
  return { length: Math.max(Number(value), 0), key: int, element: type === INT ? int : (i) => new GoInt(BigInt(i), type) };
}
