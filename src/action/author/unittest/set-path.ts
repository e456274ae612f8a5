/** Paths of `set`: `a.b[0].c`, and keys with dots in brackets: `a[b.c]`. Mirrors helm-unittest 1.1.2 pkg/unittest/valueutils. */
import { ChartwrightError } from '../../../base/errors.ts';
import { quote } from '../../../go/strconv.ts';
import type { Dict, Value } from '../../../go/value.ts';

/** A map that holds the value at a path, and nulls before it in lists. Throws if the path is malformed. */
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

type State = 'key' | 'index' | 'denotation' | 'escaping';

/** path ::= (name | '[' name ']') ('[' index ']')* ('.' path)?; a name in brackets may contain dots, and any name may be empty before a dot. */
function keysOf(path: string): (string | number)[] {
  const keys: (string | number)[] = [];
  let state: State = 'key';
  let escaped = '';
  let start = 0;
  for (const { 0: end, index } of path.matchAll(/[.[\],{}=]/g)) {
    if (/[,{}=]/.test(end)) throw refusal(`invalid token found ${end}`);
    const text = path.slice(start, index);
    start = index + 1;
    if (state === 'key') {
      state = keyEnd(text, end);
      if (state === 'escaping') escaped = '';
      else keys.push(text);
    } else if (state === 'index') {
      keys.push(indexOf(text, end));
      state = 'denotation';
    } else if (state === 'denotation') {
      state = denotation(end);
    } else {
      escaped += text;
      if (end === '[') throw refusal(`invalid escaping token ${end}`);
      if (end === '.') escaped += '.';
      else keys.push(escaped);
      if (end === ']') state = 'denotation';
    }
  }
  const last = path.slice(start);
  if (state === 'key' && last !== '') return [...keys, last];
  if (state === 'denotation' && last === '') return keys;
  throw refusal('unexpected end of');
}

function keyEnd(text: string, end: string): State {
  if (end === '.') return 'key';
  if (end === '[') return text === '' ? 'escaping' : 'index';
  throw refusal(`invalid key ${end}`);
}

function denotation(end: string): State {
  if (end === '.') return 'key';
  if (end === '[') return 'index';
  throw refusal(`invalid denotation token ${end}`);
}

function indexOf(text: string, end: string): number {
  if (end !== ']') throw refusal('missing index value');
  if (!/^[+-]?\d+$/.test(text)) throw refusal(`strconv.Atoi: parsing ${quote(text)}: invalid syntax`);
  const index = Number(text);
  if (index < 0 || index > LONGEST_LIST) throw refusal(`index ${text} is out of range`);
  return index;
}

function refusal(words: string): ChartwrightError {
  return new ChartwrightError('suite', words);
}
