/** Results come as threads finish and leave in the order of the jobs. */

/** Gives each item to `leave` once all before it have left. */
export class InOrder<T> {
  private readonly waiting = new Map<number, T>();
  private next = 0;
  private readonly leave: (item: T) => void;

  constructor(leave: (item: T) => void) {
    this.leave = leave;
  }

  arrive(index: number, item: T): void {
    this.waiting.set(index, item);
    for (let first = this.waiting.get(this.next); first !== undefined; first = this.waiting.get(this.next)) {
      this.waiting.delete(this.next++);
      this.leave(first);
    }
  }

  /** Those that wait for others that will not come. */
  end(): void {
    for (const [index, item] of [...this.waiting].sort(([a], [b]) => a - b)) {
      this.waiting.delete(index);
      this.leave(item);
    }
  }
}
