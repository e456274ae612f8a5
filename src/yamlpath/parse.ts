/** The grammar of paths: `a.b`, `['a','b']`, `[0]`, `[*]`, `..a`, `[?(@.a == 'b')]`, `a~`. Errors are yaml-jsonpath's (pkg/yamlpath/lexer.go). */
import { ChartwrightError, errorText } from '../base/errors.ts';
import { quoteRune } from '../go/strconv.ts';
import { Cursor } from './cursor.ts';
import { parseFilter } from './filter.ts';
import { sliceOf } from './slice.ts';
import type { Step } from './steps.ts';

const NAME = /[^.[) &|=!><~]+/y;
const FIRST_NAME = /[^.[\]) &|=!><~]+/y;
const DESCENDED_NAME = /[^.[]+/y;
/** What ends a path within a filter, and may not follow a step elsewhere. */
const ENDS_STEP = /[ &|=!><]/;
const NAMED_IN_QUOTES: Readonly<Record<string, string>> = { "'": `"'"`, '"': `'"'` };

/** path ::= '$'? first_name? step* */
export function parseSteps(text: string): Step[] {
  const cursor = new Cursor(text);
  const steps: Step[] = [];
  if (cursor.take('$')) cursor.endToken();
  else if (!cursor.ended && !/[.[]/.test(text[0] as string)) {
    const first = cursor.match(FIRST_NAME);
    if (first === undefined && !cursor.startsWith(')')) throw cursor.refuse('child name missing');
    if (first !== undefined) steps.push(...stepEnd(cursor, named(cursor, first), false));
  }
  steps.push(...parseRest(cursor, false));
  if (!cursor.ended) throw cursor.refuse('syntax error');
  return steps;
}

/** The steps up to the end of the text, or to what ends a path within a filter. */
function parseRest(cursor: Cursor, inFilter: boolean): Step[] {
  const steps: Step[] = [];
  while (!cursor.ended && !cursor.startsWith(')') && !(inFilter && ENDS_STEP.test(cursor.text[cursor.at] as string))) {
    steps.push(...parseStep(cursor, inFilter));
  }
  return steps;
}

/** step ::= '..' name? | '.' name | '[' quoted (',' quoted)* ']' | '[?(' filter ')]' | '[' subscript ']' */
function parseStep(cursor: Cursor, inFilter: boolean): Step[] {
  if (cursor.take('..')) return descended(cursor);
  if (cursor.take('.')) {
    const name = cursor.match(NAME);
    if (name === undefined) throw cursor.refuse('child name missing');
    return stepEnd(cursor, named(cursor, name), inFilter);
  }
  if (cursor.startsWith('[?(')) return [filtered(cursor, true)];
  if (cursor.match(/\[\s*(?=['"])/y) !== undefined) return stepEnd(cursor, bracketed(cursor), inFilter);
  if (cursor.take('[')) return stepEnd(cursor, subscripted(cursor), inFilter);
  throw cursor.refuse('invalid path syntax');
}

/** Ends a step; what can follow one within a filter alone may not follow it elsewhere. */
function stepEnd(cursor: Cursor, step: Step, inFilter: boolean): Step[] {
  cursor.endToken();
  const next = cursor.text[cursor.at];
  if (!inFilter && next !== undefined && ENDS_STEP.test(next)) throw cursor.refuse(`invalid character ${quoteRune(next.charCodeAt(0))}`);
  return [step];
}

function descended(cursor: Cursor): Step[] {
  const name = cursor.match(DESCENDED_NAME);
  if (name === undefined && !cursor.startsWith('['))
    throw cursor.refuse('child name or array access or filter missing after recursive descent');
  cursor.endToken();
  if (name !== undefined) return [{ kind: 'descend' }, name === '*' ? { kind: 'all' } : { kind: 'children', names: [unescaped(name)] }];
  return cursor.startsWith('[?(') ? [{ kind: 'descend' }, filtered(cursor, false)] : [{ kind: 'descend' }];
}

function named(cursor: Cursor, name: string): Step {
  if (cursor.take('~')) return lastStep(cursor, { kind: 'keys', names: [unescaped(name)] });
  return name === '*' ? { kind: 'all' } : { kind: 'children', names: [unescaped(name)] };
}

function bracketed(cursor: Cursor): Step {
  const names: string[] = [];
  do names.push(unescaped(quoted(cursor)));
  while (hasAnother(cursor));
  if (cursor.match(/\s*\]/y) === undefined) throw cursor.refuse('missing "]" or ","');
  return cursor.take('~') ? lastStep(cursor, { kind: 'keys', names }) : { kind: 'children', names };
}

function hasAnother(cursor: Cursor): boolean {
  if (cursor.match(/\s*,/y) === undefined) return false;
  if (!/^\s*['"]/.test(cursor.text.slice(cursor.at))) throw cursor.refuse(`missing ${NAMED_IN_QUOTES["'"]} or ${NAMED_IN_QUOTES['"']}`);
  return true;
}

/** A name in quotes, where a backslash is before a quote or a backslash only. */
function quoted(cursor: Cursor): string {
  const mark = cursor.match(/\s*['"]/y)?.at(-1) as string;
  const text = cursor.match(mark === "'" ? /(?:[^'\\]|\\['\\])*/y : /(?:[^"\\]|\\["\\])*/y) as string;
  if (cursor.startsWith('\\')) throw cursor.refuse(`unsupported escape sequence inside ${mark}${mark}`);
  if (!cursor.take(mark)) throw cursor.refuse(`unmatched ${NAMED_IN_QUOTES[mark]}`);
  return text;
}

function subscripted(cursor: Cursor): Step {
  const text = cursor.match(/[^\]]*/y) as string;
  if (!cursor.take(']')) throw cursor.refuse('unmatched [');
  if (text === '') throw new ChartwrightError('usage', `subscript missing from [] before position ${cursor.at}`);
  try {
    sliceOf(text, 0);
  } catch (error) {
    throw new ChartwrightError('usage', `invalid array index [${text}] before position ${cursor.at}: ${errorText(error)}`);
  }
  if (!cursor.take('~')) return { kind: 'subscript', text };
  if (!cursor.ended) throw cursor.refuse('property name operator can only be used on last item in path');
  if (text !== '*') throw cursor.refuse('property name operator can only be used on map nodes');
  return { kind: 'keys' };
}

function filtered(cursor: Cursor, items: boolean): Step {
  cursor.take('[?(');
  cursor.endToken();
  const test = parseFilter(cursor, (inside) => parseRest(inside, true));
  if (!cursor.take(')]')) {
    cursor.take(')');
    throw cursor.refuse('missing end of filter');
  }
  cursor.endToken();
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
