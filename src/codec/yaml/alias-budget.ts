/** go-yaml's guard against documents that grow without bound when their aliases are expanded. */
import { refuse } from './scan/yaml-error.ts';

const SMALL = 400_000;
const LARGE = 4_000_000;

export class AliasBudget {
  /** How many aliases are being expanded at the moment, one inside the other. */
  depth = 0;
  #decoded = 0;
  #aliased = 0;

  /** Counts one node; refuses the document when too much of it comes out of aliases. */
  spend(): void {
    this.#decoded++;
    if (this.depth > 0) this.#aliased++;
    if (this.#aliased > 100 && this.#decoded > 1000 && this.#aliased / this.#decoded > allowedRatio(this.#decoded)) {
      refuse('document contains excessive aliasing');
    }
  }

  /** Takes back one count. */
  refund(): void {
    this.#decoded--;
    if (this.depth > 0) this.#aliased--;
  }
}

/** 99 % of a small document may come out of aliases, 10 % of a large one. */
function allowedRatio(decoded: number): number {
  if (decoded <= SMALL) return 0.99;
  if (decoded >= LARGE) return 0.1;
  return 0.99 - 0.89 * ((decoded - SMALL) / (LARGE - SMALL));
}
