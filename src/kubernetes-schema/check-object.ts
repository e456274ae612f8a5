/** Holds an object against its form. */
import { attempt } from '../base/errors.ts';
import { compileRegexp } from '../go/regexp.ts';
import { GoInt, isDict, isList, type Value } from '../go/value.ts';
import type { Form, Limits, ObjectForm } from './form.ts';

export interface FormFault {
  readonly kind: 'unknown-field' | 'missing-field' | 'wrong-type' | 'invalid-value';
  /** Keys and list indexes that lead there. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** A field of the form that the unknown one may be meant for. */
  readonly candidate?: string;
}

/** All that is wrong with a value. Null stands for an absent field, as the API server reads it. */
export function checkObject(value: Value, form: Form, path: readonly (string | number)[] = []): FormFault[] {
  switch (form.kind) {
    case 'definition':
      return checkObject(value, form.form(), path);
    case 'any':
      return [];
    case 'object':
      return isDict(value) ? checkFields(value, form, path) : [mistyped(value, 'a map', path)];
    case 'map':
      if (!isDict(value)) return [mistyped(value, 'a map', path)];
      return [...value].flatMap(([key, each]) => (each === null ? [] : checkObject(each, form.of, [...path, key])));
    case 'list':
      if (!isList(value)) return [mistyped(value, 'a list', path)];
      return [
        ...limitFaults(value.length, 'items', form.limits, path),
        ...value.flatMap((each, i) => (each === null ? [] : checkObject(each, form.of, [...path, i]))),
      ];
    default:
      return fits(value, form.kind) ? valueFaults(value, form.limits, path) : [mistyped(value, WANTED[form.kind], path)];
  }
}

function checkFields(value: ReadonlyMap<string, Value>, { fields, open }: ObjectForm, path: readonly (string | number)[]): FormFault[] {
  if (!fields) return [];
  const faults: FormFault[] = [];
  for (const [key, each] of value) {
    const field = fields.get(key);
    if (!field) {
      if (!open) faults.push(unknown(key, fields, path));
    } else if (each !== null) faults.push(...checkObject(each, field.form, [...path, key]));
    else if (field.required) faults.push(missing(key, path));
  }
  for (const [name, { required }] of fields) if (required && !value.has(name)) faults.push(missing(name, path));
  return faults;
}

function unknown(key: string, fields: ReadonlyMap<string, unknown>, path: readonly (string | number)[]): FormFault {
  const candidate = [...fields.keys()].find((name) => isClose(name, key));
  const hint = candidate === undefined ? '' : `; did you mean ${candidate}?`;
  return {
    kind: 'unknown-field',
    path: [...path, key],
    message: `unknown field ${key}${hint}`,
    ...(candidate !== undefined && { candidate }),
  };
}

/** The same except for case, or one edit apart. */
function isClose(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x === y) return true;
  if (Math.abs(x.length - y.length) > 1 || x.length < 4) return false;
  let start = 0;
  while (start < x.length && x[start] === y[start]) start++;
  const [restX, restY] = [x.slice(start), y.slice(start)];
  return restX.slice(1) === restY || restX === restY.slice(1) || restX.slice(1) === restY.slice(1) || swapped(restX, restY);
}

function swapped(a: string, b: string): boolean {
  return a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}

function missing(name: string, path: readonly (string | number)[]): FormFault {
  return { kind: 'missing-field', path, message: `required field ${name} is missing` };
}

const WANTED = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  'int-or-string': 'an integer or a string',
  quantity: 'a number or a string',
} as const;

function fits(value: Value, kind: keyof typeof WANTED): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return isInteger(value);
    case 'number':
      return isNumber(value);
    case 'int-or-string':
      return typeof value === 'string' || isInteger(value);
    case 'quantity':
      return typeof value === 'string' || isNumber(value);
    default:
      return kind satisfies never;
  }
}

function isNumber(value: Value): value is number | GoInt {
  return typeof value === 'number' || value instanceof GoInt;
}

function isInteger(value: Value): boolean {
  return isNumber(value) && (value instanceof GoInt || Number.isInteger(value));
}

function mistyped(value: Value, wanted: string, path: readonly (string | number)[]): FormFault {
  return { kind: 'wrong-type', path, message: `must be ${wanted}, is ${shown(value)}` };
}

function shown(value: Value): string {
  if (value === null) return 'null';
  if (isList(value)) return 'a list';
  if (isDict(value)) return 'a map';
  if (typeof value === 'string') return `the string ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
  return value instanceof GoInt ? String(value.value) : String(value);
}

function valueFaults(value: Value, limits: Limits | undefined, path: readonly (string | number)[]): FormFault[] {
  if (!limits) return [];
  const plain = value instanceof GoInt ? Number(value.value) : value;
  const faults: FormFault[] = [];
  const fault = (message: string) => void faults.push({ kind: 'invalid-value', path, message });
  const { values, pattern, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = limits;
  if (values && !values.includes(plain))
    fault(`must be one of ${values.map((each) => JSON.stringify(each)).join(', ')}, is ${shown(value)}`);
  if (typeof plain === 'number' && (plain < least || plain > most)) {
    fault(`must be ${plain < least ? `at least ${least}` : `at most ${most}`}, is ${plain}`);
  }
  if (typeof plain !== 'string') return faults;
  if (pattern !== undefined && attempt(() => compileRegexp(pattern))?.test(plain) === false) fault(`must match ${pattern}`);
  return [...faults, ...limitFaults([...plain].length, 'characters', limits, path)];
}

function limitFaults(length: number, unit: string, limits: Limits | undefined, path: readonly (string | number)[]): FormFault[] {
  const { shortest = 0, longest = Number.POSITIVE_INFINITY } = limits ?? {};
  if (length >= shortest && length <= longest) return [];
  const bound = length < shortest ? `at least ${shortest}` : `at most ${longest}`;
  return [{ kind: 'invalid-value', path, message: `must have ${bound} ${unit}, has ${length}` }];
}
