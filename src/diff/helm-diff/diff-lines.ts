/**
 * The lines of two texts side by side, as helm-diff 3.15 finds them: what both begin and end with, and in between a longest
 * common subsequence by Hirschberg's algorithm. Which of several equally long ones it is shows in the output, so ties are
 * broken as there.
 */
export interface DiffLine {
  readonly delta: ' ' | '-' | '+';
  readonly text: string;
}

export function diffLines(before: string, after: string, stripTrailingCr: boolean): DiffLine[] {
  const split = (text: string) => text.split('\n').map((line) => (stripTrailingCr ? line.replace(/\r$/, '') : line));
  const [old, now] = [split(before), split(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let [i, j] = [old.length - 1, now.length - 1];
  while (i > start && j > start && old[i] === now[j]) {
    i--;
    j--;
  }
  const numbers = new Map<string, number>();
  const numberOf = (line: string) => {
    const number = numbers.get(line) ?? numbers.size;
    numbers.set(line, number);
    return number;
  };
  const numbered = (lines: readonly string[]) => Int32Array.from(lines, numberOf);
  const [oldEnd, nowEnd] = [Math.max(i + 1, start), Math.max(j + 1, start)];
  const middle = new Middle(old.slice(start, oldEnd), now.slice(start, nowEnd), numbered);
  return [...old.slice(0, start).map(common), ...middle.lines(), ...old.slice(oldEnd).map(common)];
}

function common(text: string): DiffLine {
  return { delta: ' ', text };
}

/** The part between what both texts begin and end with. */
class Middle {
  private readonly found: DiffLine[] = [];
  private readonly old: readonly string[];
  private readonly now: readonly string[];
  private readonly oldIds: Int32Array;
  private readonly nowIds: Int32Array;

  constructor(old: readonly string[], now: readonly string[], numbered: (lines: readonly string[]) => Int32Array) {
    this.old = old;
    this.now = now;
    this.oldIds = numbered(old);
    this.nowIds = numbered(now);
  }

  lines(): readonly DiffLine[] {
    this.divide(0, this.old.length, 0, this.now.length);
    return this.found;
  }

  private divide(a: number, b: number, c: number, d: number): void {
    if (a === b) return this.added(c, d);
    if (c === d) return this.removed(a, b);
    if (b - a === 1) return this.single(a, c, d);
    const middle = a + Math.floor((b - a) / 2);
    const [upper, lower] = [this.lengths(a, middle, c, d, 1), this.lengths(middle, b, c, d, -1)];
    let [split, best] = [0, -1];
    for (let at = 0; at <= d - c; at++) {
      const length = upper[at]! + lower[d - c - at]!;
      if (length > best) [split, best] = [at, length];
    }
    this.divide(a, middle, c, c + split);
    this.divide(middle, b, c + split, d);
  }

  /** One line against several: the last that is equal stays. */
  private single(a: number, c: number, d: number): void {
    let at = d - 1;
    while (at >= c && this.nowIds[at] !== this.oldIds[a]) at--;
    if (at < c) {
      this.removed(a, a + 1);
      return this.added(c, d);
    }
    this.added(c, at);
    this.found.push(common(this.old[a]!));
    this.added(at + 1, d);
  }

  /** How much the lines have in common with the first n of the others, or backwards with the last n, for each n. */
  private lengths(a: number, b: number, c: number, d: number, step: 1 | -1): Int32Array {
    let [row, next] = [new Int32Array(d - c + 1), new Int32Array(d - c + 1)];
    for (let i = 0; i < b - a; i++) {
      const id = this.oldIds[step === 1 ? a + i : b - 1 - i];
      for (let j = 0; j < d - c; j++) {
        const isSame = id === this.nowIds[step === 1 ? c + j : d - 1 - j];
        next[j + 1] = isSame ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!);
      }
      [row, next] = [next, row];
    }
    return row;
  }

  private added(from: number, to: number): void {
    for (let at = from; at < to; at++) this.found.push({ delta: '+', text: this.now[at]! });
  }

  private removed(from: number, to: number): void {
    for (let at = from; at < to; at++) this.found.push({ delta: '-', text: this.old[at]! });
  }
}
