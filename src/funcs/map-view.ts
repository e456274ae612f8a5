/**
 * A map under another Go type. Where a function takes a `map[string]interface {}` and gives it back,
 * Go converts a named map (`common.Values`) on the way in: the result is a plain map over the same entries.
 */
import { DICT, type Dict, typeOf, type Value } from '../go/value.ts';

/** The map itself if it is plain, else a plain map that reads and writes its entries. */
export function plainMap(map: Dict): Dict {
  return typeOf(map) === DICT ? map : new MapView(map);
}

class MapView extends Map<string, Value> {
  readonly #base: Dict;

  constructor(base: Dict) {
    super();
    this.#base = base;
  }
  override get size(): number {
    return this.#base.size;
  }
  override get(key: string): Value | undefined {
    return this.#base.get(key);
  }
  override has(key: string): boolean {
    return this.#base.has(key);
  }
  override set(key: string, value: Value): this {
    this.#base.set(key, value);
    return this;
  }
  override delete(key: string): boolean {
    return this.#base.delete(key);
  }
  override clear(): void {
    this.#base.clear();
  }
  override keys(): MapIterator<string> {
    return this.#base.keys();
  }
  override values(): MapIterator<Value> {
    return this.#base.values();
  }
  override entries(): MapIterator<[string, Value]> {
    return this.#base.entries();
  }
  override [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.#base.entries();
  }
  override forEach(visit: (value: Value, key: string, map: Map<string, Value>) => void): void {
    for (const [key, value] of this.#base) visit(value, key, this);
  }
}
