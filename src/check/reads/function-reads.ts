/** Which functions would give the same without a value. Of all others, every argument makes a difference, with all that is in it. */
import { deepEqual } from '../../go/deep-equal.ts';
import { isTrue } from '../../go/truth.ts';
import { isDict, type Value } from '../../go/value.ts';
import type { Found } from './reads.ts';
import type { Tables } from './tables.ts';

interface Call {
  readonly args: readonly Value[];
  readonly origins: readonly (Found | undefined)[];
  readonly result: Value;
  readonly tables: Tables;
}

/** What a call asks of its arguments; gives what its result is made of, as far as that is not settled. */
export function readByCall(name: string, call: Call): Found | undefined {
  const plain = name.replace(/^must(?=[A-Z])/, '').replace(/^./, (letter) => letter.toLowerCase());
  const own = Object.hasOwn(FUNCTIONS, plain) ? FUNCTIONS[plain] : undefined;
  if (own) return own(call);
  useArguments(call);
  return undefined;
}

const FUNCTIONS: Readonly<Record<string, (call: Call) => Found | undefined>> = {
  // The data continues as the dot of what is called.
  include: ({ origins, tables }) => nothing(tables.need(origins[0])),
  tpl: ({ origins, tables }) => nothing(tables.use(origins[0])),
  default: ({ args, origins, tables }) => {
    const [fallback, given] = args as [Value, Value];
    if (!isTrue(given)) {
      tables.test(origins[1]);
      return origins[0];
    }
    tables.settle(origins[0]);
    if (!deepEqual(fallback, given)) return origins[1];
    tables.settle(origins[1]);
    return undefined;
  },
  coalesce: ({ args, origins, tables }) => {
    const at = args.findIndex(isTrue);
    origins.forEach((found, i) => void (i !== at && tables.settle(found)));
    return origins[at];
  },
  ternary: ({ args, origins, tables }) => {
    tables.need(origins[2]);
    tables.settle(origins[args[2] === true ? 1 : 0]);
    return origins[args[2] === true ? 0 : 1];
  },
  empty: ({ origins, tables }) => nothing(tables.test(origins[0])),
  not: ({ origins, tables }) => nothing(tables.test(origins[0])),
  eq: (call) => compared(call, false),
  ne: (call) => compared(call, true),
  required: ({ origins, tables }) => {
    tables.need(origins[1]);
    return origins[1];
  },
  dict: ({ args, origins, result, tables }) => {
    for (let i = 0; i + 1 < args.length; i += 2) {
      tables.use(origins[i]);
      if (isDict(result)) tables.keep(result, String(args[i]), origins[i + 1]);
    }
    return made(result);
  },
  list: ({ origins, result, tables }) => {
    for (const found of origins) tables.need(found);
    return made(result);
  },
  tuple: ({ origins, result, tables }) => {
    for (const found of origins) tables.need(found);
    return made(result);
  },
  set: ({ args, origins, result, tables }) => {
    const [table, key] = args as [Value, Value];
    for (const found of origins.slice(0, 2)) tables.need(found);
    tables.walk(table, [key]);
    if (isDict(table)) tables.keep(table, String(key), origins[2]);
    return made(result);
  },
  unset: ({ args, origins, result, tables }) => {
    for (const found of origins) tables.need(found);
    tables.walk(args[0]!, [args[1]!]);
    return made(result);
  },
  get: (call) => walked(call, call.args[0]!, [call.args[1]!]),
  hasKey: (call) => nothing(walked(call, call.args[0]!, [call.args[1]!])),
  index: (call) => walked(call, call.args[0]!, call.args.slice(1)),
  dig: (call) => {
    call.tables.use(call.origins.at(-2));
    return walked(call, call.args.at(-1)!, call.args.slice(0, -2));
  },
  kindIs: typed,
  kindOf: typed,
  typeIs: typed,
  typeIsLike: typed,
  typeOf: typed,
};

function nothing(_: unknown): undefined {
  return undefined;
}

/** A value that is no entry of the values: what is in it is used when it is. */
export function made(value: Value): Found {
  return { paths: [], value, settled: true };
}

function useArguments({ args, origins, tables }: Call): void {
  for (const found of origins) tables.need(found);
  for (const arg of args) tables.useAll(arg);
}

/** Only what a value is counts, not what is in it. */
function typed({ origins, tables }: Call): undefined {
  for (const found of origins) tables.need(found);
}

/** What is not equal to a text is not equal without being there, either. */
function compared({ args, origins, result, tables }: Call, whereDifferent: boolean): undefined {
  const isSafe = result === whereDifferent && args.every((arg) => typeof arg === 'string');
  for (const found of origins) if (found) isSafe ? tables.settle(found) : tables.use(found);
}

/** Follows keys into a table; into a list, with all that is in it. */
function walked(call: Call, start: Value, keys: readonly Value[]): Found | undefined {
  const { origins, tables, result } = call;
  for (const found of origins) tables.need(found);
  let at: Value | undefined = start;
  for (const [i, key] of keys.entries()) {
    if (!isDict(at ?? null)) {
      if (at !== undefined) tables.useAll(at);
      return undefined;
    }
    const found = tables.walk(at as Value, [key]);
    at = (at as Map<string, Value>).get(String(key));
    if (i === keys.length - 1) return at === result ? found : undefined;
  }
  return undefined;
}
