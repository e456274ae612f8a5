/**
 * sort.Slice: equal items change places as Go's pattern-defeating quicksort moves them, and a relation that is no order
 * gives what it gives there. Where equal items cannot be distinguished, JavaScript's own sort does. Mirrors go1.26
 * sort/zsortfunc.go.
 */

type Less<T> = (a: T, b: T) => boolean;

/** What has at most so many items is sorted by insertion. */
const INSERTED = 12;
/** From here on a pivot is looked for among nine items, and what looks sorted is finished by insertion. */
const LONG = 50;

/** Sorts in place. */
export function sortUnstable<T>(items: T[], less: Less<T>): T[] {
  new Sorting(items, less).sort(0, items.length, bitLength(items.length));
  return items;
}

/** Sorts in place: equal items stay in their order. */
export function insertionSort<T>(items: T[], less: Less<T>): T[] {
  new Sorting(items, less).insert(0, items.length);
  return items;
}

const bitLength = (n: number) => 32 - Math.clz32(n);

/** Parts of a list are given as [from, end). */
class Sorting<T> {
  readonly #items: T[];
  readonly #less: Less<T>;

  constructor(items: T[], less: Less<T>) {
    this.#items = items;
    this.#less = less;
  }

  /** `limit`: how many bad pivots are taken before the heap is. */
  sort(from: number, end: number, limit: number): void {
    let [balanced, parted] = [true, true];
    while (end - from > INSERTED) {
      const length = end - from;
      if (limit === 0) return this.#heap(from, end);
      if (!balanced) {
        this.#scatter(from, end);
        limit--;
      }
      const { pivot, order } = this.#choosePivot(from, end);
      if (balanced && parted && order === 'sorted' && this.#finish(from, end)) return;
      if (from > 0 && !this.#isLess(from - 1, pivot)) {
        from = this.#partEqual(from, end, pivot);
        continue;
      }
      const { middle, unchanged } = this.#part(from, end, pivot);
      parted = unchanged;
      balanced = Math.min(middle - from, end - middle) >= Math.trunc(length / 8);
      if (middle - from < end - middle) {
        this.sort(from, middle, limit);
        from = middle + 1;
      } else {
        this.sort(middle + 1, end, limit);
        end = middle;
      }
    }
    this.insert(from, end);
  }

  insert(from: number, end: number): void {
    for (let at = from + 1; at < end; at++) this.#sinkLeft(at, from);
  }

  #isLess(i: number, j: number): boolean {
    return this.#less(this.#items[i] as T, this.#items[j] as T);
  }

  #swap(i: number, j: number): void {
    const item = this.#items[i] as T;
    this.#items[i] = this.#items[j] as T;
    this.#items[j] = item;
  }

  /** Moves an item towards `from` while it is less than its neighbour. */
  #sinkLeft(at: number, from: number): void {
    for (let j = at; j > from && this.#isLess(j, j - 1); j--) this.#swap(j, j - 1);
  }

  #heap(from: number, end: number): void {
    const length = end - from;
    for (let root = Math.trunc((length - 1) / 2); root >= 0; root--) this.#siftDown(root, length, from);
    for (let last = length - 1; last >= 0; last--) {
      this.#swap(from, from + last);
      this.#siftDown(0, last, from);
    }
  }

  #siftDown(root: number, end: number, first: number): void {
    for (let child = 2 * root + 1; child < end; child = 2 * root + 1) {
      if (child + 1 < end && this.#isLess(first + child, first + child + 1)) child++;
      if (!this.#isLess(first + root, first + child)) return;
      this.#swap(first + root, first + child);
      root = child;
    }
  }

  /** Breaks patterns that lead to bad pivots: swaps three items in the middle with others, at random places that the length seeds. */
  #scatter(from: number, end: number): void {
    const length = end - from;
    const middle = from + Math.trunc(length / 4) * 2;
    let random = BigInt(length);
    for (let at = middle - 1; at <= middle + 1; at++) {
      random ^= BigInt.asUintN(64, random << 13n);
      random ^= random >> 7n;
      random ^= BigInt.asUintN(64, random << 17n);
      const other = Number(BigInt.asUintN(bitLength(length), random));
      this.#swap(at, from + (other >= length ? other - length : other));
    }
  }

  /** The median of items of all quarters; what looks sorted backwards is turned around. */
  #choosePivot(from: number, end: number): { pivot: number; order: 'sorted' | 'unknown' } {
    const quarter = Math.trunc((end - from) / 4);
    let swaps = 0;
    const median = (a: number, b: number, c: number): number => {
      const order = (i: number, j: number) => {
        if (!this.#isLess(j, i)) return [i, j] as const;
        swaps++;
        return [j, i] as const;
      };
      [a, b] = order(a, b);
      [b, c] = order(b, c);
      return order(a, b)[1];
    };
    const near = (at: number) => (end - from >= LONG ? median(at - 1, at, at + 1) : at);
    const quarters = [near(from + quarter), near(from + quarter * 2), near(from + quarter * 3)] as const;
    const pivot = median(...quarters);
    if (swaps < 12) return { pivot, order: swaps === 0 ? 'sorted' : 'unknown' };
    for (let [i, j] = [from, end - 1]; i < j; i++, j--) this.#swap(i, j);
    return { pivot: end - 1 - (pivot - from), order: 'sorted' };
  }

  /** Sorts what is all but sorted: at most five items are moved. False if more would have to be. */
  #finish(from: number, end: number): boolean {
    let at = from + 1;
    for (let step = 0; step < 5; step++) {
      while (at < end && !this.#isLess(at, at - 1)) at++;
      if (at === end) return true;
      if (end - from < LONG) return false;
      this.#swap(at, at - 1);
      if (at - from >= 2) this.#sinkLeft(at - 1, 0);
      for (let j = at + 1; j < end && this.#isLess(j, j - 1); j++) this.#swap(j, j - 1);
    }
    return false;
  }

  /** Puts what is less than the pivot before it, the rest behind it. */
  #part(from: number, end: number, pivot: number): { middle: number; unchanged: boolean } {
    this.#swap(from, pivot);
    const isLess = (i: number) => this.#isLess(i, from);
    const { middle, swaps } = this.#exchange(from, end, isLess, (j) => !isLess(j));
    this.#swap(middle - 1, from);
    return { middle: middle - 1, unchanged: swaps === 0 };
  }

  /** Puts what equals the pivot before what is greater; nothing is less. The place of the first greater one. */
  #partEqual(from: number, end: number, pivot: number): number {
    this.#swap(from, pivot);
    const isGreater = (i: number) => this.#isLess(from, i);
    return this.#exchange(from, end, (i) => !isGreater(i), isGreater).middle;
  }

  /** Exchanges items behind the first one until those that belong to the left are there; `middle`: the first of the right. */
  #exchange(from: number, end: number, isLeft: (i: number) => boolean, isRight: (j: number) => boolean) {
    let swaps = 0;
    for (let [i, j] = [from + 1, end - 1]; ; i++, j--, swaps++) {
      while (i <= j && isLeft(i)) i++;
      while (i <= j && isRight(j)) j--;
      if (i > j) return { middle: i, swaps };
      this.#swap(i, j);
    }
  }
}
