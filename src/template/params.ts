/** Arguments against parameter types: text/template's checks, and the JavaScript that a function receives. */
import { NO_ERROR } from '../go/error-value.ts';
import { GoInt, GoObject, nilled, strings, typeOf, type Value } from '../go/value.ts';
import { type Argument, type Evaluate, settled } from './closures.ts';
import { constant } from './constant.ts';
import type { At, ExecState, Result } from './exec-state.ts';
import type { Literal } from './nodes.ts';
import { print } from './print.ts';
import type { Param } from './signature.ts';

interface Rule {
  /** Go's name of the type. */
  readonly name: string;
  /** What becomes of a value of the type; undefined for any other value. */
  readonly receive: (value: Value) => unknown;
  /** The type's nil, if it has one. */
  readonly zero?: () => unknown;
  /** How a literal becomes a value of the type; absent: it never does. */
  readonly literal?: (node: Literal) => unknown;
  /** What Go calls such a literal. */
  readonly expected?: string;
}

function listOf(value: Value, elem: string): Value | undefined {
  return Array.isArray(value) && typeOf(value).elem?.name === elem ? value : undefined;
}

function struct(value: Value, name: string): Value | undefined {
  if (!(value instanceof GoObject)) return undefined;
  return value.type.name === name || (value.type.kind === 'ptr' && value.type.elem?.name === name) ? value : undefined;
}

const RULES: Readonly<Record<Exclude<Param, 'any' | 'value'>, Rule>> = {
  string: {
    name: 'string',
    receive: (value) => (typeof value === 'string' ? value : undefined),
    literal: (node) => (node.kind === 'string' ? node.text : undefined),
    expected: 'string',
  },
  bool: {
    name: 'bool',
    receive: (value) => (typeof value === 'boolean' ? value : undefined),
    literal: (node) => (node.kind === 'bool' ? node.value : undefined),
    expected: 'bool',
  },
  int: { ...integer('int'), literal: (node) => (node.kind === 'number' && node.int !== undefined ? Number(node.int) : undefined) },
  int64: {
    name: 'int64',
    receive: (value) => (value instanceof GoInt && value.type.name === 'int64' ? value.value : undefined),
    literal: (node) => (node.kind === 'number' ? node.int : undefined),
    expected: 'integer',
  },
  uint32: {
    ...integer('uint32'),
    literal: (node) => (node.kind === 'number' && node.uint !== undefined ? Number(BigInt.asUintN(32, node.uint)) : undefined),
    expected: 'unsigned integer',
  },
  float64: {
    name: 'float64',
    receive: (value) => (typeof value === 'number' ? value : undefined),
    literal: (node) => (node.kind === 'number' ? node.float : undefined),
    expected: 'float',
  },
  '[]any': { name: '[]interface {}', receive: (value) => listOf(value, 'interface {}'), zero: () => nilled([]) },
  '[]string': { name: '[]string', receive: (value) => listOf(value, 'string'), zero: () => nilled(strings([])) },
  map: {
    name: 'map[string]interface {}',
    receive: (value) => (value instanceof Map && typeOf(value).elem?.kind === 'interface' ? value : undefined),
    zero: () => nilled(new Map()),
  },
  '[]byte': {
    name: '[]uint8',
    receive: (value) => (value instanceof Uint8Array ? value : undefined),
    zero: () => new Uint8Array(0),
  },
  time: { name: 'time.Time', receive: (value) => struct(value, 'time.Time') },
  certificate: { name: 'sprig.certificate', receive: (value) => struct(value, 'sprig.certificate') },
  duration: {
    name: 'time.Duration',
    receive: (value) => (value instanceof GoInt && value.type.name === 'time.Duration' ? value.value : undefined),
    literal: (node) => (node.kind === 'number' ? node.int : undefined),
    expected: 'integer',
  },
  location: pointer('*time.Location'),
  version: pointer('*semver.Version'),
  writer: { name: 'io.Writer', receive: () => undefined, zero: () => null },
  error: {
    name: 'error',
    receive: (value) => (value !== null && typeOf(value).methods?.has('Error') ? value : undefined),
    zero: () => null,
  },
};

function pointer(name: string): Rule {
  return { name, receive: (value) => (value instanceof GoObject && value.type.name === name ? value : undefined), zero: () => null };
}

function integer(name: string): Rule {
  return {
    name,
    receive: (value) => (value instanceof GoInt && value.type.name === name ? Number(value.value) : undefined),
    expected: 'integer',
  };
}

/** An argument in two halves, so that no check is on the stack while the value is evaluated. */
export interface Input {
  readonly evaluate: Evaluate;
  /** Turns the value into what the function receives. */
  readonly take: Take;
  /** Whom Go blames for a value that the function does not take. */
  readonly at: At;
}

/** One function a type, so that there are not as many as arguments. */
export type Take = (value: Result, state: ExecState, at: At) => unknown;

const takeAsIs: Take = (value) => value;

const takeAny: Take = (value) => (value === undefined || value === NO_ERROR ? null : value);

const takeFinal: Evaluate = (_state, _dot, final) => final;

/** The argument for a parameter of that type. */
export function inputFor(param: Param, { evaluate, at, literal, settles }: Argument): Input {
  if (literal) return { evaluate: literalFor(param, literal), take: takeAsIs, at };
  return { evaluate, take: settles ? takeSettled(param) : takeFor(param), at };
}

/** The value of the previous command for a parameter of that type. */
export function finalFor(param: Param, at: At): Input {
  return { evaluate: takeFinal, take: takeSettled(param), at };
}

function takeFor(param: Param): Take {
  if (param === 'any') return takeAny;
  return param === 'value' ? takeAsIs : TAKES[param].plain;
}

/** As takeFor, for values that are settled first. */
function takeSettled(param: Param): Take {
  if (param === 'any') return takeAny;
  return param === 'value' ? settled : TAKES[param].settled;
}

/** The value as the function receives it; refuses what Go would not assign to the parameter. */
function receive(param: Exclude<Param, 'any' | 'value'>, value: Result, state: ExecState, at: At): unknown {
  if (param === 'string' && typeof value === 'string') return value;
  const rule = RULES[param];
  if (value === undefined)
    return rule.zero ? rule.zero() : state.fail('template/wrong-type', at, 'invalid value; expected %s', [rule.name]);
  const received = value === null ? undefined : rule.receive(value);
  if (received !== undefined) return received;
  const got = value === null ? 'interface {}' : typeOf(value).name;
  return state.fail('template/wrong-type', at, 'wrong type for value; expected %s; got %s', [rule.name, got]);
}

function literalFor(param: Param, node: NonNullable<Argument['literal']>): Evaluate {
  if (param === 'any' || param === 'value') return node.kind === 'nil' ? () => (param === 'any' ? null : undefined) : constant(node);
  const { zero, name, literal, expected } = RULES[param];
  if (node.kind === 'nil')
    return zero ? () => zero() as Value : (state) => state.fail('template/wrong-type', node, 'cannot assign nil to %s', [name]);
  if (!literal) return (state) => state.fail('template/wrong-type', node, "can't handle %s for arg of type %s", [print(node), name]);
  const value = literal(node) as Value | undefined;
  return value === undefined
    ? (state) => state.fail('template/wrong-type', node, `expected ${expected}; found %s`, [print(node)])
    : () => value;
}

const TAKES = {} as Record<keyof typeof RULES, { readonly plain: Take; readonly settled: Take }>;
for (const param of Object.keys(RULES) as (keyof typeof RULES)[]) {
  TAKES[param] = {
    plain: (value, state, at) => receive(param, value, state, at),
    settled: (value, state, at) => receive(param, settled(value), state, at),
  };
}
