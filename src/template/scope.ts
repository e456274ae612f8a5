/**
 * Variables at compile time. Go looks them up by name while it runs; here each gets a slot beforehand, which gives the
 * same answers except for declarations that may be skipped, as in `{{or .a ($x := 1)}}`: those are marked, and the reader
 * tries the next one outwards.
 */

/**
 * Where a value comes from, which decides whether Go's messages call its type `interface {}`: the
 * slot that holds the list or map it is an element of, or undefined for a value of its own type.
 */
export type Origin = number | undefined;

export interface Variable {
  readonly name: string;
  readonly slot: number;
  /** Its declaration may not have been run. */
  readonly tentative: boolean;
  origin: Origin;
  /** What it may hide. */
  readonly outer: Variable | undefined;
}

/** The variables at one place of a template while it is being compiled. */
export class Scope {
  /** Where dot comes from. */
  dot: Origin = undefined;
  private innermost: Variable = { name: '$', slot: 0, tentative: false, origin: undefined, outer: undefined };
  private nextSlot = 1;
  private skippable: number[] | undefined;
  private redefined = false;

  /** A scope that begins as this one is and goes its own way. */
  fork(): Scope {
    const fork = new Scope();
    fork.dot = this.dot;
    fork.redefined = this.redefined;
    fork.innermost = this.innermost;
    fork.nextSlot = this.nextSlot;
    return fork;
  }

  /** Whether dot comes from nowhere in particular and `$` is the template's data. */
  get plain(): boolean {
    return this.dot === undefined && !this.redefined;
  }

  /** A new variable; it hides others of its name. */
  declare(name: string): Variable {
    if (name === '$') this.redefined = true;
    const slot = this.nextSlot++;
    this.innermost = { name, slot, tentative: this.skippable !== undefined, origin: undefined, outer: this.innermost };
    this.skippable?.push(slot);
    return this.innermost;
  }

  /** The same variable, but known to hold what comes from `origin`. */
  know(variable: Variable, origin: Origin): void {
    this.innermost = { ...variable, origin, outer: this.innermost };
  }

  /** Compiles what may be skipped when it comes to run; `slots` are those it declares. */
  skipping<T>(compile: () => T): { result: T; slots: readonly number[] } {
    const around = this.skippable;
    const slots: number[] = [];
    this.skippable = slots;
    const result = compile();
    this.skippable = around;
    around?.push(...slots);
    return { result, slots };
  }

  /** The variables that a name may mean, the likeliest first; empty if there is none. */
  find(name: string): readonly Variable[] {
    const found: Variable[] = [];
    for (let variable: Variable | undefined = this.innermost; variable; variable = variable.outer) {
      if (variable.name !== name) continue;
      found.push(variable);
      if (!variable.tentative) break;
    }
    return found;
  }
}
