/**
 * Where values come from, recorded while they are read and merged: for each key of a table, and for list elements that are
 * set one by one, the chain of what was said of it, the winner first. Only explanations of values pass one.
 */
import type { Dict, List, Value } from '../go/value.ts';

export type OriginKind =
  | 'chart'
  | 'file'
  | 'set'
  | 'set-string'
  | 'set-json'
  | 'set-file'
  | 'set-literal'
  | 'import-values'
  | 'global'
  /** Given by a program. */
  | 'values';

export interface Origin {
  readonly kind: OriginKind;
  /** The chart whose values these are; whose table was imported; whose `global` was handed down. */
  readonly chart?: string;
  /** What a value was before it was imported or handed down. */
  readonly from?: OriginKind;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The text of a flag, and which of its kind it is, from 0; or which layer of a program. */
  readonly argument?: string;
  readonly index?: number;
}

/** One statement about a place. */
export interface Label {
  readonly value: Value;
  readonly origin: Origin;
  /** Where a part of the value stands; undefined if that is not known. */
  readonly locate?: ((path: readonly (string | number)[]) => { line: number; column: number } | undefined) | undefined;
  /** The value is a list of which the origin set an element. */
  readonly partial?: true;
  /** The label that this one repeats elsewhere. */
  readonly source?: Label;
}

type Container = Dict | List;
type Key = string | number;

export class Origins {
  private readonly chains = new WeakMap<Container, Map<Key, readonly Label[]>>();

  /** The values set at a place, the winner first. */
  chain(container: Container, key: Key): readonly Label[] {
    return this.chains.get(container)?.get(key) ?? [];
  }

  /** The keys of which anything was said, those that are gone included. */
  keys(container: Container): Key[] {
    return [...(this.chains.get(container)?.keys() ?? [])];
  }

  /** A value that wins over what was said before. */
  wins(container: Container, key: Key, label: Label): void {
    this.put(container, key, [label, ...this.chain(container, key)]);
  }

  /** Values at a place in `upper` override those at a place in `lower`. */
  loses(upper: Container, lower: Container, key: Key): void {
    const chain = this.chain(upper, key);
    const known = new Set(chain.map(sourceOf));
    const more = this.chain(lower, key).filter((label) => !known.has(sourceOf(label)));
    if (more.length > 0) this.put(upper, key, [...chain, ...more]);
  }

  /** A place in `upper` takes over the value of the same place in `lower`. */
  takes(upper: Container, lower: Container, key: Key): void {
    const chain = this.chain(lower, key);
    const known = new Set(chain.map(sourceOf));
    const more = this.chain(upper, key).filter((label) => !known.has(sourceOf(label)));
    if (chain.length > 0) this.put(upper, key, [...chain, ...more]);
  }

  /** A container takes over what is known of another one. */
  copied(from: Container, to: Container): void {
    const known = this.chains.get(from);
    if (known) this.chains.set(to, new Map(known));
  }

  /** Gives everything below a container another origin. */
  relabel(container: Container, change: (origin: Origin) => Origin): void {
    const known = this.chains.get(container);
    for (const [key, chain] of known ?? [])
      this.put(
        container,
        key,
        chain.map((label) => withOrigin(label, change)),
      );
    const values = Array.isArray(container) ? container : [...container.values()];
    for (const value of values) if (value instanceof Map || Array.isArray(value)) this.relabel(value, change);
  }

  private put(container: Container, key: Key, chain: readonly Label[]): void {
    let known = this.chains.get(container);
    if (!known) {
      known = new Map();
      this.chains.set(container, known);
    }
    known.set(key, chain);
  }
}

function sourceOf(label: Label): Label {
  return label.source ?? label;
}

/** The same label with another origin. */
export function withOrigin(label: Label, change: (origin: Origin) => Origin): Label {
  return { ...label, origin: change(label.origin), source: sourceOf(label) };
}
