/** Values that remember what of them was read. Templates see maps as any others; what they ask of a map is noted by its path. */
import type { ObservedMap } from '../go/truth.ts';
import { type Dict, isDict, type Value } from '../go/value.ts';

/** A path as one text, for sets: keys with a separator that no key holds. */
export function pathKey(path: readonly (string | number)[]): string {
  return path.join('\u0000');
}

/** What was asked of some values. */
export class Reads {
  /** Keys that were asked for and are there. */
  readonly read = new Set<string>();
  /** Keys that were asked for and are not there. */
  readonly missing = new Map<string, readonly string[]>();
}

/** A copy of values whose maps note in `reads` what is asked of them. */
export function traced(values: Dict, reads: Reads, path: readonly string[] = []): Dict {
  const map = new TracedMap(reads, path);
  for (const [key, value] of values) map.fill(key, tracedValue(value, reads, [...path, key]));
  return map;
}

function tracedValue(value: Value, reads: Reads, path: readonly string[]): Value {
  // Who has a list has all of it: what is in it counts as read.
  return isDict(value) ? traced(value, reads, path) : value;
}

class TracedMap extends Map<string, Value> implements ObservedMap {
  readonly #reads: Reads;
  readonly #path: readonly string[];

  constructor(reads: Reads, path: readonly string[]) {
    super();
    this.#reads = reads;
    this.#path = path;
  }

  /** Adds an entry without noting anything. */
  fill(key: string, value: Value): void {
    super.set(key, value);
  }

  override get(key: string): Value | undefined {
    this.#note(key);
    return super.get(key);
  }

  override has(key: string): boolean {
    this.#note(key);
    return super.has(key);
  }

  /** How many entries there are depends on each of them. */
  override get size(): number {
    this.#noteAll();
    return super.size;
  }

  /** Whether there is any entry depends on an entry only where it is the last one. */
  hasEntries(): boolean {
    if (super.size <= 1) this.#noteAll();
    return super.size > 0;
  }

  override entries() {
    this.#noteAll();
    return super.entries();
  }

  override keys() {
    this.#noteAll();
    return super.keys();
  }

  override values() {
    this.#noteAll();
    return super.values();
  }

  override forEach(call: (value: Value, key: string, map: Map<string, Value>) => void): void {
    this.#noteAll();
    super.forEach(call);
  }

  override [Symbol.iterator]() {
    return this.entries();
  }

  #note(key: string): void {
    const path = [...this.#path, key];
    if (super.has(key)) this.#reads.read.add(pathKey(path));
    else this.#reads.missing.set(pathKey(path), path);
  }

  #noteAll(): void {
    for (const key of super.keys()) this.#reads.read.add(pathKey([...this.#path, key]));
  }
}
