/** Trees to closures: `.A.B`, `$x.A.B` and `(…).A.B`, through map keys, struct fields and methods. */
import { closestName } from '../base/closest.ts';
import { type GoMethod, GoObject, type GoType, isExported, NIL_POINTER, typeOf, type Value } from '../go/value.ts';
import { type Argument, type Compiling, type Evaluate, type Expression, settled, UNSET } from './closures.ts';
import type { At, ExecState, Result } from './exec-state.ts';
import type { Blamed, ChainNode, FieldNode, Operand, VariableNode } from './nodes.ts';
import { finalFor, inputFor } from './params.ts';
import type { Origin, Variable } from './scope.ts';
import { countProblem, parameterAt, resultsProblem, signatureOf } from './signature.ts';
import { tracedAccess, tracedField, tracedMethod, tracedOperand, tracedVariable } from './trace-expressions.ts';
import { zeroOf } from './zero.ts';

/** A chain of names in the source, and what to say when it breaks. */
interface Site {
  readonly node: Blamed;
  /** Whom Go blames for a name that leads nowhere. */
  readonly at: At;
  /** Where the value comes from that the first name is looked up in. */
  readonly origin: Origin;
  readonly names: readonly string[];
}

/** `.A.B args` */
export function field(compiling: Compiling, node: FieldNode, args: readonly Operand[], hasFinal: boolean): Expression {
  const site = { node, at: node, origin: compiling.scope.dot, names: node.ident };
  if (hasFinal || args.length > 0) return invocation(compiling, site, (_, dot) => dot, args, hasFinal);
  const count = site.names.length;
  const evaluate: Evaluate = (state, dot) => walk(state, dot, site, count);
  return { evaluate: compiling.traced ? tracedField(evaluate, site.names) : evaluate, at: node };
}

/** `$x.A.B args` */
export function variable(compiling: Compiling, node: VariableNode, args: readonly Operand[], hasFinal: boolean): Expression {
  const [name, ...names] = node.ident;
  const candidates = compiling.scope.find(name!);
  const read = reading(name!, candidates, node);
  const start = compiling.traced ? tracedVariable(read, candidates) : read;
  if (names.length === 0) return { evaluate: start, at: node };
  return access(compiling, { node, at: node, origin: candidates[0]?.origin, names }, start, args, hasFinal);
}

function reading(name: string, candidates: readonly Variable[], node: VariableNode): Evaluate {
  const [first] = candidates;
  if (first && !first.tentative) {
    const { slot } = first;
    return (state) => state.variables[slot];
  }
  return (state) => {
    const found = candidates.find(({ slot, tentative }) => !tentative || state.variables[slot] !== UNSET);
    return found ? state.variables[found.slot] : state.fail('template/undefined-variable', node, `undefined variable: ${name}`);
  };
}

/** `(pipeline).A.B args` */
export function chain(compiling: Compiling, node: ChainNode, args: readonly Operand[], hasFinal: boolean): Expression {
  const { evaluate, at, settles } = compiling.argument(compiling, node.node);
  const start: Evaluate = settles ? (state, dot) => settled(evaluate(state, dot)) : evaluate;
  return access(compiling, { node, at, origin: undefined, names: node.field }, start, args, hasFinal);
}

function access(compiling: Compiling, site: Site, start: Evaluate, args: readonly Operand[], hasFinal: boolean): Expression {
  if (hasFinal || args.length > 0) return invocation(compiling, site, start, args, hasFinal);
  const count = site.names.length;
  if (compiling.traced) {
    const follow = (state: ExecState, from: Result) => walk(state, from, site, count);
    return { evaluate: tracedAccess(start, follow, site.names), at: site.at };
  }
  return { evaluate: (state, dot) => walk(state, start(state, dot), site, count), at: site.at };
}

/** Follows the first `count` names. */
function walk(state: ExecState, start: Result, site: Site, count: number): Result {
  let value = start;
  for (let i = 0; i < count; i++) {
    if (value instanceof Map) {
      const name = site.names[i]!;
      const found = value.get(name);
      if (found !== undefined && !typeOf(value).methods?.has(name)) {
        value = found;
        continue;
      }
    }
    value = step(state, value, site, i, start);
  }
  return value;
}

/** Follows one name: methods come before fields and keys. */
function step(state: ExecState, value: Result, site: Site, i: number, start: Result): Result {
  const name = site.names[i]!;
  if (value === undefined) return nothing(state, name, site);
  const method = methodOf(state, value, site, i, start);
  if (method) return invoke({ state, dot: undefined, site, method, self: value, name, args: [] });
  if (value instanceof GoObject && value.native === NIL_POINTER)
    return state.fail('template/nil-pointer', site.at, 'nil pointer evaluating %s.%s', [typeOf(value).name, name]);
  if (value instanceof GoObject && value.fields.has(name)) {
    return isExported(name) ? value.fields.get(name) : unexported(state, value, name, site);
  }
  if (value instanceof Map) return value.get(name) ?? missing(state, value, name, site);
  const named = declaredType(state, site, i, start)?.methods?.get(name);
  if (named) return invoke({ state, dot: undefined, site, method: named, self: value, name, args: [] });
  return state.fail('template/unknown-field', site.at, "can't evaluate field %s in type %s", [
    name,
    typeName(state, value, site, i, start),
  ]);
}

function unexported(state: ExecState, value: GoObject, name: string, { at }: Site): never {
  return state.fail('template/unknown-field', at, '%s is an unexported field of struct type %s', [name, typeOf(value).name]);
}

/** The field of no value at all. */
function nothing(state: ExecState, name: string, { at }: Site): undefined {
  return state.set.missingKey === 'error' ? state.fail('template/missing-key', at, 'nil data; no entry for key %q', [name]) : undefined;
}

function missing(state: ExecState, map: Map<string, Value>, name: string, { at }: Site): Result {
  if (map.has(name)) return null;
  const { missingKey } = state.set;
  if (missingKey === 'error') return state.fail('template/missing-key', at, 'map has no entry for key %q', [name]);
  return missingKey === 'zero' ? zeroOf(typeOf(map).elem) : undefined;
}

function methodOf(state: ExecState, value: Value, site: Site, i: number, start: Result): GoMethod | undefined {
  if (value !== null) return typeOf(value).methods?.get(site.names[i]!);
  const words = [typeName(state, value, site, i, start), site.names[i]!];
  return state.fail('template/nil-pointer', site.at, 'nil pointer evaluating %s.%s', words, { hints: nilHints(state, site, i, start) });
}

/** Which part of the path is nil, and what was probably meant. */
function nilHints(state: ExecState, site: Site, i: number, start: Result): string[] {
  const name = site.names[i - 1];
  if (name === undefined) return [];
  const holder = walk(state, start, site, i - 1);
  const path = `.${site.names.slice(0, i).join('.')}`;
  const shown = site.node.kind === 'variable' ? `${site.node.ident[0]}${path}` : path;
  if (!(holder instanceof Map) || holder.has(name)) return [`${shown} is null`];
  // Two letters that changed places count as two.
  const close = closestName(holder.keys(), name, name.length > 3 ? 2 : 0);
  return [`${shown} is not set${close ? `; did you mean ${close}?` : ''}`];
}

/** The type that a struct declares for the field that name `i` is looked up in. */
function declaredType(state: ExecState, site: Site, i: number, start: Result): GoType | undefined {
  if (i === 0) return undefined;
  const holder = walk(state, start, site, i - 1);
  return holder === undefined ? undefined : typeOf(holder).fields?.get(site.names[i - 1]!);
}

/** What Go calls the type of the value that name `i` is looked up in: `interface {}` if it was found in something that holds any. */
function typeName(state: ExecState, value: Value, site: Site, i: number, start: Result): string {
  if (value === null) return 'interface {}';
  const own = (declaredType(state, site, i, start) ?? typeOf(value)).name;
  const holder = i > 0 ? walk(state, start, site, i - 1) : site.origin === undefined ? undefined : state.variables[site.origin];
  if (holder === undefined || holder === null) return own;
  const { elem, methods } = typeOf(holder);
  const byMethod = i > 0 && methods?.has(site.names[i - 1]!);
  return elem?.kind === 'interface' && !byMethod ? elem.name : own;
}

/** A chain whose last name is given arguments, so that it must be a method. */
function invocation(compiling: Compiling, site: Site, start: Evaluate, operands: readonly Operand[], hasFinal: boolean): Expression {
  const { result: plain, slots } = compiling.scope.skipping(() => operands.map((operand) => compiling.argument(compiling, operand)));
  const args = compiling.traced ? plain.map(tracedOperand) : plain;
  const last = site.names.length - 1;
  const name = site.names[last]!;
  const evaluate: Evaluate = (state, dot, final) => {
    for (const slot of slots) state.variables[slot] = UNSET;
    const begin = start(state, dot);
    const self = walk(state, begin, site, last);
    if (self === undefined) return nothing(state, name, site);
    const method = methodOf(state, self, site, last, begin);
    if (method) return invoke({ state, dot, site, method, self, name, args, final: hasFinal ? { value: final } : undefined });
    if (self instanceof GoObject && self.fields.has(name)) {
      if (!isExported(name)) return unexported(state, self, name, site);
      return state.fail('template/not-a-function', site.at, '%s has arguments but cannot be invoked as function', [name]);
    }
    if (self instanceof Map) return state.fail('template/not-a-function', site.at, '%s is not a method but has arguments', [name]);
    return state.fail('template/unknown-field', site.at, "can't evaluate field %s in type %s", [
      name,
      typeName(state, self, site, last, begin),
    ]);
  };
  return {
    evaluate: compiling.traced ? tracedMethod(evaluate, { ident: name, pos: site.node.pos }) : evaluate,
    at: args.length > 0 ? args.at(-1)!.at : site.at,
  };
}

interface Invocation {
  readonly state: ExecState;
  readonly dot: Result;
  readonly site: Site;
  readonly method: GoMethod;
  readonly self: Value;
  readonly name: string;
  readonly args: readonly Argument[];
  readonly final?: { readonly value: Result } | undefined;
}

/** Calls a method. Which one it is shows only now, so its parameters are checked now. */
function invoke({ state, dot, site, method, self, name, args, final }: Invocation): Value {
  const declared = signatureOf({ signature: method.params });
  const problem = countProblem(name, declared, args.length, final !== undefined) ?? resultsProblem(name, method);
  if (problem) return state.fail('template/wrong-arguments', site.at, problem);
  const inputs = args.map((arg, i) => inputFor(parameterAt(declared, i), arg));
  if (final) inputs.push(finalFor(parameterAt(declared, args.length), args.length > 0 ? args.at(-1)!.at : site.at));
  const values = inputs.map(({ evaluate, take, at }) => take(evaluate(state, dot, final?.value), state, at));
  state.call = { node: site.node, name };
  return method.call(self, ...values);
}
