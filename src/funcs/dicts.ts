/** Functions over maps with text keys. `set`, `unset` and the merges change the map they are given, as in Go. */
import { type FuncTable, fn } from '../go/func.ts';
import { sortedKeys } from '../go/utf8.ts';
import { DICT, type Dict, isDict, isNilled, strings, typeOf, type Value } from '../go/value.ts';
import { deepCopy } from './deep-copy.ts';
import { failure } from './failure.ts';
import { plainMap } from './map-view.ts';
import { MergeMismatch, mergeDicts } from './merge.ts';
import { lenient, withMust } from './must-variants.ts';
import { strval } from './strval.ts';

const mustMerge = fn('map, ...map', (target: Dict, ...sources: Dict[]) => mergeDicts(target, sources, { overwrite: false }));
const mustMergeOverwrite = fn('map, ...map', (target: Dict, ...sources: Dict[]) => mergeDicts(target, sources, { overwrite: true }));

export const dictFunctions: FuncTable = {
  ...withMust({ deepCopy: fn('any', deepCopy) }),
  dict: fn('...any', dict),
  dig: fn('...any', dig),
  get: fn('map, string', (map: Dict, key: string) => map.get(key) ?? (map.has(key) ? null : '')),
  hasKey: fn('map, string', (map: Dict, key: string) => map.has(key)),
  keys: fn('...map', (...maps: Dict[]) => strings(maps.flatMap(sortedKeys))),
  merge: lenient(mustMerge, () => '', isMismatch),
  mergeOverwrite: lenient(mustMergeOverwrite, () => '', isMismatch),
  mustMerge,
  mustMergeOverwrite,
  omit: fn('map, ...string', omit),
  pick: fn('map, ...string', pick),
  pluck: fn('string, ...map', (key: string, ...maps: Dict[]) => maps.filter((map) => map.has(key)).map((map) => map.get(key) as Value)),
  set: fn('map, string, any', set),
  unset: fn('map, string', unset),
  values: fn('map', (map: Dict) => sortedKeys(map).map((key) => map.get(key) as Value)),
};

function isMismatch(error: unknown): boolean {
  return error instanceof MergeMismatch;
}

/** A map of keys and values in turn; a last key without a value gets "". */
function dict(...entries: Value[]): Dict {
  const map: Dict = new Map();
  for (let i = 0; i < entries.length; i += 2) map.set(strval(entries[i] as Value), i + 1 < entries.length ? (entries[i + 1] as Value) : '');
  return map;
}

function set(map: Dict, key: string, value: Value): Dict {
  if (isNilled(map)) throw failure('assignment to entry in nil map');
  map.set(key, value);
  return plainMap(map);
}

function unset(map: Dict, key: string): Dict {
  map.delete(key);
  return plainMap(map);
}

function pick(map: Dict, ...keys: string[]): Dict {
  return new Map(keys.filter((key) => map.has(key)).map((key) => [key, map.get(key) as Value]));
}

function omit(map: Dict, ...keys: string[]): Dict {
  return new Map([...map].filter(([key]) => !keys.includes(key)));
}

/** `dig key … default map`: the value under a path of keys, or the default. Only a plain `map[string]interface {}` can be dug into. */
function dig(...args: Value[]): Value {
  if (args.length < 3) throw failure('dig needs at least three arguments');
  let map = asDict(args.at(-1) as Value);
  const keys = args.slice(0, -2).map(asKey);
  for (const [i, key] of keys.entries()) {
    if (!map.has(key)) return args.at(-2) as Value;
    const step = map.get(key) as Value;
    if (i === keys.length - 1) return step;
    map = asDict(step);
  }
  return map;
}

function asDict(value: Value): Dict {
  if (isDict(value) && typeOf(value) === DICT) return value;
  throw conversion(value, DICT.name);
}

function asKey(value: Value): string {
  if (typeof value === 'string') return value;
  throw conversion(value, 'string');
}

function conversion(value: Value, wanted: string): Error {
  return failure(`interface conversion: interface {} is ${value === null ? 'nil' : typeOf(value).name}, not ${wanted}`);
}
