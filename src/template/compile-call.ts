/** Trees to closures: function calls. */

import { isTrue } from '../go/truth.ts';
import { typeOf, type Value } from '../go/value.ts';
import { BUILTINS } from './builtins.ts';
import { type Argument, type Compiling, type Evaluate, type Expression, failing, UNSET } from './closures.ts';
import type { At, CallSite, ExecState, Result } from './exec-state.ts';
import type { CommandNode, IdentifierNode, Operand } from './nodes.ts';
import { finalFor, type Input, inputFor } from './params.ts';
import { print } from './print.ts';
import { countProblem, parameterAt, signatureOf } from './signature.ts';
import { tracedApplication, tracedLogic, tracedOperand } from './trace-expressions.ts';

/** `name args`; `whole` is the node that Go blames for what the function itself refuses. */
export function functionCall(
  compiling: Compiling,
  node: IdentifierNode,
  whole: CommandNode | IdentifierNode,
  operands: readonly Operand[],
  hasFinal: boolean,
): Expression {
  const name = node.ident;
  const own = Object.hasOwn(compiling.functions, name) ? compiling.functions[name] : undefined;
  const callee = own ?? (Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined);
  if (!callee) return failing('template/undefined-function', node, '%q is not a defined function', name);
  const declared = signatureOf(callee);
  const problem = countProblem(name, declared, operands.length, hasFinal);
  if (problem) return failing('template/wrong-arguments', node, problem);
  if (!own && (name === 'and' || name === 'or')) return logic(compiling, node, operands, hasFinal);
  const inputs: Input[] = [];
  let at: At = node;
  for (let i = 0; i < operands.length; i++) {
    const arg = compiling.argument(compiling, operands[i]!);
    inputs.push(inputFor(parameterAt(declared, i), arg));
    at = arg.at;
  }
  if (hasFinal) inputs.push(finalFor(parameterAt(declared, operands.length), at));
  if (!own && name === 'call') inputs.unshift(calleeName(operands[0]));
  if (callee.contextual) inputs.unshift(STATE);
  const site = { node: whole, name };
  if (compiling.traced) return { evaluate: tracedApplication(callee, inputs, site, hasFinal), at };
  return { evaluate: application(callee.call, inputs, site), at };
}

const STATE: Input = { evaluate: () => undefined, take: (_, state) => state, at: undefined };

/** How `call` names the function that it is given. */
function calleeName(operand: Operand | undefined): Input {
  if (operand) return { evaluate: () => undefined, take: () => print(operand), at: undefined };
  const nameOf = (value: Result) => (typeof value === 'string' ? value : `<${typeOf(value ?? null).name} Value>`);
  return { evaluate: (_state, _dot, final) => final, take: nameOf, at: undefined };
}

type Call = (...inputs: unknown[]) => Value;

/** A call of a JavaScript function, the usual numbers of arguments without an array. The runner of the template catches what it throws. */
function application(call: Call, inputs: readonly Input[], site: CallSite): Evaluate {
  const [first, second, third] = inputs as [Input, Input, Input];
  switch (inputs.length) {
    case 1:
      return function callWithOne(state, dot, final) {
        const a = first.take(first.evaluate(state, dot, final), state, first.at);
        state.call = site;
        return call(a);
      };
    case 2:
      return function callWithTwo(state, dot, final) {
        const a = first.take(first.evaluate(state, dot, final), state, first.at);
        const b = second.take(second.evaluate(state, dot, final), state, second.at);
        state.call = site;
        return call(a, b);
      };
    case 3:
      return function callWithThree(state, dot, final) {
        const a = first.take(first.evaluate(state, dot, final), state, first.at);
        const b = second.take(second.evaluate(state, dot, final), state, second.at);
        const c = third.take(third.evaluate(state, dot, final), state, third.at);
        state.call = site;
        return call(a, b, c);
      };
  }
  return function callWithMany(state, dot, final) {
    const values: unknown[] = [];
    for (const { evaluate, take, at } of inputs) values.push(take(evaluate(state, dot, final), state, at));
    state.call = site;
    return call(...values);
  };
}

/** `and` and `or`: arguments are evaluated until one decides, and the last one looked at is the result. */
function logic(compiling: Compiling, node: IdentifierNode, operands: readonly Operand[], hasFinal: boolean): Expression {
  const { scope } = compiling;
  const { result: given, slots } = scope.skipping(() => operands.map((operand) => compiling.argument(compiling, operand)));
  const args = compiling.traced ? given.map(tracedOperand) : given;
  const decides = node.ident === 'or';

  function look(state: ExecState, arg: Argument | undefined): void {
    if (arg?.at) state.node = arg.at;
    else if (!arg) state.node = node;
  }
  function evaluate(state: ExecState, dot: Result, final?: Result): Result {
    for (const slot of slots) state.variables[slot] = UNSET;
    let value: Result;
    for (let i = 0; i < args.length; i++) {
      value = args[i]!.evaluate(state, dot);
      if (isTrue(value) === decides) {
        look(state, args[i]);
        return value;
      }
    }
    look(state, args.at(-1));
    return hasFinal ? final : value;
  }
  if (compiling.traced) return { evaluate: tracedLogic(evaluate, hasFinal), at: undefined };
  return { evaluate, at: undefined };
}
