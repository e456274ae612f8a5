/**
 * JSON as encoding/json reads it into interfaces: float64 numbers, maps, the last of equal keys. The platform's parser
 * reads the same language, so it does the work; errors are found again with Go's messages.
 */
import { attempt, ChartwrightError } from '../../base/errors.ts';
import { type Dict, type List, nilled, type Value } from '../../go/value.ts';
import { jsonKind } from './json-kind.ts';
import { jsonSyntaxError, MAX_DEPTH, tooDeep } from './syntax-error.ts';

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;
const NUMBERS = /"(?:[^"\\]|\\.)*"|-?[0-9][-+.0-9eE]*/g;

/** What every text has that holds a number beyond float64, and few others. */
const MAYBE_TOO_LARGE = /[eE]\+?\d{3}|\d{200}/;

/**
 * json.Unmarshal into an `any`. Throws ChartwrightErrors of code `json` with Go's words: `unexpected
 * end of JSON input`, `invalid character 'x' looking for beginning of value`.
 */
export function parseJson(text: string): Value {
  return parsed(text, (value) => value);
}

/** What json.Unmarshal leaves in an `any` beside its error: nothing of a text that is not valid JSON, nil for numbers out of range. */
export function parseJsonLeniently(text: string): Value {
  let kept: Value = null;
  attempt(() =>
    parsed(text, (value) => {
      kept = typeof value === 'number' && !Number.isFinite(value) ? null : value;
    }),
  );
  return kept;
}

/**
 * json.Unmarshal into a `map[string]any`: the entries are added to `into`, also if a number is out of range, which is
 * thrown afterwards. `null` is Go's nil map. Other values are refused: `json: cannot unmarshal array into Go value of type
 * map[string]interface {}`.
 */
export function parseJsonMap(text: string, into: Dict): Dict {
  return parsed(text, (value) => {
    if (value === null) return nilled(new Map());
    if (!(value instanceof Map)) throw mismatch(value, 'map[string]interface {}');
    for (const [key, item] of value) into.set(key, item);
    return into;
  });
}

/** json.Unmarshal into a `[]any`; `null` is Go's nil slice. Other values are refused as in parseJsonMap. */
export function parseJsonList(text: string): List {
  return parsed(text, (value) => {
    if (value === null) return nilled([]);
    if (!Array.isArray(value)) throw mismatch(value, '[]interface {}');
    return value;
  });
}

/** The text's value, null in place of each number that is out of range, given to `accept`; then the first such number is thrown. */
function parsed<T>(text: string, accept: (value: Value) => T): T {
  const source = LONE.test(text) ? text.replace(LONE, '\ufffd') : text;
  const conversion = new Conversion(SURROGATE_ESCAPE.test(source));
  const result = accept(converted(conversion, source, text));
  const tooLarge = MAYBE_TOO_LARGE.test(source) ? source.match(NUMBERS)?.find(isTooLarge) : undefined;
  if (tooLarge) throw new ChartwrightError('json/type', `json: cannot unmarshal number ${tooLarge} into Go value of type float64`);
  return result;
}

/** A text too deep for JavaScript's stack is refused as one too deep for Go, whose limit is higher. */
function converted(conversion: Conversion, source: string, text: string): Value {
  try {
    return conversion.value(platformValue(source, text), 0);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(text.trimStart()[0] ?? '');
    throw error;
  }
}

/** A text's value as JavaScript's plain data. Throws Go's words if it is not valid JSON. */
export function parsePlainJson(text: string): unknown {
  return platformValue(text, text);
}

function platformValue(source: string, text: string): unknown {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw jsonSyntaxError(text) ?? cause;
  }
}

/** JavaScript's plain data as Go values. */
class Conversion {
  private readonly surrogates: boolean;

  constructor(surrogates: boolean) {
    this.surrogates = surrogates;
  }

  value(parsed: unknown, depth: number): Value {
    switch (typeof parsed) {
      case 'string':
        return this.surrogates ? parsed.replace(LONE, '\ufffd') : parsed;
      case 'number':
        return Number.isFinite(parsed) || depth === 0 ? parsed : null;
      case 'boolean':
        return parsed;
    }
    if (parsed === null) return null;
    if (depth >= MAX_DEPTH) throw tooDeep(Array.isArray(parsed) ? '[' : '{');
    if (Array.isArray(parsed)) {
      for (let i = 0; i < parsed.length; i++) parsed[i] = this.value(parsed[i], depth + 1);
      return parsed;
    }
    return this.dict(parsed as Readonly<Record<string, unknown>>, depth + 1);
  }

  private dict(parsed: Readonly<Record<string, unknown>>, depth: number): Dict {
    const out: Dict = new Map();
    for (const key of Object.keys(parsed)) {
      out.set(this.surrogates ? key.replace(LONE, '\ufffd') : key, this.value(parsed[key], depth));
    }
    return out;
  }
}

/** Whether a token of {@link NUMBERS} is a number that float64 can't hold. Of equal keys, it may belong to one that is not kept. */
function isTooLarge(token: string): boolean {
  return token[0] !== '"' && !Number.isFinite(Number(token));
}

function mismatch(value: Value, target: string): ChartwrightError {
  return new ChartwrightError('json/type', `json: cannot unmarshal ${jsonKind(value)} into Go value of type ${target}`);
}
