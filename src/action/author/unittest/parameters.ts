/** The parameters of an assertion, by name in any case, as mapstructure decodes them. */

import type { Fields } from '../../../codec/yaml/fields.ts';
import { GoInt, isDict, isList, type Value } from '../../../go/value.ts';

export class Parameters {
  readonly #values = new Map<string, Value>();
  readonly #fields: Fields;
  readonly #name: string;

  /** Throws if the assertion's value is not a map. */
  constructor(name: string, value: Value, fields: Fields) {
    this.#name = name;
    this.#fields = fields;
    if (value === null) return;
    if (!isDict(value)) throw fields.refuse(`${name}: expected a map`, name);
    for (const [key, each] of value) this.#values.set(key.toLowerCase(), each);
  }

  any(name: string): Value {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  text(name: string): string {
    const value = this.any(name);
    if (value !== null && typeof value !== 'string') throw this.#typeMismatch(name, 'string');
    return value ?? '';
  }

  bool(name: string): boolean {
    const value = this.any(name);
    if (value !== null && typeof value !== 'boolean') throw this.#typeMismatch(name, 'bool');
    return value ?? false;
  }

  integer(name: string): bigint | undefined {
    const value = this.any(name);
    if (value === null) return undefined;
    if (value instanceof GoInt) return value.value;
    if (typeof value === 'number') return BigInt(Math.trunc(value));
    throw this.#typeMismatch(name, 'int');
  }

  texts(name: string): string[] {
    const value = this.any(name);
    if (value === null) return [];
    if (!isList(value) || !value.every((item) => typeof item === 'string')) throw this.#typeMismatch(name, '[]string');
    return value as string[];
  }

  below(name: string): Parameters | undefined {
    const value = this.any(name);
    return value === null ? undefined : new Parameters(`${this.#name}.${name}`, value, this.#fields);
  }

  #typeMismatch(name: string, type: string): Error {
    return this.#fields.refuse(`${this.#name}: '${name}' expected type '${type}'`, this.#name);
  }
}
