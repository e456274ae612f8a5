/**
 * Runs a program over a text rune by rune, all alternatives side by side in order of preference
 * (Thompson and Pike): the time is linear in the text whatever the expression.
 */
import type { Assertion } from './nodes.ts';
import type { Instruction, Program } from './program.ts';

/** Start and end of each group in code units, the whole match first; -1 where a group took no part. */
export type Slots = readonly number[];

/** The threads that wait for the next rune, in order of preference, one per instruction. */
interface Threads {
  readonly instructions: Instruction[];
  readonly slots: Slots[];
}

/** The leftmost match at or after `from`; of several the one that backtracking would find first. */
export function run(program: Program, text: string, from: number): Slots | undefined {
  return new Machine(program, text, from).search();
}

/** The less preferred way out of a fork. */
interface Waiting {
  readonly pc: number;
  readonly slots: Slots;
}

class Machine {
  /** Empty between calls. */
  private readonly later: Waiting[] = [];
  private readonly program: Program;
  private readonly text: string;
  /** The place at which each instruction was reached last: it is followed once at a place. */
  private readonly reached: Int32Array;
  /** The place where the threads stand, and the runes around it; -1 for none. */
  private at: number;
  private before: number;
  private rune: number;

  constructor(program: Program, text: string, from: number) {
    this.program = program;
    this.text = text;
    this.reached = new Int32Array(program.instructions.length).fill(-1);
    this.at = from;
    this.before = runeBefore(text, from);
    this.rune = runeAt(text, from);
  }

  search(): Slots | undefined {
    const nothing: Slots = Array<number>(this.program.slots).fill(-1);
    let threads: Threads = { instructions: [], slots: [] };
    let spare: Threads = { instructions: [], slots: [] };
    let found: Slots | undefined;
    for (;;) {
      if (!found) this.follow(threads, this.program.start, nothing);
      if (found && threads.instructions.length === 0) return found;
      const { rune } = this;
      this.advance();
      found = this.take(rune, threads, spare) ?? found;
      if (rune < 0) return found;
      [threads, spare] = [spare, threads];
      spare.instructions.length = spare.slots.length = 0;
    }
  }

  private advance(): void {
    this.at += this.rune > 0xffff ? 2 : 1;
    this.before = this.rune;
    this.rune = runeAt(this.text, this.at);
  }

  /** Takes every thread over the rune; a thread that has matched ends those it is preferred to. */
  private take(rune: number, threads: Threads, later: Threads): Slots | undefined {
    const { instructions, slots } = threads;
    for (let i = 0; i < instructions.length; i++) {
      const instruction = instructions[i] as Instruction;
      if (instruction.op === 'match') return slots[i];
      if (instruction.op === 'rune' && rune >= 0 && instruction.matches(rune)) this.follow(later, instruction.next, slots[i] as Slots);
    }
    return undefined;
  }

  /** Adds the threads that an instruction leads to without taking a rune. */
  private follow(threads: Threads, entry: number, slots: Slots): void {
    const { later } = this;
    let at: Waiting | undefined = { pc: entry, slots };
    while (at) {
      let { pc, slots: caught } = at;
      while (this.reached[pc] !== this.at) {
        this.reached[pc] = this.at;
        const instruction = this.program.instructions[pc] as Instruction;
        if (instruction.op === 'fork') {
          later.push({ pc: instruction.other, slots: caught });
          pc = instruction.next;
        } else if (instruction.op === 'save') {
          caught = saved(caught, instruction.slot, this.at);
          pc = instruction.next;
        } else if (instruction.op === 'assert') {
          if (!holds(instruction.assertion, this.before, this.rune)) break;
          pc = instruction.next;
        } else {
          threads.instructions.push(instruction);
          threads.slots.push(caught);
          break;
        }
      }
      at = later.pop();
    }
  }
}

function saved(slots: Slots, slot: number, at: number): Slots {
  const copy = slots.slice();
  copy[slot] = at;
  return copy;
}

function holds(assertion: Assertion, before: number, rune: number): boolean {
  switch (assertion) {
    case 'beginText':
      return before < 0;
    case 'endText':
      return rune < 0;
    case 'beginLine':
      return before < 0 || before === 10;
    case 'endLine':
      return rune < 0 || rune === 10;
    case 'wordBoundary':
      return isWord(before) !== isWord(rune);
    case 'noWordBoundary':
      return isWord(before) === isWord(rune);
  }
}

function isWord(rune: number): boolean {
  return (rune >= 0x30 && rune <= 0x39) || (rune >= 0x41 && rune <= 0x5a) || rune === 0x5f || (rune >= 0x61 && rune <= 0x7a);
}

/** The rune at a place, -1 at the end; a stray byte reads as U+FFFD. */
function runeAt(text: string, at: number): number {
  const rune = text.codePointAt(at) ?? -1;
  return rune >= 0xd800 && rune <= 0xdfff ? 0xfffd : rune;
}

function runeBefore(text: string, at: number): number {
  if (at === 0) return -1;
  const pair = at > 1 && (text.codePointAt(at - 2) as number) > 0xffff;
  return runeAt(text, pair ? at - 2 : at - 1);
}
