/** Runs of integers: `until` and `untilStep` as lists, `seq` as text in the manner of the shell's. */
import { type FuncTable, fn } from '../go/func.ts';
import { checkList } from '../go/limits.ts';
import { INTS, int, typed, type Value } from '../go/value.ts';

export const sequenceFunctions: FuncTable = {
  seq: fn('...int', seq),
  until: fn('int', (count: number) => untilStep(0, count, count < 0 ? -1 : 1)),
  untilStep: fn('int, int, int', untilStep),
};

function untilStep(start: number, stop: number, step: number): Value {
  return typed(run(start, stop, step).map(int) as Value[], INTS);
}

/** From start up or down to, but not including, stop; nothing if the step leads the other way. */
function run(start: number, stop: number, step: number): number[] {
  const numbers: number[] = [];
  if (stop < start ? step >= 0 : step <= 0) return numbers;
  checkList((stop - start) / step);
  for (let i = start; stop < start ? i > stop : i < stop; i += step) numbers.push(i);
  return numbers;
}

/** `end`, `start end` or `start step end`, the end included. */
function seq(...bounds: number[]): string {
  if (bounds.length === 0 || bounds.length > 3) return '';
  const end = bounds.at(-1) as number;
  const start = bounds.length === 1 ? 1 : (bounds[0] as number);
  const direction = end < start ? -1 : 1;
  const step = bounds.length === 3 ? (bounds[1] as number) : direction;
  return run(start, end + direction, step).join(' ');
}
