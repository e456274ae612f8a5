/**
 * What arguments and options must be. Callers without types pass anything, so each public function has a table of kinds,
 * and what does not fit is refused with a `usage` error: `render: options.release.name must be a string, not a number`.
 */
import { closestName } from './closest.ts';
import { ChartwrightError } from './errors.ts';

/** Throws a `usage` error if a value does not fit; `path` is what the caller's documentation calls it. */
export interface Kind<T> {
  (caller: string, path: string, value: unknown): void;
  /** For the compiler alone: a kind of another type, wider or narrower, is refused. */
  readonly type?: (value: T) => T;
}

type AnyFunction = (...given: never[]) => unknown;

/** The kinds of a type's options; the compiler holds them complete. */
export type Kinds<T> = {
  readonly [K in keyof Required<T>]: [Exclude<T[K], undefined>] extends [AnyFunction] ? Kind<AnyFunction> : Kind<Exclude<T[K], undefined>>;
};

/** A kind of these words. Strings and numbers that do not fit are printed if `literal`; of others, the message says what they are. */
export function kind<T>(wanted: string, fits: (value: unknown) => boolean, literal = false): Kind<T> {
  return (caller, path, value) => {
    if (!fits(value))
      throw mismatch(caller, path, wanted, literal && /string|number/.test(typeof value) ? JSON.stringify(value) : described(value));
  };
}

export const STRING: Kind<string> = kind('a string', (value) => typeof value === 'string');
export const BOOLEAN: Kind<boolean> = kind('a boolean', (value) => typeof value === 'boolean');
export const FUNCTION: Kind<AnyFunction> = kind('a function', (value) => typeof value === 'function');
export const INTEGER: Kind<number> = kind('an integer', Number.isSafeInteger, true);
/** A list of strings. */
export const STRINGS: Kind<readonly string[]> = listOf('strings', STRING);

/** One of these values. */
export function oneOf<T>(...values: readonly T[]): Kind<T> {
  const words = `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
  return kind(words, (value) => values.includes(value as T), true);
}

/** An object with these methods. */
export function methods<T>(wanted: string, ...names: readonly (keyof T & string)[]): Kind<T> {
  return kind(wanted, (value) => names.every((name) => typeof (value as T | undefined)?.[name] === 'function'));
}

/** A list whose items are all of a kind; `wanted` is the plural of its words. */
export function listOf<T>(wanted: string, item: Kind<T>): Kind<readonly T[]> {
  return (caller, path, value) => {
    if (!Array.isArray(value)) throw mismatch(caller, path, `a list of ${wanted}`, described(value));
    value.forEach((each, i) => {
      item(caller, `${path}[${i}]`, each);
    });
  };
}

/** An object whose values are all of a kind, undefined apart. */
export function mapOf<T>(item: Kind<T>): Kind<Readonly<Record<string, T>>> {
  return keyed(() => item as unknown as Kind<never>);
}

/** An object that has these keys and no others. `noun`: what a key is called. */
export function record<T>(kinds: Kinds<T>, noun = 'option'): Kind<T> {
  const known = kinds as unknown as Readonly<Record<string, Kind<never>>>;
  return keyed((caller, path, name) => {
    if (!Object.hasOwn(known, name)) throw unknown(caller, path, name, Object.keys(known), noun);
    return known[name] as Kind<never>;
  });
}

function keyed<T>(kindOf: (caller: string, path: string, name: string) => Kind<never>): Kind<T> {
  return (caller, path, value) => {
    if (!isRecord(value)) throw mismatch(caller, path, 'an object', described(value));
    for (const name of Object.keys(value)) {
      const item = kindOf(caller, path, name);
      if (value[name] !== undefined) item(caller, below(path, name), value[name]);
    }
  };
}

/** What a value is, for messages: `a string`, `a list`, `a Set`. */
export function described(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  const name = typeof value === 'object' ? (Object.getPrototypeOf(value)?.constructor?.name ?? 'object') : typeof value;
  return `${/^[AEIOU]/i.test(name) ? 'an' : 'a'} ${name === 'Object' ? 'object' : name}`;
}

/** Whether a value is an object with keys: no list, Map, Date or other built-in. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return /^.object (?:Object|Module).$/.test(Object.prototype.toString.call(value));
}

/** The path of a key: `options.release`, `source["Chart.yaml"]`, `values[0]`. */
export function below(path: string, name: string): string {
  if (/^\d+$/.test(name)) return `${path}[${name}]`;
  return /^[\w$]+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

export function isPromise(value: unknown): boolean {
  return described(value) === 'a Promise';
}

function mismatch(caller: string, path: string, wanted: string, given: string): ChartwrightError {
  const fault = given === 'a Promise' ? 'is a Promise: await it' : `must be ${wanted}, not ${given}`;
  return new ChartwrightError('usage', `${caller}: ${path} ${fault}`);
}

/** `render: unknown option "valeus" (did you mean values?)` */
function unknown(caller: string, path: string, name: string, known: readonly string[], noun: string): ChartwrightError {
  const close = closestName(known, name, name.length < 4 ? 1 : 2);
  const place = path === 'options' ? '' : `${path.replace('options.', '')}: `;
  const words = `${caller}: ${place}unknown ${noun} ${JSON.stringify(name)}`;
  return new ChartwrightError('usage', close ? `${words} (did you mean ${close}?)` : words);
}
