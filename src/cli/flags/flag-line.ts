/** The flags of one command line: their values so far, and which of them were given. */
import type { Flag, FlagValues, NamedFlag } from '../flag.ts';
import type { Settings } from '../settings.ts';

export class FlagLine {
  readonly #values: Record<string, unknown> = {};
  readonly #given = new Set<string>();
  /** The values by key, as commands get them. */
  readonly values: FlagValues;

  constructor() {
    Object.defineProperty(this.#values, 'given', { value: (key: string) => this.#given.has(key) });
    this.values = this.#values as unknown as FlagValues;
  }

  /** Gives flags that are not known yet the values that they have if they are absent. */
  declare(flags: readonly NamedFlag[], settings: Settings): void {
    for (const flag of flags) {
      if (Object.hasOwn(this.#values, flag.key)) continue;
      const { default: otherwise } = flag;
      if (typeof otherwise !== 'function') this.#values[flag.key] = zeroValue(flag);
      else this.#defer(flag.key, () => otherwise(settings));
    }
  }

  /** A default that takes work is made when it is asked for. */
  #defer(key: string, get: () => unknown): void {
    Object.defineProperty(this.#values, key, { get, configurable: true, enumerable: true });
  }

  given(key: string): boolean {
    return this.#given.has(key);
  }

  get(key: string): unknown {
    return this.#values[key];
  }

  set(key: string, value: unknown): void {
    Object.defineProperty(this.#values, key, { value, writable: true, configurable: true, enumerable: true });
    this.#given.add(key);
  }
}

/** The value of a flag that was not given. */
function zeroValue(flag: Flag): unknown {
  if (flag.type === 'stringArray' || flag.type === 'stringSlice') return [...((flag.default as readonly string[] | undefined) ?? [])];
  if (flag.type === 'stringToString') return new Map();
  if (flag.default !== undefined) return flag.default;
  if (flag.type === 'bool') return false;
  return ['int', 'uint', 'float32', 'duration'].includes(flag.type) ? 0 : '';
}
