/** `range` over everything that Go ranges over. */

import { sortedKeys } from '../go/utf8.ts';
import { GoInt, INT, int, UINT8, type Value } from '../go/value.ts';
import { BREAK, type Compiling, type Execute, NEXT } from './closures.ts';
import { list, skip } from './compile.ts';
import { assignment, pipeline } from './compile-pipeline.ts';
import { dereferenced, type ExecState, type Result } from './exec-state.ts';
import type { BranchNode } from './nodes.ts';

type Assign = (state: ExecState, value: Result) => void;

/** A range's closure; its variables are set anew for each element, and hold the whole value where there is none. */
export function range(compiling: Compiling, node: BranchNode): Execute {
  const { scope } = compiling;
  const container = scope.declare('').slot;
  const { evaluate, at, variables } = pipeline(compiling, node.pipe);
  const assign = variables.map((candidates, i) => assignment(node.pipe.decl[i]!.ident[0]!, candidates, at));
  const [setKey, setElement]: (Assign | undefined)[] = assign.length > 1 ? assign : [undefined, assign[0]];
  const element = variables.at(-1)?.[0];
  const outer = scope.dot;
  scope.dot = container;
  if (element) element.origin = container;
  const body = scope.block(() => list(compiling, node.list));
  scope.dot = outer;
  if (element && !node.pipe.isAssign) element.origin = undefined;
  const { elseList } = node;
  const otherwise = elseList ? scope.block(() => list(compiling, elseList)) : skip;

  return function runRange(state, dot) {
    const value = evaluate(state, dot);
    const items = itemsOf(value, setKey !== undefined);
    if (typeof items === 'string') return state.fail(at, items, [dereferenced(value as Value)]);
    if (items.length === 0) return otherwise(state, dot);
    state.variables[container] = value;
    for (let i = 0; i < items.length; i++) {
      const element = items.element(i);
      if (setKey) setKey(state, items.key(i));
      if (setElement) setElement(state, element);
      if (body(state, element) === BREAK) break;
    }
    return NEXT;
  };
}

/** What can be walked, by index. */
interface Items {
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
