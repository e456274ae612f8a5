/** Trees to closures: function calls. */

import { isTrue } from '../go/truth.ts';
import { typeOf, type Value } from '../go/value.ts';
import { BUILTINS } from './builtins.ts';
import type { Compiling, Evaluate, Expression } from './closures.ts';
import { calling } from './compile-field.ts';
import { type Argument, argument, failing, UNSET } from './compile-pipeline.ts';
import type { ExecState, Result } from './exec-state.ts';
import type { CommandNode, IdentifierNode, Node, Operand } from './nodes.ts';
import { argumentFor, countProblem, parameterAt, receive } from './params.ts';
import { print } from './print.ts';

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
  if (!callee) return failing(node, '%q is not a defined function', name);
  const problem = countProblem(name, callee, operands.length, hasFinal);
  if (problem) return failing(node, problem);
  if (!own && (name === 'and' || name === 'or')) return logic(compiling, node, operands, hasFinal);
  const args = operands.map((operand) => argument(compiling, operand));
  const at = args.length > 0 ? args.at(-1)!.at : node;
  const inputs = args.map((arg, i) => argumentFor(parameterAt(callee, i), arg));
  if (hasFinal) {
    const param = parameterAt(callee, args.length);
    inputs.push((state, _, final) => receive(param, final, state, at) as Value);
  }
  if (!own && name === 'call') inputs.unshift(calleeName(operands[0]));
  if (callee.contextual) inputs.unshift((state) => state as unknown as Value);
  return { evaluate: application(callee.call, inputs, whole, name), at };
}

/** How `call` names the function that it is given. */
function calleeName(operand: Operand | undefined): Evaluate {
  if (operand) return () => print(operand);
  return (_state, _dot, final) => (typeof final === 'string' ? final : final ? `<${typeOf(final).name} Value>` : '<invalid Value>');
}

type Call = (...inputs: unknown[]) => Value;

/** A call of a JavaScript function, the usual numbers of arguments without an array. */
function application(call: Call, inputs: readonly Evaluate[], node: Node, name: string): Evaluate {
  const [first, second, third] = inputs as [Evaluate, Evaluate, Evaluate];
  const refuse = (state: ExecState, error: unknown) => calling(state, node, name, error);
  switch (inputs.length) {
    case 1:
      return function callWithOne(state, dot, final) {
        const a = first(state, dot, final);
        try {
          return call(a);
        } catch (error) {
          return refuse(state, error);
        }
      };
    case 2:
      return function callWithTwo(state, dot, final) {
        const a = first(state, dot, final);
        const b = second(state, dot, final);
        try {
          return call(a, b);
        } catch (error) {
          return refuse(state, error);
        }
      };
    case 3:
      return function callWithThree(state, dot, final) {
        const a = first(state, dot, final);
        const b = second(state, dot, final);
        const c = third(state, dot, final);
        try {
          return call(a, b, c);
        } catch (error) {
          return refuse(state, error);
        }
      };
  }
  return function callWithMany(state, dot, final) {
    const values = inputs.map((input) => input(state, dot, final));
    try {
      return call(...values);
    } catch (error) {
      return refuse(state, error);
    }
  };
}

/** `and` and `or`: arguments are evaluated until one decides, and the last one looked at is the result. */
function logic(compiling: Compiling, node: IdentifierNode, operands: readonly Operand[], hasFinal: boolean): Expression {
  const { scope } = compiling;
  const { result: args, slots } = scope.skipping(() => operands.map((operand) => argument(compiling, operand)));
  const decides = node.ident === 'or';
  const values = args.map((arg) => argumentFor('value', arg));
  function look(state: ExecState, arg: Argument | undefined): void {
    if (arg?.at) state.node = arg.at;
    else if (!arg) state.node = node;
  }
  function evaluate(state: ExecState, dot: Result, final?: Result): Result {
    for (const slot of slots) state.variables[slot] = UNSET;
    let value: Result;
    for (let i = 0; i < values.length; i++) {
      value = values[i]!(state, dot);
      if (isTrue(value) === decides) {
        look(state, args[i]);
        return value;
      }
    }
    look(state, args.at(-1));
    return hasFinal ? final : value;
  }
  return { evaluate, at: undefined };
}
