/** What templates ask of values, over any number of renders. */

/** A path as one text, for sets: keys with a separator that no key holds. */
export function pathKey(path: readonly (string | number)[]): string {
  return path.join('\u0000');
}

/** A value that templates found, as long as it is not known what becomes of it. */
export interface Found {
  /** Where it stands among the values, by `pathKey`; several if YAML has an alias. */
  readonly paths: readonly string[];
  readonly value: unknown;
  /** It has the same effect as no value. */
  settled: boolean;
}

export class Reads {
  /** Keys that were asked for and are there. */
  readonly read = new Set<string>();
  /** Keys that were asked for and are not there. */
  readonly missing = new Map<string, readonly string[]>();
  /** Keys whose values something was made of, or that decided something. */
  private readonly needed = new Set<string>();
  /** How often a key was found whose further use is not known. */
  private readonly open = new Map<string, number>();

  /** A key was asked for and is there. */
  found(paths: readonly string[], value: unknown): Found {
    for (const path of paths) {
      this.read.add(path);
      this.open.set(path, (this.open.get(path) ?? 0) + 1);
    }
    return { paths, value, settled: false };
  }

  /** Without the value, something could be different. */
  need({ paths }: Found): void {
    for (const path of paths) this.needed.add(path);
  }

  /** Nothing would be different here without the value. */
  settle(found: Found): void {
    if (found.settled) return;
    found.settled = true;
    for (const path of found.paths) this.open.set(path, (this.open.get(path) ?? 0) - 1);
  }

  /** The keys without which something could be different. */
  neededPaths(): string[] {
    return [...this.needed, ...[...this.open].filter(([, count]) => count > 0).map(([path]) => path)];
  }
}
