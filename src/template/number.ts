/** Number literals: characters, integers, floats and complex numbers, by every Go type that the value fits. */
import { attempt, ChartwrightError } from '../base/errors.ts';
import { parseFloat64, parseInteger, parseUnsigned, quote, unquote } from '../go/strconv.ts';
import type { NumberNode } from './nodes.ts';

const NUMBER =
  /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?/y;

/** Where a number that begins at `from` ends: its look alone, good or bad. */
export function numberEnd(text: string, from: number): number {
  NUMBER.lastIndex = from;
  return from + (NUMBER.exec(text)?.[0].length ?? 0);
}

type Shape = Pick<NumberNode, 'int' | 'uint' | 'float' | 'complex'>;

/** The node of a number token; throws a ChartwrightError with Go's words for what is wrong with it. */
export function numberNode(pos: number, text: string, kind: 'char constant' | 'complex' | 'number'): NumberNode {
  const shape = kind === 'char constant' ? character(text) : kind === 'complex' ? complex(text) : real(text);
  return { kind: 'number', pos, text, ...shape };
}

function refuse(message: string): never {
  throw new ChartwrightError('template/syntax', message);
}

/** `'x'`: its code point, which is a float, too. */
function character(text: string): Shape {
  if (text === "''") return refuse('invalid syntax');
  const first = /^'(?:\\(?:x..|u.{4}|U.{8}|[0-7]{3}|.)|.)/su.exec(text)?.[0] ?? text;
  const char = unquote(`${first}'`);
  if (first.length + 1 !== text.length) return refuse(`malformed character constant: ${text}`);
  const code = char.codePointAt(0) as number;
  // A byte written as \xff is the rune of that number; a byte that is no rune by itself is U+FFFD.
  const rune = code >= 0xdc80 && code <= 0xdcff ? (first[1] === '\\' ? code - 0xdc00 : 0xfffd) : code;
  return { int: BigInt(rune), uint: BigInt(rune), float: rune, complex: undefined };
}

/** What fmt.Sscan takes for one of the two floats: it looks for "inf" right behind a sign, and passes an i for that. */
const FLOAT_TOKEN = /[+-]?i?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)/y;

function floatToken(text: string, from: number): string {
  FLOAT_TOKEN.lastIndex = from;
  return FLOAT_TOKEN.exec(text)?.[0] ?? '';
}

/** `1+2i`, as fmt.Sscan reads it. */
function complex(text: string): Shape {
  const re = floatToken(text, 0);
  const sign = text[re.length];
  const im = sign + floatToken(text, re.length + 1);
  if ((sign !== '+' && sign !== '-') || text[re.length + im.length] !== 'i') return refuse('syntax error scanning complex number');
  return simplified(parseFloat64(re), parseFloat64(im));
}

function simplified(re: number, im: number): Shape {
  const isReal = im === 0;
  return { ...(isReal ? integral(re) : { int: undefined, uint: undefined }), float: isReal ? re : undefined, complex: [re, im] };
}

/** The float as integers, where it is whole and fits. */
function integral(value: number): Pick<Shape, 'int' | 'uint'> {
  if (!Number.isInteger(value)) return { int: undefined, uint: undefined };
  const whole = BigInt(value);
  return {
    int: BigInt.asIntN(64, whole) === whole ? whole : undefined,
    uint: BigInt.asUintN(64, whole) === whole ? whole : undefined,
  };
}

function real(text: string): Shape {
  if (/^(?:0|[1-9][0-9]{0,14})$/.test(text)) return { int: BigInt(text), uint: BigInt(text), float: Number(text), complex: undefined };
  if (text.endsWith('i')) {
    const imaginary = attempt(() => parseFloat64(text.slice(0, -1)));
    if (imaginary !== undefined) return simplified(0, imaginary);
  }
  const int = attempt(() => parseInteger(text, 0));
  const uint = attempt(() => parseUnsigned(text, 0)) ?? (int === 0n ? 0n : undefined);
  if (int !== undefined || uint !== undefined) return { int, uint, float: Number(int ?? uint), complex: undefined };
  const float = attempt(() => parseFloat64(text));
  if (float === undefined) return refuse(`illegal number syntax: ${quote(text)}`);
  if (!/[.eEpP]/.test(text)) return refuse(`integer overflow: ${quote(text)}`);
  return { ...integral(float), float, complex: undefined };
}
