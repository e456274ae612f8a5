/** The conditions in `[?(…)]`: comparisons, regular expressions, `&&`, `||`, `!`, parentheses, paths that must lead somewhere. */
import { compileRegexp } from '../go/regexp.ts';
import { GoInt, type Value } from '../go/value.ts';
import type { Cursor } from './cursor.ts';
import { follow, type Step, type Test } from './steps.ts';

/** What stands on either side of a comparison. */
type Operand =
  | { readonly kind: 'path'; readonly find: (value: Value, root: Value) => Value[] }
  | { readonly kind: 'literal'; readonly value: Value };

/** Reads the steps of a path up to what ends it. */
type ParsePath = (cursor: Cursor) => Step[];

/** or ::= and ('||' and)* */
export function parseFilter(cursor: Cursor, parsePath: ParsePath): Test {
  let test = parseAnd(cursor, parsePath);
  while (takeSpaced(cursor, '||')) {
    const [left, right] = [test, parseAnd(cursor, parsePath)];
    test = (value, root) => left(value, root) || right(value, root);
  }
  return test;
}

/** and ::= basic ('&&' basic)* */
function parseAnd(cursor: Cursor, parsePath: ParsePath): Test {
  let test = parseBasic(cursor, parsePath);
  while (takeSpaced(cursor, '&&')) {
    const [left, right] = [test, parseBasic(cursor, parsePath)];
    test = (value, root) => left(value, root) && right(value, root);
  }
  return test;
}

/** basic ::= '!' basic | '(' or ')' | operand (operator operand)? */
function parseBasic(cursor: Cursor, parsePath: ParsePath): Test {
  cursor.skipSpace();
  if (cursor.startsWith('!') && !cursor.startsWith('!=')) {
    cursor.take('!');
    const test = parseBasic(cursor, parsePath);
    return (value, root) => !test(value, root);
  }
  if (cursor.take('(')) {
    const test = parseFilter(cursor, parsePath);
    if (!takeSpaced(cursor, ')')) throw cursor.refuse('missing )');
    return test;
  }
  const left = parseOperand(cursor, parsePath);
  cursor.skipSpace();
  if (cursor.take('=~')) return matching(left, parseRegexp(cursor));
  const operator = cursor.match(/==|!=|>=|<=|>|</y);
  if (operator !== undefined) return comparing(left, operator, parseOperand(cursor, parsePath));
  if (left.kind === 'path') return (value, root) => left.find(value, root).length > 0;
  return () => left.value === true;
}

/** operand ::= '@' step* | '$' step* | number | string | 'true' | 'false' | 'null' */
function parseOperand(cursor: Cursor, parsePath: ParsePath): Operand {
  cursor.skipSpace();
  const [fromValue, fromRoot] = [cursor.take('@'), cursor.take('$')];
  if (fromValue || fromRoot) {
    const steps = parsePath(cursor);
    return { kind: 'path', find: (value, root) => follow(steps, fromValue ? value : root, root) };
  }
  const text = cursor.match(/'[^']*'|"[^"]*"/y);
  if (text !== undefined) return { kind: 'literal', value: text.slice(1, -1) };
  const number = cursor.match(/-?[\d.][\d.eE-]*/y);
  if (number !== undefined) {
    if (Number.isNaN(Number(number))) throw cursor.refuse(`invalid number ${number}`);
    return { kind: 'literal', value: Number(number) };
  }
  const word = cursor.match(/true|false|null/y);
  if (word === undefined) throw cursor.refuse('invalid filter term');
  return { kind: 'literal', value: word === 'null' ? null : word === 'true' };
}

/** `/…/`, a backslash before a slash. */
function parseRegexp(cursor: Cursor): (text: string) => boolean {
  cursor.skipSpace();
  const literal = cursor.match(/\/(?:[^/\\]|\\.)*\//y);
  if (literal === undefined) throw cursor.refuse('regular expression missing');
  const regexp = compileRegexp(literal.slice(1, -1).replaceAll('\\/', '/'));
  return (text) => regexp.test(text);
}

function matching(left: Operand, matches: (text: string) => boolean): Test {
  return (value, root) => {
    const texts = valuesOf(left, value, root);
    return texts.length > 0 && texts.every((text) => typeof text === 'string' && matches(text));
  };
}

/** True where both sides have values and every pair of them compares. */
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

function takeSpaced(cursor: Cursor, token: string): boolean {
  cursor.skipSpace();
  return cursor.take(token);
}
