/** What the text of a scalar means under YAML 1.1 as go-yaml reads it: null, bool, integer, float, time or string. */
import { GoInt, int64, UINT64, type Value } from '../../go/value.ts';
import { formatFloat32 } from './float32.ts';
import { isTimestamp } from './timestamp.ts';

export type ScalarType = 'null' | 'bool' | 'int' | 'float' | 'timestamp' | 'str';

/** A scalar with its type; `value` of an int is exact, of a timestamp the text. */
export type Resolved =
  | { readonly type: 'null'; readonly value: null }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'timestamp' | 'str'; readonly value: string };

const WORDS: ReadonlyMap<string, null | boolean | number> = new Map<string, null | boolean | number>([
  ...words('y Y yes Yes YES true True TRUE on On ON', true),
  ...words('n N no No NO false False FALSE off Off OFF', false),
  ...words('~ null Null NULL', null),
  ...words('.nan .NaN .NAN', Number.NaN),
  ...words('.inf .Inf .INF +.inf +.Inf +.INF', Number.POSITIVE_INFINITY),
  ...words('-.inf -.Inf -.INF', Number.NEGATIVE_INFINITY),
]);
/** The length of the longest word that is null, true or false. */
export const LONGEST_WORD = 5;

function words<T>(list: string, value: T): [string, T][] {
  return list.split(' ').map((word) => [word, value]);
}

const DECIMAL_FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const POINT_FLOAT = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)$/;
const SIGNED_BINARY = /^0b([-+])([01]+)$/;

/**
 * Whether a plain scalar that begins so may be something else than a string: digits, signs, the point,
 * and the first letters of the words for null, true and false.
 */
export function mayBeTyped(first: number): boolean {
  return first < 128 && TYPED_STARTS[first] === 1;
}

const TYPED_STARTS = new Uint8Array(128);
for (const character of '0123456789+-.yYnNtTfFoO~') TYPED_STARTS[character.charCodeAt(0)] = 1;

/** The value of a plain scalar without tag; numbers as float64, times as strings. */
export function resolvePlain(text: string): null | boolean | number | string {
  if (text === '') return null;
  const first = text.charCodeAt(0);
  if (!mayBeTyped(first)) return text;
  if (text.length <= LONGEST_WORD) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  if (first > 57) return text;
  if (first === 46) return pointFloat(text) ?? text;
  if (text.length < 16 && isShortDecimal(text, first)) return +text;
  const number = resolveNumber(text);
  return number === undefined ? text : Number(number);
}

/** Digits only and no zero before others: what most numbers look like. */
function isShortDecimal(text: string, first: number): boolean {
  if (first < 49 || first > 57) return text === '0';
  for (let i = 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 48 || unit > 57) return false;
  }
  return true;
}

/** An integer within 64 bits (signed or not), else a float; undefined if it is neither. */
function resolveNumber(text: string): bigint | number | undefined {
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const integer = resolveInteger(plain);
  if (integer !== undefined) return integer;
  if (!DECIMAL_FLOAT.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function resolveInteger(text: string): bigint | undefined {
  const [, sign, digits] = INTEGER.exec(text) ?? [];
  if (digits !== undefined) {
    const octal = digits.length > 1 && digits[0] === '0' && digits.charCodeAt(1) < 58;
    const size = BigInt(octal ? `0o${digits.slice(1)}` : digits);
    if (sign === '-') return size <= 1n << 63n ? -size : undefined;
    return size < 1n << (sign === '+' ? 63n : 64n) ? size : undefined;
  }
  // go-yaml parses what follows `0b` once more, and that may have a sign of its own.
  const [, inner, bits] = SIGNED_BINARY.exec(text) ?? [];
  if (bits === undefined) return undefined;
  const size = BigInt(`0b${bits}`);
  if (inner === '-') return size <= 1n << 63n ? -size : undefined;
  return size < 1n << 63n ? size : undefined;
}

/** Numbers that begin with a point are left to Go's ParseFloat, which knows underscores between digits. */
function pointFloat(text: string): number | undefined {
  if (!POINT_FLOAT.test(text)) return undefined;
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

/** As resolvePlain, with the type: integers are exact and distinguished from floats, times from strings. */
export function resolveTyped(text: string): Resolved {
  const first = text.charCodeAt(0);
  if (text === '') return { type: 'null', value: null };
  if (!mayBeTyped(first)) return { type: 'str', value: text };
  const word = WORDS.get(text);
  if (word === null) return { type: 'null', value: null };
  if (typeof word === 'boolean') return { type: 'bool', value: word };
  if (word !== undefined) return { type: 'float', value: word };
  if (first > 57) return { type: 'str', value: text };
  if (first !== 46 && isTimestamp(text)) return { type: 'timestamp', value: text };
  const number = first === 46 ? pointFloat(text) : resolveNumber(text);
  if (number === undefined) return { type: 'str', value: text };
  return typeof number === 'bigint' ? { type: 'int', value: number } : { type: 'float', value: number };
}

/** As resolvePlain, with integers as int64, or as uint64 where they need it. */
export function resolveExact(text: string): Value {
  const { type, value } = resolveTyped(text);
  return type === 'int' ? exactInteger(value) : value;
}

/** int64, or uint64 where it has to be. */
export function exactInteger(value: bigint): GoInt {
  return value < 1n << 63n ? int64(value) : new GoInt(value, UINT64);
}

/** The key that a plain scalar makes; undefined as for keyText. */
export function resolveKey(text: string): string | undefined {
  const first = text.charCodeAt(0);
  if (!mayBeTyped(first) || (first > 57 && text.length > LONGEST_WORD)) return text;
  return keyText(resolveTyped(text));
}

/**
 * A plain scalar as the key of a map: sigs.k8s.io/yaml writes bools and integers out in full and floats with the digits of
 * a float32. Undefined if it refuses the key: null, and integers beyond int64.
 */
export function keyText(resolved: Resolved): string | undefined {
  switch (resolved.type) {
    case 'null':
      return undefined;
    case 'bool':
      return String(resolved.value);
    case 'int':
      return resolved.value < 1n << 63n ? String(resolved.value) : undefined;
    case 'float':
      return floatKey(resolved.value);
    default:
      return resolved.value;
  }
}

function floatKey(value: number): string {
  const text = formatFloat32(value);
  return text === '+Inf' ? '.inf' : text === '-Inf' ? '-.inf' : text === 'NaN' ? '.nan' : text;
}
