/**
 * The language of `--set` and the like, as Helm's strvals reads it: `a.b[0].c=value,d={x,y}`. The
 * flags differ in what they make of a value; `--set-literal` knows no commas and no escapes.
 *
 *   line  = { pair [","] }                      pair: see set-parser.ts
 *   value = "{" text { "," text } "}" | text up to a comma
 *
 * Each function has a counterpart that sets into what is there, and changes it. All throw errors of code
 * `values` in strvals' words. A line that ends too early is taken for as much as it says.
 */

import { detailsOf, inSource } from '../base/errors.ts';
import { readJsonValue } from '../codec/json/read-json.ts';
import { type Dict, int64, type List, type Value } from '../go/value.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import { EndOfText, refuseSet, type SetLanguage, SetParser, type SetRecorder } from './set-parser.ts';
import { SetText } from './set-text.ts';

/** What a flag makes of the text of a value. */
export type ValueReader = (text: string) => Value;

export interface SetOptions {
  readonly profile?: Profile | undefined;
  readonly recorder?: SetRecorder | undefined;
}

/** `--set`: `true`, `false` and `null` in any case and decimal int64 are what they say, the rest is text. */
export function parseSet(line: string, options?: SetOptions): Dict {
  return fresh((target) => parseSetInto(line, target, options));
}

/** `--set` into what is there. */
export function parseSetInto(line: string, target: Dict, options?: SetOptions): void {
  parseInto(new SetText(line, true), target, reading(typedValue), options);
}

/** `--set-string`: every value is text. */
export function parseSetString(line: string, options?: SetOptions): Dict {
  return fresh((target) => parseSetStringInto(line, target, options));
}

/** `--set-string` into what is there. */
export function parseSetStringInto(line: string, target: Dict, options?: SetOptions): void {
  parseInto(
    new SetText(line, true),
    target,
    reading((text) => text),
    options,
  );
}

/** `--set-file`: `read` makes the value out of the path that is given. */
export function parseSetFile(line: string, read: ValueReader, options?: SetOptions): Dict {
  return fresh((target) => parseSetFileInto(line, target, read, options));
}

/** `--set-file` into what is there. */
export function parseSetFileInto(line: string, target: Dict, read: ValueReader, options?: SetOptions): void {
  parseInto(new SetText(line, true), target, reading(read), options);
}

/** `--set-json`: values are JSON, nothing at all is null; numbers are float64. */
export function parseSetJson(line: string, options?: SetOptions): Dict {
  return fresh((target) => parseSetJsonInto(line, target, options));
}

/** `--set-json` into what is there. */
export function parseSetJsonInto(line: string, target: Dict, options?: SetOptions): void {
  parseInto(new SetText(line, true), target, JSON_VALUES, options);
}

/** `--set-literal`: one name, and all that follows `=` is text. */
export function parseSetLiteral(line: string, options?: SetOptions): Dict {
  return fresh((target) => parseSetLiteralInto(line, target, options));
}

/** `--set-literal` into what is there. */
export function parseSetLiteralInto(line: string, target: Dict, options?: SetOptions): void {
  parseInto(new SetText(line, false), target, LITERAL, options);
}

function fresh(work: (target: Dict) => void): Dict {
  const target: Dict = new Map();
  work(target);
  return target;
}

function parseInto(text: SetText, target: Dict, language: SetLanguage, { profile = DEFAULT_PROFILE, recorder }: SetOptions = {}): void {
  const parser = new SetParser(text, language, recorder);
  try {
    for (;;) parser.pair(target);
  } catch (error) {
    if (isEnd(error, profile)) return;
    if (detailsOf(error).position) throw error;
    inSource({ file: '', line: 1, column: text.column }, () => {
      throw error;
    });
  }
}

/** An index that the end cuts off counts as the end, too, where the profile forgives it. */
function isEnd(error: unknown, profile: Profile): boolean {
  if (error instanceof EndOfText) return true;
  return profile.forgivesOpenIndex && error instanceof Error && error.cause !== undefined && isEnd(error.cause, profile);
}

const INTEGER = /^[+-]?\d+$/;
const WORDS: Readonly<Record<string, Value>> = { TRUE: true, FALSE: false, NULL: null };

/** The value that `--set` sees in a text. */
export function typedValue(text: string): Value {
  if (text === '0') return int64(0);
  // Upper case, because Go's folding takes ſ for s.
  const word = text.length === 4 || text.length === 5 ? text.toUpperCase() : '';
  if (Object.hasOwn(WORDS, word)) return WORDS[word] as Value;
  if (text.startsWith('0') || !INTEGER.test(text)) return text;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return BigInt.asIntN(64, value) === value ? int64(value) : text;
}

function reading(read: ValueReader): SetLanguage {
  return {
    nameStops: '=[,.',
    assign(text, set, inList) {
      if (text.atEnd) {
        set('');
        if (!inList) throw new EndOfText();
      } else if (text.takes('{')) set(readList(text, read));
      else set(read(text.until(',').found));
    },
  };
}

// list = "{" text { "," text } "}" [","]
function readList(text: SetText, read: ValueReader): List {
  const list: List = [];
  for (;;) {
    const { found, stop } = text.until(',}');
    if (stop === undefined) throw refuseSet("list must terminate with '}'");
    if (stop === '}') text.takes(',');
    list.push(read(found));
    if (stop === '}') return list;
  }
}

const JSON_VALUES: SetLanguage = {
  nameStops: '=[,.',
  assign(text, set) {
    if (text.takesBlank()) return set(null);
    const { value, end } = inSource({ file: '', line: 1, column: text.column }, () => readJsonValue(text.rest));
    set(value);
    text.skip(end);
    text.takesBlank();
  },
};

const LITERAL: SetLanguage = {
  nameStops: '=[.',
  assign: (text, set) => set(text.until('').found),
};
