/**
 * How a function is offered to templates: Go parameter types beside a JavaScript function, so that
 * the template compiler can check counts and kinds with text/template's own words.
 */
import type { Value } from './value.ts';

/**
 * A Go parameter type. What the JavaScript function receives for each:
 * `any` a Value · `string` a string · `bool` a boolean · `int`, `uint32`, `float64` a number · `int64` a bigint ·
 * `[]any` an array · `[]string` an array of strings · `map` (map[string]interface {}) a Map ·
 * `[]byte` a Uint8Array · `time` (time.Time) a GoTime · `duration` (time.Duration) nanoseconds as a bigint ·
 * `error`, `certificate` (sprig.certificate), `location` (*time.Location), `version` (*semver.Version) a GoObject,
 * null for a nil pointer · `writer` (io.Writer) nothing that a template has but null.
 */
export type ParamType =
  | 'any'
  | 'string'
  | 'bool'
  | 'int'
  | 'int64'
  | 'uint32'
  | 'float64'
  | '[]any'
  | '[]string'
  | 'map'
  | '[]byte'
  | 'time'
  | 'error'
  | 'certificate'
  | 'duration'
  | 'location'
  | 'version'
  | 'writer';

export interface FuncDef {
  /** The parameters, `'string, ...any'`: the last one may take any number of arguments, passed on one by one. */
  readonly signature: string;
  /** The function receives the execution state as its first argument. */
  readonly contextual: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: the arguments follow `params`
  readonly call: (...args: any[]) => Value;
}

/** Functions by the name that templates use. Tables are made with `Object.assign(Object.create(null), …)` or checked with Object.hasOwn. */
export type FuncTable = Readonly<Record<string, FuncDef>>;

/**
 * Declares a function by its parameters; it throws a ChartwrightError of code `function` if Go's returns an error or
 * panics.
 */
// biome-ignore lint/suspicious/noExplicitAny: the arguments follow `signature`
export function fn(signature: string, call: (...args: any[]) => Value): FuncDef {
  return { signature, contextual: false, call };
}

/** As `fn`, for functions that need the execution state: it comes first, before the declared parameters. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments follow `signature`
export function contextual(signature: string, call: (state: any, ...args: any[]) => Value): FuncDef {
  return { signature, contextual: true, call };
}
