/**
 * What the two languages of `--set` and `--set-literal` share: names, indices and where a value goes.
 *
 *   pair  = name tail
 *   tail  = "=" value | "." pair | "[" index "]" item
 *   item  = tail of an element, without a name
 */
import { ChartwrightError } from '../base/errors.ts';
import { atoi, quote, quoteRune } from '../go/strconv.ts';
import { runes } from '../go/utf8.ts';
import { type Dict, type List, typeOf, type Value } from '../go/value.ts';
import type { SetText } from './set-text.ts';

const LARGEST_INDEX = 65536;
const DEEPEST_NAME = 30;
/** Lists within lists that one name may go through: Helm takes any number, JavaScript's stack does not. */
const DEEPEST_LIST = 1000;

/** The text is at its end: that is how parsing stops, and what some unfinished lines are forgiven with. */
export class EndOfText extends ChartwrightError {
  constructor() {
    super('values/set', 'EOF');
  }
}

/** An error in strvals' words. */
export function refuseSet(message: string, cause?: unknown): ChartwrightError {
  return new ChartwrightError('values/set', message, { cause });
}

/** The parts in which the languages differ. */
export interface SetLanguage {
  /** The characters that end a name. */
  readonly nameStops: string;
  /** Reads a value and hands it on; `inList` where an element takes it. */
  readonly assign: (text: SetText, set: (value: Value) => void, inList: boolean) => void;
}

/** Records what is set where. */
export interface SetRecorder {
  /** A value was set. */
  set(container: Dict | List, key: string | number, value: Value): void;
  /** Elements of a list were set. */
  changed(table: Dict, key: string, list: List): void;
  /** A list gave way to a longer one. */
  copied(from: List, to: List): void;
}

export class SetParser {
  private readonly text: SetText;
  private readonly language: SetLanguage;
  private readonly recorder: SetRecorder | undefined;
  /** How many lists the name at work has gone through. */
  private lists = 0;

  constructor(text: SetText, language: SetLanguage, recorder?: SetRecorder) {
    this.text = text;
    this.language = language;
    this.recorder = recorder;
  }

  /** One pair into `target`. Throws EndOfText if none is left. */
  pair(target: Dict, level = 0): void {
    const { found: name, stop } = this.text.until(this.language.nameStops);
    if (stop === '=') this.language.assign(this.text, (value) => this.setKey(target, name, value), false);
    else if (stop === '.') this.below(target, name, level + 1);
    else if (stop === '[') this.indexed(target, name, level);
    else if (stop === ',') throw refuseSet(`key ${quote(name)} has no value (cannot end with ,)`);
    else throw name === '' ? new EndOfText() : refuseSet(`key ${quote(name)} has no value`);
  }

  private setKey(target: Dict, name: string, value: Value): void {
    setKey(target, name, value);
    if (name !== '') this.recorder?.set(target, name, value);
  }

  private setIndex(list: List, index: bigint, value: Value): List {
    const out = setIndex(list, index, value);
    if (out !== list) this.recorder?.copied(list, out);
    return out;
  }

  private below(target: Dict, name: string, level: number): void {
    if (level > DEEPEST_NAME) {
      throw refuseSet(`value name nested level is greater than maximum supported nested level of ${DEEPEST_NAME}`);
    }
    const there = target.get(name);
    const inner = there === undefined ? new Map() : asDict(there);
    try {
      this.pair(inner, level);
      if (inner.size === 0) throw refuseSet(`key map ${quote(name)} has no value`);
    } finally {
      if (inner.size > 0) setKey(target, name, inner);
    }
  }

  private indexed(target: Dict, name: string, level: number): void {
    const index = this.index();
    const there = target.get(name);
    let list = there === undefined ? [] : asList(there);
    try {
      list = this.item(list, index, level);
    } finally {
      setKey(target, name, list);
      this.recorder?.changed(target, name, list);
    }
  }

  /** The list with the element set: itself, or a longer one. */
  private item(list: List, index: bigint, level: number): List {
    if (this.lists >= DEEPEST_LIST) throw refuseSet(`lists are nested deeper than the ${DEEPEST_LIST} levels that this program takes`);
    this.lists++;
    try {
      return this.itemWithin(list, index, level);
    } finally {
      this.lists--;
    }
  }

  private itemWithin(list: List, index: bigint, level: number): List {
    if (index < 0n) throw refuseSet(`negative ${index} index not allowed`);
    const { found, stop } = this.text.until('[.=');
    if (found !== '') throw refuseSet(`unexpected data at end of array index: [${runes(found).map(quoteRune).join(' ')}]`);
    if (stop === '=') {
      let out = list;
      this.language.assign(
        this.text,
        (value) => {
          out = this.setIndex(list, index, value);
          this.recorder?.set(out, Number(index), value);
        },
        true,
      );
      return out;
    }
    if (stop === '[') {
      const next = this.index();
      const there = list[Number(index)] ?? null;
      return this.setIndex(list, index, this.item(there === null ? [] : asList(there), next, level));
    }
    if (stop === '.') {
      const inner = elementDict(list, index);
      this.pair(inner, level);
      return this.setIndex(list, index, inner);
    }
    throw new EndOfText();
  }

  private index(): bigint {
    try {
      const { found, stop } = this.text.until(']');
      if (stop === undefined) throw new EndOfText();
      return atoi(found);
    } catch (error) {
      throw refuseSet(`error parsing index: ${(error as Error).message}`, error);
    }
  }
}

/** The table at an index: what is there and no table gives way to an empty one. */
function elementDict(list: List, at: bigint): Dict {
  const index = Number(at);
  const there = list[index];
  if (there instanceof Map) return there;
  const inner: Dict = new Map();
  if (index < list.length) list[index] = inner;
  return inner;
}

/** An empty name is read and not set. */
function setKey(target: Dict, name: string, value: Value): void {
  if (name !== '') target.set(name, value);
}

function setIndex(list: List, at: bigint, value: Value): List {
  const index = Number(at);
  if (index > LARGEST_INDEX) throw refuseSet(`index of ${at} is greater than maximum supported index of ${LARGEST_INDEX}`);
  const out = index < list.length ? list : [...list, ...new Array<null>(index + 1 - list.length).fill(null)];
  out[index] = value;
  return out;
}

function asDict(value: Value): Dict {
  if (value instanceof Map) return value;
  throw notOf(value, 'map[string]interface {}');
}

function asList(value: Value): List {
  if (Array.isArray(value)) return value;
  throw notOf(value, '[]interface {}');
}

function notOf(value: Value, type: string): ChartwrightError {
  const found = value === null ? 'nil' : typeOf(value).name;
  return refuseSet(`unable to parse key: interface conversion: interface {} is ${found}, not ${type}`);
}
