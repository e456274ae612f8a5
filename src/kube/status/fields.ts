/** Fields of an object as the status rules read them: defaults for what is absent, errors for what has the wrong type. */
import { at, type Fields, isObject, own } from '../json.ts';
import { StatusError } from './result.ts';

/** An integer, or the default if there is none. */
export function intField(object: Fields, fallback: number, ...path: readonly string[]): number {
  const value = at(object, ...path);
  return typeof value === 'number' && Number.isInteger(value) ? value : fallback;
}

/** A string, or the default if there is none. */
export function stringField(object: Fields, fallback: string, ...path: readonly string[]): string {
  const value = at(object, ...path);
  return typeof value === 'string' ? value : fallback;
}

/** A field that may be absent but must have the given type; a step on the way to it must be an object. */
export function typedField<T extends 'string' | 'integer'>(object: Fields, type: T, ...path: readonly string[]): TypeOf<T> | undefined {
  let here: unknown = object;
  for (const [index, key] of path.entries()) {
    if (here === null) return undefined;
    if (!isObject(here)) throw new StatusError(`.${path.slice(0, index + 1).join('.')} accessor error: ${key} is not in an object`);
    here = own(here, key);
    if (here === undefined) return undefined;
  }
  const found = typeof here === 'number' && Number.isInteger(here) ? 'integer' : typeof here;
  if (found !== type) throw new StatusError(`.${path.join('.')} accessor error: expected ${type}, found ${found}`);
  return here as TypeOf<T>;
}

type TypeOf<T> = T extends 'string' ? string : number;

/** An entry of `status.conditions`; fields that are absent are empty. */
export interface ObjectCondition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** `status.conditions` of an object; throws if status or conditions have another shape. */
export function conditionsOf(object: Fields): readonly ObjectCondition[] {
  const status = own(object, 'status') ?? null;
  if (status === null) return [];
  if (!isObject(status)) throw new StatusError('cannot restore struct from status');
  const conditions = own(status, 'conditions') ?? null;
  if (conditions === null || conditions === '') return [];
  if (!Array.isArray(conditions)) throw new StatusError('cannot restore slice from status.conditions');
  return conditions.map(readCondition);
}

function readCondition(item: unknown): ObjectCondition {
  if (item !== null && !isObject(item)) throw new StatusError('cannot restore struct from a condition');
  const field = (key: string) => {
    const value = (item === null ? null : own(item, key)) ?? null;
    if (value !== null && typeof value !== 'string') throw new StatusError(`cannot convert ${key} of a condition to string`);
    return value ?? '';
  };
  return { type: field('type'), status: field('status'), reason: field('reason'), message: field('message') };
}

export function findCondition(conditions: readonly ObjectCondition[], type: string, status: string): ObjectCondition | undefined {
  return conditions.find((one) => one.type === type && one.status === status);
}
