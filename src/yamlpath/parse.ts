/** The grammar of paths: `a.b`, `['a','b']`, `[0]`, `[*]`, `..a`, `[?(@.a == 'b')]`, `a~`. */
import { Cursor } from './cursor.ts';
import { parseFilter } from './filter.ts';
import { sliceOf } from './slice.ts';
import type { Step } from './steps.ts';

const NAME = /[^.[) &|=!><~]+/y;
const FIRST_NAME = /[^.[\]) &|=!><~]+/y;
const DESCENDED_NAME = /[^.[]+/y;
const QUOTED = /\s*(?:'(?:[^'\\]|\\['\\])*'|"(?:[^"\\]|\\["\\])*")\s*/y;

/** path ::= '$'? first_name? step* */
export function parseSteps(text: string): Step[] {
  const cursor = new Cursor(text);
  const rooted = cursor.take('$');
  const first = rooted ? undefined : cursor.match(FIRST_NAME);
  const steps = first === undefined ? [] : [named(cursor, first)];
  steps.push(...parseRest(cursor));
  if (!cursor.ended) throw cursor.refuse('invalid path syntax');
  return steps;
}

/** The steps up to the end of the text, or to what ends a path within a filter. */
function parseRest(cursor: Cursor): Step[] {
  const steps: Step[] = [];
  while (!cursor.ended && !/[) &|=!><]/.test(cursor.text[cursor.at] as string)) {
    const start = cursor.at;
    steps.push(...parseStep(cursor));
    cursor.last = start;
  }
  return steps;
}

/** step ::= '..' name? | '.' name | '[' quoted (',' quoted)* ']' | '[?(' filter ')]' | '[' subscript ']' */
function parseStep(cursor: Cursor): Step[] {
  if (cursor.take('..')) return descended(cursor);
  if (cursor.take('.')) {
    const name = cursor.match(NAME);
    if (name === undefined) throw cursor.refuse('child name missing');
    return [named(cursor, name)];
  }
  if (cursor.startsWith('[?(')) return [filtered(cursor, true)];
  if (cursor.match(/\[\s*(?=['"])/y) !== undefined) return [bracketed(cursor)];
  if (cursor.take('[')) return [subscripted(cursor)];
  throw cursor.refuse('invalid path syntax');
}

function descended(cursor: Cursor): Step[] {
  const name = cursor.match(DESCENDED_NAME);
  if (name === undefined) {
    if (cursor.startsWith('[?(')) return [{ kind: 'descend' }, filtered(cursor, false)];
    if (!cursor.startsWith('[')) throw cursor.refuse('child name or array access or filter missing after recursive descent');
    return [{ kind: 'descend' }];
  }
  return [{ kind: 'descend' }, name === '*' ? { kind: 'all' } : { kind: 'children', names: [unescaped(name)] }];
}

function named(cursor: Cursor, name: string): Step {
  if (cursor.take('~')) return lastStep(cursor, { kind: 'keys', names: [unescaped(name)] });
  return name === '*' ? { kind: 'all' } : { kind: 'children', names: [unescaped(name)] };
}

function bracketed(cursor: Cursor): Step {
  const names: string[] = [];
  do {
    const quoted = cursor.match(QUOTED)?.trim();
    if (quoted === undefined) throw cursor.refuse('unmatched quote');
    names.push(unescaped(quoted.slice(1, -1)));
  } while (cursor.take(','));
  if (!cursor.take(']')) throw cursor.refuse('missing "]" or ","');
  return cursor.take('~') ? lastStep(cursor, { kind: 'keys', names }) : { kind: 'children', names };
}

function subscripted(cursor: Cursor): Step {
  const text = cursor.match(/[^\]]*/y) as string;
  if (!cursor.take(']')) throw cursor.refuse('unmatched [');
  if (text === '') throw cursor.refuse('subscript missing from []');
  sliceOf(text, 0);
  if (!cursor.take('~')) return { kind: 'subscript', text };
  if (text !== '*') throw cursor.refuse('property name operator can only be used on map nodes');
  return lastStep(cursor, { kind: 'keys' });
}

function filtered(cursor: Cursor, items: boolean): Step {
  cursor.take('[?(');
  const test = parseFilter(cursor, parseRest);
  if (!cursor.take(')]')) throw cursor.refuse('invalid filter syntax');
  return { kind: 'filter', test, items };
}

function lastStep(cursor: Cursor, step: Step): Step {
  if (!cursor.ended) throw cursor.refuse('property name operator may only be used on last child in path');
  return step;
}

/** A backslash stands for what follows it. */
function unescaped(text: string): string {
  return text.replace(/\\(\\?)/g, '$1');
}
