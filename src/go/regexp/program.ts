/** Expressions as instructions for the machine that runs them in linear time. */
import { setMatcher } from './char-set.ts';
import { type Assertion, isNullable, type Node, type Syntax } from './nodes.ts';

/** Instructions continue with `next`; a fork prefers `next` over `other`. */
export type Instruction =
  | { readonly op: 'rune'; readonly matches: (rune: number) => boolean; readonly next: number }
  | { readonly op: 'fork'; next: number; other: number }
  | { readonly op: 'save'; readonly slot: number; readonly next: number }
  | { readonly op: 'assert'; readonly assertion: Assertion; readonly next: number }
  | { readonly op: 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
  /** Two for each group, the whole match included. */
  readonly slots: number;
}

/** Compiles from the end, so that each part knows what follows it. */
export function compile({ root, names }: Syntax): Program {
  const code: Instruction[] = [{ op: 'match' }];
  const end = emit(code, { op: 'save', slot: 1, next: 0 });
  const start = emit(code, { op: 'save', slot: 0, next: part(code, root, end) });
  return { instructions: code, start, slots: names.length * 2 };
}

function emit(code: Instruction[], instruction: Instruction): number {
  return code.push(instruction) - 1;
}

/** The entry to the node's instructions, which continue to `next`. */
function part(code: Instruction[], node: Node, next: number): number {
  switch (node.kind) {
    case 'empty':
      return next;
    case 'set':
      return emit(code, { op: 'rune', matches: setMatcher(node.set), next });
    case 'assertion':
      return emit(code, { op: 'assert', assertion: node.assertion, next });
    case 'concat':
      return node.nodes.reduceRight((after, one) => part(code, one, after), next);
    case 'alternate':
      return node.nodes.reduceRight((other, one) => (other < 0 ? part(code, one, next) : fork(code, part(code, one, next), other)), -1);
    case 'capture': {
      const close = emit(code, { op: 'save', slot: node.index * 2 + 1, next });
      return emit(code, { op: 'save', slot: node.index * 2, next: part(code, node.node, close) });
    }
    case 'repeat':
      return repetition(code, node.node, node.min, node.max, node.greedy, next);
    default:
      return node satisfies never;
  }
}

function fork(code: Instruction[], next: number, other: number): number {
  return emit(code, { op: 'fork', next, other });
}

function choice(code: Instruction[], greedy: boolean, into: number, past: number): number {
  return greedy ? fork(code, into, past) : fork(code, past, into);
}

/** x{2,4} is xx(x(x)?)?, x{2,} is xx+, and x* is (x+)? where x can be empty, so that its first round counts. */
function repetition(code: Instruction[], body: Node, min: number, max: number, greedy: boolean, next: number): number {
  let entry = next;
  let copies = min;
  if (max < 0) {
    if (min > 0 || isNullable(body)) {
      entry = plus(code, body, greedy, next);
      if (min === 0) return choice(code, greedy, entry, next);
      copies--;
    } else return star(code, body, greedy, next);
  } else for (let i = min; i < max; i++) entry = choice(code, greedy, part(code, body, entry), next);
  for (let i = 0; i < copies; i++) entry = part(code, body, entry);
  return entry;
}

function plus(code: Instruction[], body: Node, greedy: boolean, next: number): number {
  const loop = fork(code, next, next);
  const entry = part(code, body, loop);
  join(code, loop, greedy, entry);
  return entry;
}

function star(code: Instruction[], body: Node, greedy: boolean, next: number): number {
  const loop = fork(code, next, next);
  join(code, loop, greedy, part(code, body, loop));
  return loop;
}

/** Lets a loop's fork lead back into its body. */
function join(code: Instruction[], loop: number, greedy: boolean, entry: number): void {
  const instruction = code[loop] as { next: number; other: number };
  if (greedy) instruction.next = entry;
  else instruction.other = entry;
}
