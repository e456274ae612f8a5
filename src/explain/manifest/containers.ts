/** Which places in the values the tables and lists are that templates meet, and what those are made of that templates make. */
import { type Dict, isDict, isList, type List, type Value } from '../../go/value.ts';
import { type PathStep, pathText } from '../value-path.ts';
import { contentOf, union, type ValueSources } from './value-sources.ts';

type Container = Dict | List;

export interface Containers {
  /** Whether anything is known of what is in a container. */
  isKnown(container: Container): boolean;
  /** What an entry is made of. */
  entry(container: Container, key: PathStep, value: Value): ValueSources | undefined;
  /** A container that a template made: what its entries are made of, and what all the rest is. */
  make(container: Container, entries: ReadonlyMap<PathStep, ValueSources>, rest: ValueSources): void;
  /** A template set an entry. */
  set(container: Container, key: PathStep, made: ValueSources | undefined): void;
  /** A container with entries of others: what is equal at the same place comes from there. */
  inherit(container: Container, sources: readonly Container[], rest: ValueSources): void;
}

export class KnownContainers implements Containers {
  private readonly paths = new WeakMap<Container, readonly PathStep[]>();
  /** The keys that tables of the values had at first. */
  private readonly keys = new WeakMap<Dict, ReadonlySet<string>>();
  private readonly made = new WeakMap<
    Container,
    { readonly entries: Map<PathStep, ValueSources>; readonly rest: ValueSources | undefined }
  >();

  constructor(values: Dict) {
    this.know(values, []);
  }

  /** A known container got entries of others. */
  private extend(container: Container, sources: readonly Container[]): void {
    if (!isDict(container)) return;
    const original = this.keys.get(container);
    const known = this.made.get(container)?.entries;
    for (const [key, value] of container) {
      if (original?.has(key) || known?.has(key)) continue;
      for (const source of sources) {
        const found = source === container ? undefined : counterpart(source, container, key, value);
        const made = found?.same ? this.entry(source, found.key, found.value) : undefined;
        if (made) this.set(container, key, made);
      }
    }
  }

  private know(container: Container, path: readonly PathStep[]): void {
    this.paths.set(container, path);
    if (isDict(container)) this.keys.set(container, new Set(container.keys()));
    const entries: Iterable<[PathStep, Value]> = isList(container) ? container.entries() : container.entries();
    for (const [key, value] of entries) if (isDict(value) || isList(value)) this.know(value, [...path, key]);
  }

  isKnown(container: Container): boolean {
    return this.paths.has(container) || this.made.has(container);
  }

  entry(container: Container, key: PathStep, value: Value): ValueSources | undefined {
    const own = this.made.get(container);
    const set = own?.entries.get(key);
    if (set) return set;
    const path = (isDict(value) || isList(value)) && this.paths.get(value);
    if (path) return contentOf(pathText(path));
    const holder = this.paths.get(container);
    return holder ? contentOf(pathText([...holder, key])) : own?.rest;
  }

  make(container: Container, entries: ReadonlyMap<PathStep, ValueSources>, rest: ValueSources): void {
    if (this.paths.has(container)) return;
    this.made.set(container, { entries: new Map(entries), rest });
  }

  set(container: Container, key: PathStep, made: ValueSources | undefined): void {
    let known = this.made.get(container);
    if (!known) {
      known = { entries: new Map(), rest: undefined };
      this.made.set(container, known);
    }
    known.entries.set(key, made ?? union([]));
  }

  inherit(container: Container, sources: readonly Container[], rest: ValueSources): void {
    if (this.isKnown(container)) return this.extend(container, sources);
    const entries = new Map<PathStep, ValueSources>();
    this.made.set(container, { entries, rest });
    const own: Iterable<[PathStep, Value]> = isList(container) ? container.entries() : container.entries();
    for (const [key, value] of own) {
      const below: Container[] = [];
      for (const source of sources) {
        const found = counterpart(source, container, key, value);
        if (!found) continue;
        const made = found.same ? this.entry(source, found.key, found.value) : undefined;
        if (made && !entries.has(key)) entries.set(key, made);
        if (isDict(found.value) || isList(found.value)) below.push(found.value);
      }
      if (isDict(value) || isList(value)) {
        if (!this.isKnown(value)) {
          this.inherit(value, below, rest);
          entries.delete(key);
        }
      }
    }
  }
}

/** The entry of a source that an entry of a container comes from: the same key, or in lists the same element. */
function counterpart(
  source: Container,
  container: Container,
  key: PathStep,
  value: Value,
): { key: PathStep; value: Value; same: boolean } | undefined {
  if (isList(container)) {
    if (!isList(source)) return undefined;
    const at = source.indexOf(value);
    if (at >= 0) return { key: at, value, same: true };
    const there = source[key as number];
    return there === undefined ? undefined : { key, value: there, same: false };
  }
  if (!isDict(source)) return undefined;
  const there = source.get(String(key));
  return there === undefined ? undefined : { key, value: there, same: there === value };
}
