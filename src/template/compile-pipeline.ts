/** Trees to closures: pipelines, their commands, and operands as arguments. */
import { type Argument, type Compiling, type Evaluate, type Expression, failing, settled, UNSET } from './closures.ts';
import { functionCall } from './compile-call.ts';
import { chain, field, variable } from './compile-field.ts';
import { constant } from './constant.ts';
import type { At, ExecState, Result } from './exec-state.ts';
import type { CommandNode, Operand, PipeNode, VariableNode } from './nodes.ts';
import { print } from './print.ts';
import type { Variable } from './scope.ts';
import { tracedAssign, tracedConstant, tracedDot } from './trace-expressions.ts';

/** The parts of a pipeline, before they are put together. */
export interface Pipeline {
  readonly first: Evaluate;
  /** The commands after the first. */
  readonly rest: readonly Evaluate[];
  readonly at: At;
  /** What it declares or assigns, each by what its name may mean. */
  readonly variables: readonly (readonly Variable[])[];
  readonly assign: readonly Assign[];
}

export type Assign = (state: ExecState, value: Result) => void;

const shared = new WeakMap<PipeNode, Pipeline>();

/** Compiles the parts of a pipeline, once if it does not depend on where it stands. Nil may come out of it as `null`; who cares for the difference calls `settled`. */
export function stages(compiling: Compiling, pipe: PipeNode): Pipeline {
  if (!pipe.closed || !compiling.scope.plain) return compileStages(compiling, pipe);
  let known = shared.get(pipe);
  if (!known) {
    known = compileStages(compiling, pipe);
    shared.set(pipe, known);
  }
  return known;
}

function compileStages(compiling: Compiling, pipe: PipeNode): Pipeline {
  const { evaluate: first, at: begun } = command(compiling, pipe.cmds[0]!, false, pipe);
  let at = begun;
  const rest: Evaluate[] = [];
  for (let i = 1; i < pipe.cmds.length; i++) {
    const next = command(compiling, pipe.cmds[i]!, true, at);
    rest.push(next.evaluate);
    at = next.at;
  }
  if (pipe.decl.length === 0) return { first, rest, at, variables: [], assign: [] };
  return { first, rest, at, ...assignments(compiling, pipe, at) };
}

/** What a pipeline declares or assigns, and how. */
function assignments({ scope, traced }: Compiling, pipe: PipeNode, at: At): Pick<Pipeline, 'variables' | 'assign'> {
  const variables = pipe.decl.map(({ ident: [name] }) => (pipe.isAssign ? scope.find(name!) : [scope.declare(name!)]));
  const assign = variables
    .map((candidates, i) => (pipe.isAssign ? assignment(pipe.decl[i]!.ident[0]!, candidates, at) : declaration(candidates[0]!)))
    .map((assign, i) => (traced ? tracedAssign(assign, variables[i]!) : assign));
  for (const [variable] of variables) if (variable) variable.origin = undefined;
  return { variables, assign };
}

/** Compiles a pipeline as a whole. */
export function pipeline(compiling: Compiling, pipe: PipeNode): Expression {
  const { first, rest, at, assign } = stages(compiling, pipe);
  if (rest.length + assign.length === 0) return { evaluate: first, at };
  return { evaluate: (state, dot) => finished(state, dot, first(state, dot), rest, assign), at };
}

/** The value of a pipeline whose first command gave `value`. */
export function finished(state: ExecState, dot: Result, value: Result, rest: readonly Evaluate[], assign: readonly Assign[]): Result {
  let result = value;
  for (let i = 0; i < rest.length; i++) result = rest[i]!(state, dot, settled(result));
  for (let i = 0; i < assign.length; i++) assign[i]!(state, settled(result));
  return result;
}

function declaration({ slot }: Variable): Assign {
  return (state, value) => {
    state.variables[slot] = value;
  };
}

/** Sets the variable that the name means. */
function assignment(name: string, candidates: readonly Variable[], at: At): Assign {
  const [first] = candidates;
  if (first && !first.tentative) return declaration(first);
  return (state, value) => {
    const found = candidates.find(({ slot, tentative }) => !tentative || state.variables[slot] !== UNSET);
    if (!found) return state.fail('template/undefined-variable', at, `undefined variable: ${name}`);
    state.variables[found.slot] = value;
  };
}

/** `hasFinal`: the previous command's value comes as last argument. `before`: whom Go blames before this command is looked at. */
function command(compiling: Compiling, node: CommandNode, hasFinal: boolean, before: At): Expression {
  const [word, ...rest] = node.args;
  const first = word!;
  switch (first.kind) {
    case 'field':
      return field(compiling, first, rest, hasFinal);
    case 'chain':
      return chain(compiling, first, rest, hasFinal);
    case 'variable':
      if (first.ident.length === 1 && (hasFinal || rest.length > 0)) return misusedVariable(compiling, first);
      return variable(compiling, first, rest, hasFinal);
    case 'identifier':
      return functionCall(compiling, first, node, rest, hasFinal);
    case 'pipe':
      if (!hasFinal && rest.length === 0) return pipeline(compiling, first);
      return failing('template/not-a-function', before, "can't give argument to non-function %s", print(first));
    case 'nil':
      if (!hasFinal && rest.length === 0) return failing('template/not-a-function', first, 'nil is not a command');
  }
  if (hasFinal || rest.length > 0) return failing('template/not-a-function', first, "can't give argument to non-function %s", print(first));
  return argument(compiling, first);
}

/** A variable that is given arguments; that it is not declared comes first. */
function misusedVariable(compiling: Compiling, node: VariableNode): Expression {
  const { evaluate } = variable(compiling, node, [], false);
  const refused: Evaluate = (state, dot) => {
    evaluate(state, dot);
    return state.fail('template/not-a-function', node, "can't give argument to non-function %s", [print(node)]);
  };
  return { evaluate: refused, at: node };
}

/** Compiles an operand that stands by itself. */
export function argument(compiling: Compiling, node: Operand): Argument {
  switch (node.kind) {
    case 'dot':
      return { evaluate: compiling.traced ? tracedDot : (_, dot) => dot, at: node };
    case 'field':
      return field(compiling, node, [], false);
    case 'variable':
      return variable(compiling, node, [], false);
    case 'chain':
      return chain(compiling, node, [], false);
    case 'identifier':
      return functionCall(compiling, node, node, [], false);
    case 'pipe':
      return { ...pipeline(compiling, node), settles: true };
    case 'nil':
      return { evaluate: compiling.traced ? tracedConstant(() => undefined) : () => undefined, at: node, literal: node };
    case 'bool':
    case 'string':
    case 'number':
      return { evaluate: compiling.traced ? tracedConstant(constant(node)) : constant(node), at: node, literal: node };
    default:
      return node satisfies never;
  }
}
