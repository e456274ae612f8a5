/** The conditions in `[?(…)]`: comparisons, regular expressions, `&&`, `||`, `!`, parentheses, paths that must lead somewhere. */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { compileRegexp } from '../go/regexp.ts';
import { quote } from '../go/strconv.ts';
import { GoInt, type Value } from '../go/value.ts';
import type { Cursor } from './cursor.ts';
import { follow, type Step, type Test } from './steps.ts';

/** What is on either side of a comparison. */
type Operand =
  | { readonly kind: 'path'; readonly find: (value: Value, root: Value) => Value[] }
  | { readonly kind: 'literal'; readonly value: Value };

/** Reads the steps of a path up to what ends it. */
type ParsePath = (cursor: Cursor) => Step[];

/** or ::= and ('||' and)*, up to the bracket that closes it */
export function parseFilter(cursor: Cursor, parsePath: ParsePath): Test {
  let test = parseAnd(cursor, parsePath);
  while (takeToken(cursor, '||')) {
    const [left, right] = [test, parseAnd(cursor, parsePath)];
    test = (value, root) => left(value, root) || right(value, root);
  }
  if (cursor.ended) throw cursor.refuse('missing end of filter');
  if (!cursor.startsWith(')')) throw cursor.refuse('invalid filter expression');
  return test;
}

/** and ::= basic ('&&' basic)* */
function parseAnd(cursor: Cursor, parsePath: ParsePath): Test {
  let test = parseBasic(cursor, parsePath);
  while (takeToken(cursor, '&&')) {
    const [left, right] = [test, parseBasic(cursor, parsePath)];
    test = (value, root) => left(value, root) && right(value, root);
  }
  return test;
}

/** basic ::= '!' basic | '(' or ')' | operand (operator operand)? */
function parseBasic(cursor: Cursor, parsePath: ParsePath): Test {
  cursor.skipSpace();
  const binary = BINARY.find((operator) => cursor.startsWith(operator));
  if (binary !== undefined) throw cursor.refuse(`missing first operand for binary operator ${binary}`);
  if (takeToken(cursor, '!')) {
    const test = parseBasic(cursor, parsePath);
    return (value, root) => !test(value, root);
  }
  if (takeToken(cursor, '(')) {
    const test = parseFilter(cursor, parsePath);
    if (!cursor.startsWith(')]')) takeToken(cursor, ')');
    return test;
  }
  const left = parseOperand(cursor, parsePath);
  if (!left) return missingTerm(cursor);
  return parseComparison(cursor, left, parsePath);
}

/** Nothing where a term should be: at the end of a filter it holds for nothing. */
function missingTerm(cursor: Cursor): Test {
  if (!cursor.startsWith(')]')) throw cursor.refuse('invalid filter syntax');
  if (cursor.context.startsWith('"[?(')) throw cursor.refuse('missing filter');
  return () => false;
}

const BINARY = ['!=', '&&', '||', '==', '>=', '>', '<=', '<'];

function parseComparison(cursor: Cursor, left: Operand, parsePath: ParsePath): Test {
  cursor.skipSpace();
  if (cursor.startsWith('=~')) {
    if (left.kind === 'literal') throw cursor.refuse('literal cannot be matched using =~');
    takeToken(cursor, '=~');
    return matching(left, parseRegexp(cursor));
  }
  const operator = BINARY.find((each) => each !== '&&' && each !== '||' && cursor.startsWith(each));
  if (operator === undefined) {
    if (left.kind === 'path') return (value, root) => left.find(value, root).length > 0;
    return () => left.value === true;
  }
  if (operator !== '==' && operator !== '!=') refuseTexts(cursor, left, operator);
  else takeToken(cursor, operator);
  const right = parseOperand(cursor, parsePath);
  if (!right) throw cursor.refuse('invalid filter term');
  return comparing(left, operator, right);
}

/** Takes an operator that texts cannot be compared by. */
function refuseTexts(cursor: Cursor, left: Operand, operator: string): void {
  const fault = `strings cannot be compared using ${operator}`;
  if (left.kind === 'literal' && typeof left.value === 'string') throw cursor.refuse(fault);
  takeToken(cursor, operator);
  cursor.skipSpace();
  if (cursor.startsWith("'")) throw cursor.refuse(fault);
}

/** operand ::= '@' step* | '$' step* | number | string | 'true' | 'false' | 'null' */
function parseOperand(cursor: Cursor, parsePath: ParsePath): Operand | undefined {
  cursor.skipSpace();
  const literal = parseLiteral(cursor);
  if (literal !== undefined) {
    cursor.endToken();
    return { kind: 'literal', value: literal };
  }
  const fromValue = cursor.take('@');
  if (!fromValue && !cursor.take('$')) return undefined;
  cursor.endToken();
  const steps = parsePath(cursor);
  return { kind: 'path', find: (value, root) => follow(steps, fromValue ? value : root, root).map((found) => found.value) };
}

function parseLiteral(cursor: Cursor): Value | undefined {
  const mark = ["'", '"'].find((each) => cursor.startsWith(each));
  if (mark !== undefined) {
    const text = cursor.match(mark === "'" ? /'[^']*'/y : /"[^"]*"/y);
    if (text === undefined) throw cursor.refuse(`unmatched string delimiter ${mark}`);
    return text.slice(1, -1);
  }
  const number = cursor.match(/[-\d.](?:[\d.eE-])*/y);
  if (number !== undefined) return numberOf(number, cursor.at);
  const word = cursor.match(/true|false|null/y);
  return word === undefined ? undefined : word === 'null' ? null : word === 'true';
}

function numberOf(text: string, end: number): number {
  if (!Number.isNaN(Number(text))) return Number(text);
  const [kind, reader] = /^-?\d*$/.test(text) ? ['integer', 'Atoi'] : ['float', 'ParseFloat'];
  const fault = `strconv.${reader}: parsing ${quote(text)}: invalid syntax`;
  throw new ChartwrightError('usage', `invalid ${kind} literal ${quote(text)}: ${fault} before position ${end}`);
}

/** `/…/`, a backslash before a slash. */
function parseRegexp(cursor: Cursor): (text: string) => boolean {
  cursor.skipSpace();
  const [at, context] = [cursor.at, cursor.context];
  if (!cursor.startsWith('/')) throw cursor.refuse('regular expression does not start with /');
  const literal = cursor.match(/\/(?:[^/\\]|\\.)*\//y);
  if (literal === undefined) throw cursor.refuse('unmatched regular expression delimiter /');
  cursor.endToken();
  try {
    const regexp = compileRegexp(literal.slice(1, -1).replaceAll('\\/', '/'));
    return (text) => regexp.test(text);
  } catch (error) {
    throw new ChartwrightError('usage', `invalid regular expression at position ${at}, following ${context}: ${errorText(error)}`);
  }
}

function matching(left: Operand, matches: (text: string) => boolean): Test {
  return (value, root) => {
    const texts = valuesOf(left, value, root);
    return texts.length > 0 && texts.every((text) => typeof text === 'string' && matches(text));
  };
}

/** True if both sides have values and every pair of them compares. */
function comparing(left: Operand, operator: string, right: Operand): Test {
  return (value, root) => {
    const rights = valuesOf(right, value, root);
    const lefts = valuesOf(left, value, root);
    return rights.length > 0 && lefts.length > 0 && lefts.every((a) => rights.every((b) => compares(a, operator, b)));
  };
}

function valuesOf(operand: Operand, value: Value, root: Value): Value[] {
  return operand.kind === 'literal' ? [operand.value] : operand.find(value, root);
}

function compares(a: Value, operator: string, b: Value): boolean {
  const [x, y] = [comparable(a), comparable(b)];
  if (x === undefined || y === undefined || typeof x !== typeof y) return operator === '!=';
  switch (operator) {
    case '==':
      return x === y;
    case '!=':
      return x !== y;
  }
  if (x === null || y === null || typeof x === 'boolean') return operator.includes('=') && x === y;
  return operator === '>' ? x > y : operator === '>=' ? x >= y : operator === '<' ? x < y : x <= y;
}

/** Numbers compare with numbers, texts with texts; collections with nothing. */
function comparable(value: Value): number | string | boolean | null | undefined {
  if (value instanceof GoInt) return Number(value.value);
  return value === null || typeof value !== 'object' ? (value as number | string | boolean | null) : undefined;
}

function takeToken(cursor: Cursor, token: string): boolean {
  cursor.skipSpace();
  if (!cursor.take(token)) return false;
  cursor.endToken();
  return true;
}
