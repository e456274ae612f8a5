/** Any value by any verb: what fmt's printValue does, returned as text. */
import { errorText } from '../base/errors.ts';
import { type Directive, PLAIN, pad } from './fmt-directive.ts';
import { formatComplex, formatInteger, formatReal, hexNumber } from './fmt-number.ts';
import { formatBytes, formatText } from './fmt-text.ts';
import { sortedKeys } from './utf8.ts';
import {
  type Dict,
  GoComplex,
  GoInt,
  GoObject,
  type GoType,
  isDict,
  isExported,
  isList,
  isNilled,
  type List,
  NIL,
  NIL_POINTER,
  typeOf,
  type Value,
} from './value.ts';

/** Go prints addresses; we have none, and no two runs of Go agree on theirs. */
const ADDRESS = 0xc000012000;
const POINTERS = new Set(['map', 'slice', 'ptr', 'func']);

/** What stays the same while one argument is printed. */
interface Printing {
  readonly at: Readonly<Directive>;
  readonly verb: string;
  /** Inside `%!d(string=…)`: methods are not called. */
  readonly erroring: boolean;
}

/** One argument of Printf by one verb. */
export function formatValue(at: Readonly<Directive>, value: Value, verb: string): string {
  if (value === null || value === undefined) return verb === 'T' || verb === 'v' ? pad(at, '<nil>') : `%!${verb}(<nil>)`;
  if (verb === 'T') return formatText(at, typeOf(value).name, 's') as string;
  const printing: Printing = { at, verb, erroring: false };
  if (verb === 'p') return address(printing, value);
  if (value instanceof Uint8Array) return formatBytes(at, value, verb, '[]byte') ?? print(printing, value, 0);
  if (verb === 'w' && typeof value === 'object') return badVerb(printing, value);
  return byMethod(printing, value) ?? print(printing, value, 0);
}

/** A value inside another one. */
function inner(printing: Printing, value: Value, container: GoType, depth: number): string {
  if (value === null || value === undefined) return printing.at.sharpV ? nothing(container) : '<nil>';
  return byMethod(printing, value) ?? print(printing, value, depth);
}

function nothing(container: GoType): string {
  const type = container.elem?.name ?? 'interface {}';
  return type.startsWith('*') ? `(${type})(nil)` : `${type}(nil)`;
}

function print(printing: Printing, value: Value, depth: number): string {
  return plain(printing, value, depth) ?? badVerb(printing, value);
}

function plain(printing: Printing, value: Value, depth: number): string | undefined {
  const { at, verb } = printing;
  if (typeof value === 'string') return formatText(at, value, verb);
  if (typeof value === 'number') return formatReal(at, value, verb);
  if (typeof value === 'boolean') return verb === 't' || verb === 'v' ? pad(at, String(value)) : undefined;
  if (value instanceof GoInt) return formatInteger(at, value.value, value.type.kind.startsWith('u'), verb);
  if (isDict(value)) return map(printing, value, depth);
  if (isList(value)) return list(printing, value, depth);
  if (value instanceof Uint8Array) return bytes(printing, value);
  if (value instanceof GoComplex) return formatComplex(at, value.re, value.im, verb);
  if (value instanceof GoObject) return object(printing, value, depth);
  return address(printing, value as Value);
}

function map(printing: Printing, value: Dict, depth: number): string {
  const type = typeOf(value);
  const entry = (key: string) => `${inner(printing, key, type, depth + 1)}:${inner(printing, value.get(key) as Value, type, depth + 1)}`;
  const entries = sortedKeys(value).map(entry);
  if (printing.at.sharpV && isNilled(value)) return `${type.name}(nil)`;
  return printing.at.sharpV ? `${type.name}{${entries.join(', ')}}` : `map[${entries.join(' ')}]`;
}

function list(printing: Printing, value: List, depth: number): string {
  const type = typeOf(value);
  const items = value.map((item) => inner(printing, item, type, depth + 1));
  if (printing.at.sharpV && isNilled(value)) return `${type.name}(nil)`;
  return printing.at.sharpV ? `${type.name}{${items.join(', ')}}` : `[${items.join(' ')}]`;
}

function bytes(printing: Printing, value: Uint8Array): string {
  const { at, verb } = printing;
  const text = formatBytes(at, value, verb, '[]uint8');
  if (text !== undefined) return text;
  const one = (byte: number, by: string) => formatInteger(at, BigInt(byte), true, by);
  const items = Array.from(value, (byte) => one(byte, verb) ?? `%!${verb}(uint8=${one(byte, 'v')})`);
  return at.sharpV ? `[]uint8{${items.join(', ')}}` : `[${items.join(' ')}]`;
}

function object(printing: Printing, value: GoObject, depth: number): string | undefined {
  const { at } = printing;
  const pointer = value.type.kind === 'ptr';
  if (pointer && (depth > 0 || value.native === NIL_POINTER)) return address(printing, value);
  const fields = Array.from(value.fields, ([name, field]) => {
    const text = isExported(name) ? inner(printing, field, value.type, depth + 1) : hidden(printing, field, depth + 1);
    return at.plusV || at.sharpV ? `${name}:${text}` : text;
  });
  const name = at.sharpV ? value.type.name.replace(/^\*/, '') : '';
  return `${pointer ? '&' : ''}${name}{${fields.join(at.sharpV ? ', ' : ' ')}}`;
}

/** Values whose type is not exported, for which no method is called. */
function hidden(printing: Printing, field: Value, depth: number): string {
  return field === null ? '<nil>' : print(printing, field, depth);
}

function address(printing: Printing, value: Value): string {
  const { at, verb } = printing;
  const type = typeOf(value);
  if (!POINTERS.has(type.kind)) return badVerb(printing, value);
  if (value instanceof GoObject && value.native === NIL_POINTER) return nilAddress(printing, value);
  if (verb === 'v' && at.sharpV) return `(${type.name})(${hexNumber(at, ADDRESS, true)})`;
  if (verb === 'v' || verb === 'p') return hexNumber(at, ADDRESS, !at.sharp);
  return ('bodxX'.includes(verb) && formatInteger(at, BigInt(ADDRESS), true, verb)) || badVerb(printing, value);
}

function nilAddress(printing: Printing, value: GoObject): string {
  const { at, verb } = printing;
  if (verb === 'v') return at.sharpV ? `(${value.type.name})(nil)` : pad(at, '<nil>');
  return ('bodxX'.includes(verb) ? formatInteger(at, 0n, true, verb) : undefined) ?? badVerb(printing, value);
}

/** The result of Error, String or GoString, if the verb is one for text. */
function byMethod(printing: Printing, value: Value): string | undefined {
  const { at, verb, erroring } = printing;
  if (typeof value !== 'object' || value === null) return undefined;
  const { methods, kind } = typeOf(value);
  if (!methods || erroring) return undefined;
  const name = at.sharpV ? 'GoString' : 'vsxXq'.includes(verb) ? (methods.has('Error') ? 'Error' : 'String') : '';
  const method = methods.get(name);
  if (method?.params !== '' || (method.pointer && kind === 'struct')) return undefined;
  try {
    const text = String(method.call(value));
    return at.sharpV ? formatText(at, text, 's') : formatText(at, text, verb);
  } catch (error) {
    return `%!${verb}(PANIC=${name} method: ${errorText(error)})`;
  }
}

function badVerb({ at, verb, erroring }: Printing, value: Value): string {
  const type = typeOf(value);
  if (type === NIL || erroring) return `%!${verb}(<nil>)`;
  return `%!${verb}(${type.name}=${print({ at, verb: 'v', erroring: true }, value, 0)})`;
}

/** %v. */
export function plainText(value: Value): string {
  return formatValue(PLAIN, value, 'v');
}
