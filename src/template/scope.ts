/**
 * Variables at compile time. Go looks them up by name while it runs; here each gets a slot
 * beforehand, which gives the same answers but for declarations that may be skipped, as in
 * `{{or .a ($x := 1)}}`: those are marked, and the reader tries the next one outwards.
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
}

/** The variables of one template while it is being compiled. */
export class Scope {
  /** Where dot comes from. */
  dot: Origin = undefined;
  private readonly variables: Variable[] = [{ name: '$', slot: 0, tentative: false, origin: undefined }];
  private skippable: number[] | undefined;

  /** A new variable; it hides others of its name. */
  declare(name: string): Variable {
    const slot = this.variables.length;
    const variable = { name, slot, tentative: this.skippable !== undefined, origin: undefined };
    this.variables.push(variable);
    this.skippable?.push(slot);
    return variable;
  }

  /** Compiles with the variables declared inside forgotten afterwards. */
  block<T>(compile: () => T): T {
    const { length } = this.variables;
    const result = compile();
    this.variables.length = length;
    return result;
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
    for (let i = this.variables.length - 1; i >= 0; i--) {
      const variable = this.variables[i]!;
      if (variable.name !== name) continue;
      found.push(variable);
      if (!variable.tentative) break;
    }
    return found;
  }
}
