/** Functions over lists of any type. None changes the list it is given, but `sortAlpha` a `[]string`. */
import { deepEqual } from '../go/deep-equal.ts';
import { type FuncTable, fn } from '../go/func.ts';
import { checkList, sliceOutOfRange } from '../go/limits.ts';
import { isTrue } from '../go/truth.ts';
import { compareStrings } from '../go/utf8.ts';
import { GoInt, type GoType, isList, LIST, type List, nilled, strings, typed, typeOf, UINT8, type Value } from '../go/value.ts';
import { toInt } from './cast.ts';
import { failure, nilDereference } from './failure.ts';
import { withMust } from './must-variants.ts';
import { strval, toStrings } from './strval.ts';

const CHUNKS: GoType = { name: '[][]interface {}', kind: 'slice', elem: LIST };

export const listFunctions: FuncTable = {
  ...withMust({
    append: fn('any, any', (list: Value, item: Value) => [...elements(list, 'Cannot push on type'), item]),
    chunk: fn('int, any', chunk),
    compact: fn('any', (list: Value) => elements(list, 'Cannot compact on type').filter(isTrue)),
    first: fn('any', (list: Value) => elements(list, 'Cannot find first on type')[0] ?? null),
    has: fn('any, any', has),
    initial: fn('any', (list: Value) => withoutEnd(elements(list, 'Cannot find initial on type'), 0, -1)),
    last: fn('any', (list: Value) => elements(list, 'Cannot find last on type').at(-1) ?? null),
    prepend: fn('any, any', (list: Value, item: Value) => [item, ...elements(list, 'Cannot prepend on type')]),
    push: fn('any, any', (list: Value, item: Value) => [...elements(list, 'Cannot push on type'), item]),
    rest: fn('any', (list: Value) => withoutEnd(elements(list, 'Cannot find rest on type'), 1)),
    reverse: fn('any', (list: Value) => elements(list, 'Cannot find reverse on type').slice().reverse()),
    slice: fn('any, ...any', slice),
    uniq: fn('any', unique),
    without: fn('any, ...any', (list: Value, ...omitted: List) =>
      elements(list, 'Cannot find without on type').filter((item) => !contains(omitted, item)),
    ),
  }),
  concat: fn('...any', concat),
  list: fn('...any', (...items: List) => items),
  sortAlpha: fn('any', sortAlpha),
  tuple: fn('...any', (...items: List) => items),
};

/** The elements of a list of any type; throws `<complaint> <kind>` for other values. */
function elements(value: Value, complaint: string): readonly Value[] {
  if (isList(value)) return value;
  if (value instanceof Uint8Array) return Array.from(value, (byte) => new GoInt(BigInt(byte), UINT8));
  if (value === null) throw nilDereference();
  throw failure(`${complaint} ${typeOf(value).kind}`);
}

/** All but the first or last element; nil if there is none at all. */
function withoutEnd(list: readonly Value[], from: number, to?: number): Value {
  return list.length === 0 ? nilled([]) : list.slice(from, to);
}

function contains(list: readonly Value[], wanted: Value): boolean {
  if (typeof wanted === 'string' || typeof wanted === 'boolean' || wanted === null) return list.includes(wanted);
  return list.some((item) => deepEqual(wanted, item));
}

function has(wanted: Value, list: Value): boolean {
  return list !== null && contains(elements(list, 'Cannot find has on type'), wanted);
}

function unique(list: Value): Value {
  const kept: Value[] = [];
  const plain = new Set<Value>();
  for (const item of elements(list, 'Cannot find uniq on type')) {
    if (typeof item === 'string') {
      if (plain.has(item)) continue;
      plain.add(item);
    } else if (contains(kept, item)) continue;
    kept.push(item);
  }
  return kept;
}

/** Part of a list, as the type it has; no bounds give the whole, an empty list gives nil. */
function slice(list: Value, ...bounds: Value[]): Value {
  const items = elements(list, 'list should be type of slice or array but');
  if (items.length === 0) return null;
  const start = bounds.length > 0 ? toInt(bounds[0] as Value) : 0;
  const end = bounds.length > 1 ? toInt(bounds[1] as Value) : items.length;
  if (start < 0 || start > end || end > items.length) throw failure('reflect.Value.Slice: slice index out of bounds');
  if (list instanceof Uint8Array) return list.subarray(start, end);
  const type = typeOf(list);
  const part = items.slice(start, end);
  return type === LIST ? part : typed(part, type);
}

/** Lists of `size` elements, the last one shorter if it does not come out even; a negative size does what Go's arithmetic makes of it. */
function chunk(size: number, list: Value): Value {
  const items = elements(list, 'Cannot chunk type');
  const count = Math.floor((items.length - 1) / size) + 1;
  if (!(count >= 0 && count < Infinity)) throw sliceOutOfRange();
  const chunks = Array.from({ length: count }, (_, i): Value => {
    const length = i < count - 1 ? size : items.length % size || size;
    if (length < 0) throw sliceOutOfRange();
    return items.slice(i * size, i * size + length);
  });
  return typed(chunks, CHUNKS);
}

/** The elements of all lists in one; nil if there are none. */
function concat(...lists: Value[]): Value {
  const all: Value[] = [];
  for (const list of lists) {
    if (isList(list)) checkList(all.length + list.length);
    if (isList(list)) for (const item of list) all.push(item);
    else {
      if (list === null) throw nilDereference();
      if (!(list instanceof Uint8Array)) throw failure(`Cannot concat type ${typeOf(list).kind} as list`);
      all.push(...elements(list, ''));
    }
  }
  return all.length === 0 ? nilled(all) : all;
}

/** The elements as texts in order. A `[]string` is sorted in place, as Go sorts it. */
function sortAlpha(list: Value): Value {
  if (!isList(list) && !(list instanceof Uint8Array)) return strings([strval(list)]);
  const texts = toStrings(list) as string[];
  texts.sort(compareStrings);
  return texts;
}
