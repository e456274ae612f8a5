/** What the threads of a batch share: the next unit of work, the job of each thread, and whether to stop. */

const NEXT = 0;
const STOPPED = 1;
const STARTED = 2;
const ARRIVED = 3;
const FIRST_WORKER = 4;

/** How many jobs may have been started whose results have not arrived: beyond, threads wait, so that memory stays bounded. */
const ROOM = 512;

/** A view of shared memory; every thread makes its own over the same buffer. */
export class SharedSchedule {
  private readonly cells: Int32Array;
  private readonly units: number;

  /** `memory` is new unless given. */
  constructor(units: number, workerCount: number, memory = new SharedArrayBuffer(4 * (FIRST_WORKER + workerCount))) {
    this.units = units;
    this.cells = new Int32Array(memory);
  }

  get memory(): SharedArrayBuffer {
    return this.cells.buffer as SharedArrayBuffer;
  }

  /** The next unit of work, which no other worker gets; undefined if none is left or the batch was stopped. */
  take(): number | undefined {
    if (this.stopped) return undefined;
    const unit = Atomics.add(this.cells, NEXT, 1);
    return unit < this.units ? unit : undefined;
  }

  stop(): void {
    Atomics.store(this.cells, STOPPED, 1);
    Atomics.notify(this.cells, ARRIVED);
  }

  get stopped(): boolean {
    return Atomics.load(this.cells, STOPPED) === 1;
  }

  /** Notes that a worker begins a job. */
  begin(workerIndex: number, job: number): void {
    Atomics.store(this.cells, FIRST_WORKER + workerIndex, job + 1);
    Atomics.add(this.cells, STARTED, 1);
  }

  /** The job that a worker began last. */
  jobAt(workerIndex: number): number | undefined {
    const job = Atomics.load(this.cells, FIRST_WORKER + workerIndex);
    return job === 0 ? undefined : job - 1;
  }

  arrived(): void {
    Atomics.add(this.cells, ARRIVED, 1);
    Atomics.notify(this.cells, ARRIVED);
  }

  /** Blocks the thread while too many results are under way. Not for the thread that takes them in. */
  waitForRoom(): void {
    for (;;) {
      const arrived = Atomics.load(this.cells, ARRIVED);
      if (this.stopped || Atomics.load(this.cells, STARTED) - arrived < ROOM) return;
      Atomics.wait(this.cells, ARRIVED, arrived, 1000);
    }
  }
}
