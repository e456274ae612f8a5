/** Regular expressions as Go's regexp/syntax reads them with its Perl flags. */
import { charSet } from './char-set.ts';
import { parseClass, parseSetEscape } from './class.ts';
import { parseEscape } from './escape.ts';
import { checkHeight, MAX_REPEAT, repeatFits } from './height.ts';
import type { Assertion, CharSet, Node, Syntax } from './nodes.ts';
import { checkSize } from './size.ts';
import { runeAt, syntaxError, width } from './syntax-error.ts';

const NEWLINE: CharSet = charSet([[10, 10]], false, [], true);
const ANYTHING: CharSet = charSet([], false, [], true);
const ASSERTION_ESCAPES: Readonly<Record<string, Assertion>> = { A: 'beginText', z: 'endText', b: 'wordBoundary', B: 'noWordBoundary' };

interface Flags {
  readonly fold: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
  /** `*` is what else `*?` is. */
  readonly swapGreed: boolean;
}

const FLAG_NAMES: Readonly<Record<string, keyof Flags>> = { i: 'fold', m: 'multiLine', s: 'dotAll', U: 'swapGreed' };

/** What is between a `(` and its `)`; the whole expression is the outermost. */
interface Group {
  /** The finished branches of an alternation. */
  readonly branches: Node[];
  /** The branch at work. */
  branch: Node[];
  /** The flags that hold again behind the group. */
  readonly outer: Flags;
  /** 0: does not capture. */
  readonly index: number;
}

export interface Parsing {
  readonly source: string;
  at: number;
  flags: Flags;
  readonly groups: Group[];
  /** How deep groups were nested so far. */
  deepest: number;
  readonly names: string[];
  /** Where the repetition began that was read just before; -1 for none. */
  repetition: number;
  /** The sets that were read, by their text: an expression of many equal ones holds each once. */
  readonly sets: Map<string, Node>;
}

/** Parses an expression; throws a ChartwrightError of code `function` with Go's messages. */
export function parse(source: string): Syntax {
  const flags = { fold: false, multiLine: false, dotAll: false, swapGreed: false };
  const parsing: Parsing = { source, at: 0, flags, groups: [newGroup(flags, 0)], deepest: 1, names: [''], repetition: -1, sets: new Map() };
  while (parsing.at < source.length) {
    const start = parsing.at;
    const repeated = oneToken(parsing);
    parsing.repetition = repeated ? start : -1;
  }
  if (parsing.groups.length > 1) throw syntaxError('missing closing )', source);
  const root = closed(top(parsing));
  checkSize(root, source);
  return { root, names: parsing.names };
}

function newGroup(outer: Flags, index: number): Group {
  return { branches: [], branch: [], outer, index };
}

function top(parsing: Parsing): Group {
  return parsing.groups[parsing.groups.length - 1] as Group;
}

/** Reads one token; returns whether it was a repetition. */
function oneToken(parsing: Parsing): boolean {
  const { source, at, flags } = parsing;
  switch (source[at]) {
    case '(':
      openGroup(parsing);
      return false;
    case ')':
      closeGroup(parsing);
      return false;
    case '|':
      top(parsing).branches.push(concat(top(parsing).branch));
      top(parsing).branch = [];
      parsing.at++;
      return false;
    case '^':
      return push(parsing, { kind: 'assertion', assertion: flags.multiLine ? 'beginLine' : 'beginText' }, at + 1);
    case '$':
      return push(parsing, { kind: 'assertion', assertion: flags.multiLine ? 'endLine' : 'endText' }, at + 1);
    case '.':
      return push(parsing, { kind: 'set', set: flags.dotAll ? ANYTHING : NEWLINE }, at + 1);
    case '[': {
      const { set, end } = parseClass(source, at, flags.fold);
      return pushSet(parsing, set, end);
    }
    case '*':
      return repeat(parsing, 0, -1, at + 1);
    case '+':
      return repeat(parsing, 1, -1, at + 1);
    case '?':
      return repeat(parsing, 0, 1, at + 1);
    case '{':
      return countedRepeat(parsing);
    case '\\':
      backslash(parsing);
      return false;
    default: {
      const rune = runeAt(source, at);
      return literal(parsing, rune, at + width(rune));
    }
  }
}

function push(parsing: Parsing, node: Node, end: number): false {
  top(parsing).branch.push(node);
  parsing.at = end;
  return false;
}

function literal(parsing: Parsing, rune: number, end: number): false {
  return pushSet(parsing, undefined, end, rune);
}

/** Adds a set that ends at `end`, or that of one rune. */
function pushSet(parsing: Parsing, set: CharSet | undefined, end: number, rune = 0): false {
  const { sets, source, at, flags } = parsing;
  const key = `${flags.fold ? 'i' : ''}${set ? source.slice(at, end) : `=${rune}`}`;
  let node = sets.get(key);
  if (!node) {
    node = { kind: 'set', set: set ?? charSet([[rune, rune]], flags.fold) };
    sets.set(key, node);
  }
  return push(parsing, node, end);
}

function backslash(parsing: Parsing): void {
  const { source, at, flags } = parsing;
  const letter = source[at + 1] ?? '';
  const assertion = Object.hasOwn(ASSERTION_ESCAPES, letter) ? ASSERTION_ESCAPES[letter] : undefined;
  if (assertion) push(parsing, { kind: 'assertion', assertion }, at + 2);
  else if (letter === 'C') throw syntaxError('invalid escape sequence', '\\C');
  else if (letter === 'Q') quoted(parsing);
  else {
    const found = parseSetEscape(source, at, flags.fold);
    if (found) pushSet(parsing, found.set, found.end);
    else {
      const { rune, end } = parseEscape(source, at);
      literal(parsing, rune, end);
    }
  }
}

/** `\Q…\E`: everything between stands for itself. */
function quoted(parsing: Parsing): void {
  const close = parsing.source.indexOf('\\E', parsing.at + 2);
  const end = close < 0 ? parsing.source.length : close;
  parsing.at += 2;
  while (parsing.at < end) {
    const rune = runeAt(parsing.source, parsing.at);
    literal(parsing, rune, parsing.at + width(rune));
  }
  if (close >= 0) parsing.at = close + 2;
}

const COUNT = /\{(0|[1-9][0-9]*)(,(0|[1-9][0-9]*)?)?\}/y;

/** `{2}`, `{2,}` or `{2,5}`; any other brace stands for itself. */
function countedRepeat(parsing: Parsing): boolean {
  const { source, at } = parsing;
  COUNT.lastIndex = at;
  const match = COUNT.exec(source);
  if (!match) return literal(parsing, 0x7b, at + 1);
  const min = Number(match[1]);
  const max = match[2] === undefined ? min : match[3] === undefined ? -1 : Number(match[3]);
  if (min > MAX_REPEAT || max > MAX_REPEAT || (max >= 0 && min > max)) throw syntaxError('invalid repeat count', match[0]);
  return repeat(parsing, min, max, at + match[0].length);
}

function repeat(parsing: Parsing, min: number, max: number, operatorEnd: number): true {
  const { source, at, flags } = parsing;
  const reluctant = source[operatorEnd] === '?';
  const end = reluctant ? operatorEnd + 1 : operatorEnd;
  if (parsing.repetition >= 0) throw syntaxError('invalid nested repetition operator', source.slice(parsing.repetition, end));
  const node = top(parsing).branch.pop();
  if (!node) throw syntaxError('missing argument to repetition operator', source.slice(at, end));
  const repeated: Node = { kind: 'repeat', node, min, max, greedy: reluctant === flags.swapGreed };
  if ((min >= 2 || max >= 2) && !repeatFits(repeated, MAX_REPEAT)) throw syntaxError('invalid repeat count', source.slice(at, end));
  checkHeight(parsing, repeated);
  push(parsing, repeated, end);
  return true;
}

/** `(…)`, `(?P<name>…)`, `(?<name>…)`, `(?i:…)`, or flags alone: `(?i)`. */
function openGroup(parsing: Parsing): void {
  const { source, at, flags } = parsing;
  if (source[at + 1] !== '?') {
    capture(parsing, '', at + 1);
    return;
  }
  const rest = source.slice(at);
  if ((rest.startsWith('(?P<') && rest.length > 4) || (rest.startsWith('(?<') && rest.length > 3)) {
    const close = rest.indexOf('>');
    const name = rest.slice(rest.indexOf('<') + 1, Math.max(close, 0));
    if (close < 0) throw syntaxError('invalid named capture', rest);
    if (!/^[0-9A-Za-z_]+$/.test(name)) throw syntaxError('invalid named capture', rest.slice(0, close + 1));
    capture(parsing, name, at + close + 1);
    return;
  }
  const match = /^\(\?([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest);
  if (!match) throw flagError(rest);
  const [whole, on = '', off = '', end] = match;
  if (end === ':') enter(parsing, 0);
  parsing.flags = withFlags(withFlags(flags, on, true), off, false);
  parsing.at = at + whole.length;
}

/** Go reads up to the first character that is no flag. */
function flagError(rest: string): Error {
  const [read] = /^\(\?[imsU]*(?:-[imsU]*)?(?:[\s\S]|$)/u.exec(rest) as unknown as [string];
  if (/[\udc80-\udcff]$/u.test(read)) return syntaxError('invalid UTF-8', rest.slice(read.length - 1));
  return syntaxError('invalid or unsupported Perl syntax', read);
}

function withFlags(flags: Flags, letters: string, value: boolean): Flags {
  return { ...flags, ...Object.fromEntries(Array.from(letters, (letter) => [FLAG_NAMES[letter], value])) };
}

function capture(parsing: Parsing, name: string, end: number): void {
  parsing.names.push(name);
  enter(parsing, parsing.names.length - 1);
  parsing.at = end;
}

function enter(parsing: Parsing, index: number): void {
  parsing.groups.push(newGroup(parsing.flags, index));
  parsing.deepest = Math.max(parsing.deepest, parsing.groups.length);
}

function closeGroup(parsing: Parsing): void {
  if (parsing.groups.length < 2) throw syntaxError('unexpected )', parsing.source);
  const group = parsing.groups.pop() as Group;
  const node = closed(group);
  const captured: Node = group.index > 0 ? { kind: 'capture', node, index: group.index } : node;
  checkHeight(parsing, captured);
  parsing.flags = group.outer;
  push(parsing, captured, parsing.at + 1);
}

function closed(group: Group): Node {
  const last = concat(group.branch);
  return group.branches.length === 0 ? last : { kind: 'alternate', nodes: [...group.branches, last] };
}

function concat(nodes: readonly Node[]): Node {
  if (nodes.length === 0) return { kind: 'empty' };
  return nodes.length === 1 ? (nodes[0] as Node) : { kind: 'concat', nodes };
}
