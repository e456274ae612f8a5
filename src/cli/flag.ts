/** Flags as data: what pflag knows of a flag, and nothing of where its value goes. */

/** Go's flag value types, by the names that pflag prints in help. */
export type FlagType =
  | 'bool'
  | 'string'
  | 'stringArray'
  | 'stringSlice'
  | 'stringToString'
  | 'int'
  | 'uint'
  | 'float32'
  | 'duration'
  | 'custom';

export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly type: FlagType;
  /** Help text; a word in backquotes names the value. */
  readonly usage: string;
  /** The value where the flag is absent; zero of its type unless given. Durations are texts such as `5m0s`; a function is asked where the value is wanted. */
  readonly default?: string | boolean | number | readonly string[] | (() => string);
  /** The value that the bare flag stands for (`--wait`). Bools have `true`. */
  readonly bare?: string;
  /** The value's type name in help, for `custom` flags. */
  readonly typeName?: string;
  /** The default as help shows it, where that is not `default`'s own text. */
  readonly defaultText?: string;
  readonly hidden?: boolean;
  /** Says on use that the flag is deprecated, and what to use instead; hides it from help. */
  readonly deprecated?: string;
  /** Refuses a value by throwing an Error with Go's words. */
  readonly check?: (value: string) => void;
}

/** A flag with a text. */
export function text(name: string, usage: string): Flag {
  return { name, type: 'string', usage };
}

/** A flag that is given or not. */
export function bool(name: string, usage: string): Flag {
  return { name, type: 'bool', usage };
}

/** A parsed command line: flag values by name, and which flags were given. */
export class FlagValues {
  readonly #values = new Map<string, unknown>();
  readonly #given = new Set<string>();

  set(name: string, value: unknown, given = true): void {
    this.#values.set(name, value);
    if (given) this.#given.add(name);
  }
  /** Whether the flag stood on the command line. */
  given(name: string): boolean {
    return this.#given.has(name);
  }
  raw(name: string): unknown {
    return this.#values.get(name);
  }
  text(name: string): string {
    const value = this.#values.get(name) as string | (() => string);
    return typeof value === 'function' ? value() : value;
  }
  bool(name: string): boolean {
    return this.#values.get(name) as boolean;
  }
  number(name: string): number {
    return this.#values.get(name) as number;
  }
  list(name: string): string[] {
    return this.#values.get(name) as string[];
  }
  map(name: string): Map<string, string> {
    return this.#values.get(name) as Map<string, string>;
  }
}
