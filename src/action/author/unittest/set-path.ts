/** Paths of `set`: `a.b[0].c`, and keys with dots in brackets: `a[b.c]`. Mirrors helm-unittest 1.1.2 pkg/unittest/valueutils. */
import { ChartwrightError } from '../../../base/errors.ts';
import type { Dict, Value } from '../../../go/value.ts';

/** A map that holds the value at a path, and nulls before it in lists. Throws where the path is malformed. */
export function valueAtPath(path: string, value: Value): Dict {
  if (path === '') throw refusal('set path is empty');
  const [first, ...rest] = keysOf(path);
  if (typeof first !== 'string') throw refusal(`invalid key in ${path}`);
  return new Map([[first, rest.reduceRight<Value>(wrap, value)]]);
}

function wrap(inner: Value, key: string | number): Value {
  if (typeof key === 'string') return new Map([[key, inner]]);
  const list: Value[] = new Array(key).fill(null);
  list[key] = inner;
  return list;
}

/** A bound that no list of values has a use for going beyond. */
const LONGEST_LIST = 65536;

function keysOf(path: string): (string | number)[] {
  const illegal = /[,{}=]/.exec(path)?.[0];
  if (illegal) throw refusal(`invalid token found ${illegal}`);
  const keys: (string | number)[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(path);
    if (found) at += found[0].length;
    return found;
  };
  while (at < path.length) {
    // A key in brackets stands where a name could: at the start or behind a dot.
    const bracketed = keys.length === 0 || path[at - 1] === '.' ? match(/\[([^[\]]*)\]/y) : null;
    const name = bracketed ?? match(/[^.[\]]+/y);
    if (!name) throw refusal(`invalid key in ${path}`);
    keys.push(bracketed ? (bracketed[1] as string) : name[0]);
    for (let index = match(/\[([^[\]]*)\]/y); index; index = match(/\[([^[\]]*)\]/y)) keys.push(indexOf(index[1] as string, path));
    if (at < path.length && !match(/\./y)) throw refusal(`invalid denotation token ${path[at]}`);
    if (at === path.length && path.endsWith('.')) throw refusal('unexpected end of');
  }
  return keys;
}

function indexOf(text: string, path: string): number {
  if (!/^\d+$/.test(text) || Number(text) > LONGEST_LIST) throw refusal(`invalid index [${text}] in ${path}`);
  return Number(text);
}

function refusal(words: string): ChartwrightError {
  return new ChartwrightError('usage', words);
}
