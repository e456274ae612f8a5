/** What the results of functions are made of. What is not named here is made of all arguments. */
import { GoInt, isDict, isList, type Value } from '../../go/value.ts';
import type { PathStep } from '../value-path.ts';
import type { Containers } from './containers.ts';
import { flat } from './flatten.ts';
import { leavesOfText } from './spans.ts';
import { joined, union, type ValueSources, withControl } from './value-sources.ts';

type Origins = readonly (ValueSources | undefined)[];

interface Call {
  readonly args: readonly Value[];
  readonly origins: Origins;
  readonly result: Value;
  readonly containers: Containers;
  /** What chose the branches around. */
  readonly control: ReadonlySet<string>;
}

export function madeByCall(
  name: string,
  args: readonly Value[],
  origins: Origins,
  result: Value,
  around: Pick<Call, 'containers' | 'control'>,
): ValueSources | undefined {
  const call = { args, origins, result, ...around };
  const plainName = name.replace(/^must(?=[A-Z])/, '').replace(/^./, (letter) => letter.toLowerCase());
  const own = Object.hasOwn(FUNCTIONS, plainName) ? FUNCTIONS[plainName] : undefined;
  return (own ? own(call) : undefined) ?? anyCall(call);
}

const FUNCTIONS: Readonly<Record<string, (call: Call) => ValueSources | undefined>> = {
  default: ({ args, origins, result }) => (result === args[1] ? keep(origins[1]) : withControl(keep(origins[0]), [plain(origins[1])])),
  ternary: ({ args, origins }) => withControl(keep(args[2] === true ? origins[0] : origins[1]), [plain(origins[2])]),
  coalesce: chosenOf,
  required: ({ origins }) => keep(origins[1]),
  toYaml: printed,
  toYamlPretty: printed,
  toJson: printed,
  toPrettyJson: printed,
  toRawJson: printed,
  fromYaml: parsed,
  fromJson: parsed,
  fromYamlArray: parsed,
  fromJsonArray: parsed,
  dict: ({ args, origins, result, containers }) => {
    const entries = new Map<PathStep, ValueSources>();
    for (let i = 0; i + 1 < args.length; i += 2) entries.set(String(args[i]), keep(origins[i + 1]));
    if (isDict(result)) containers.make(result, entries, union([]));
    return union(origins.map(plain));
  },
  list: ({ origins, result, containers }) => {
    if (isList(result)) containers.make(result, new Map(origins.map((made, i) => [i, keep(made)])), union([]));
    return union(origins.map(plain));
  },
  set: ({ args, origins, containers, control }) => {
    const made = keep(origins[2]);
    if (isDict(args[0]!)) containers.set(args[0], String(args[1]), { ...made, control: joined([made.control, control]) });
    return keep(origins[0]);
  },
  get: (call) => walked(call, call.args[0]!, [call.args[1]!]),
  index: (call) => walked(call, call.args[0]!, call.args.slice(1)),
  dig: (call) => walked(call, call.args.at(-1)!, call.args.slice(0, -2)),
  first: (call) => walked(call, call.args[0]!, [0 as unknown as Value]),
  hasKey: (call) => walked(call, call.args[0]!, [call.args[1]!]),
};

function keep(made: ValueSources | undefined): ValueSources {
  return made ?? union([]);
}

/** The places alone. */
function plain(made: ValueSources | undefined): ValueSources | undefined {
  return made && flat(made);
}

/** The first argument that the result is; those before it decided. */
function chosenOf({ args, origins, result }: Call): ValueSources | undefined {
  const at = args.indexOf(result);
  return at < 0 ? undefined : withControl(keep(origins[at]), origins.slice(0, at).map(plain));
}

function printed({ args, origins }: Call): ValueSources | undefined {
  const [value] = args;
  if (value === undefined || !(isDict(value) || isList(value))) return undefined;
  return { ...keep(plain(origins[0])), text: { kind: 'printed', value } };
}

/** A text that was read: each entry is made of what its line is. */
function parsed({ args, origins, result, containers }: Call): ValueSources | undefined {
  const [text] = args;
  const [made] = origins;
  if (typeof text !== 'string' || !made || !(isDict(result) || isList(result))) return undefined;
  const leaves = leavesOfText(text, made, containers);
  const rest = union([plain(made)]);
  const fill = (container: Value, path: string): void => {
    if (!isDict(container) && !isList(container)) return;
    const entries = new Map<PathStep, ValueSources>();
    const own: Iterable<[PathStep, Value]> = isList(container) ? container.entries() : container.entries();
    for (const [key, value] of own) {
      const below = `${path}/${key}`;
      if (isDict(value) || isList(value)) fill(value, below);
      else entries.set(key, leaves.get(below) ?? rest);
    }
    containers.make(container, entries, rest);
  };
  fill(result, '');
  return rest;
}

/** Follows keys into containers. */
function walked({ origins, result, containers }: Call, start: Value, keys: readonly Value[]): ValueSources | undefined {
  let at: Value | undefined = start;
  let made: ValueSources | undefined;
  for (const key of keys) {
    if (at === undefined || !(isDict(at) || isList(at))) return undefined;
    const step: PathStep = key instanceof GoInt ? Number(key.value) : typeof key === 'number' ? key : String(key);
    const next: Value | undefined = isList(at) ? at[step as number] : at.get(String(step));
    made = containers.entry(at, step, next ?? null);
    at = next;
  }
  if (!made) return undefined;
  return at === result || typeof result === 'boolean' ? made : withControl(union(origins.map(plain)), [made]);
}

/** A call of which only its arguments are known. */
function anyCall({ args, origins, result, containers }: Call): ValueSources {
  const rest = union(origins.map(plain));
  if (isDict(result) || isList(result)) {
    containers.inherit(
      result,
      args.filter((arg) => isDict(arg) || isList(arg)),
      rest,
    );
    return rest;
  }
  if (typeof result !== 'string') return rest;
  const inputs = args
    .map((text, i) => ({ text, made: origins[i] }))
    .filter((input): input is { text: string; made: ValueSources | undefined } => {
      return typeof input.text === 'string' && (input.made?.text !== undefined || input.text.includes('\n'));
    });
  if (inputs.length === 0) return rest;
  const known = new Set(inputs.map(({ made }) => made));
  const others = union(origins.filter((made) => !known.has(made)).map(plain));
  return { ...rest, text: { kind: 'derived', inputs, others } };
}
