/** Lists of statements as code that comes into being late: much of what a chart says is for values that nobody sets. */
import type { Compiling, Step } from './closures.ts';
import type { BranchNode, ListNode } from './nodes.ts';

/** Statements in order, compiled when they are first run. */
export class Block {
  readonly root: ListNode;
  private readonly compiling: Compiling;
  private compiled: readonly Step[] | undefined;

  /** What `compiling` gets to know later on is not seen in the block. */
  constructor(compiling: Compiling, root: ListNode) {
    this.root = root;
    this.compiling = within(compiling);
  }

  get steps(): readonly Step[] {
    this.compiled ??= this.compiling.list(this.compiling, this.root);
    return this.compiled;
  }
}

/** What is declared within is not seen outside. */
export function within(compiling: Compiling): Compiling {
  const { traced, functions, scope, argument, list } = compiling;
  return { traced, functions, scope: scope.fork(), argument, list };
}

/** What follows the else, if there is one. */
export function alternative(compiling: Compiling, { elseList }: BranchNode): { readonly steps: readonly Step[] } {
  return elseList ? new Block(compiling, elseList) : NOTHING;
}

const NOTHING = { steps: [] };
