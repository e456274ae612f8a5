/** A line on the terminal that shows the progress of the work. */
import type { Io } from '../io.ts';

const WIDTH = 24;
/** Nanoseconds between two pictures. */
const INTERVAL = 50_000_000n;
const CLEAR = '\r\x1b[K';

export interface Progress {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
}

/** `[=====>      ] 120/300, 2 failed, 3 s` */
export function progressLine({ total, done, failed }: Progress, seconds: number): string {
  const filled = total === 0 ? WIDTH : Math.floor((done / total) * WIDTH);
  const bar = `${'='.repeat(filled)}${filled < WIDTH ? '>' : ''}`.padEnd(WIDTH);
  return `[${bar}] ${done}/${total}${failed > 0 ? `, ${failed} failed` : ''}, ${seconds} s`;
}

/** The bar on standard error, which is drawn only if that is a terminal. */
export class ProgressBar {
  private readonly io: Pick<Io, 'err' | 'clock'>;
  private readonly visible: boolean;
  private readonly start: bigint;
  private last = 0n;
  private drawn = false;

  constructor(io: Io) {
    this.io = io;
    this.visible = io.terminal;
    this.start = io.clock.now();
  }

  show(progress: Progress): void {
    const now = this.io.clock.now();
    if (!this.visible || now - this.last < INTERVAL) return;
    this.last = now;
    this.drawn = true;
    this.io.err(`${CLEAR}${progressLine(progress, Number((now - this.start) / 1_000_000_000n))}`);
  }

  /** Makes room for a line of text, or ends the bar. */
  clear(): void {
    if (this.drawn) this.io.err(CLEAR);
    this.drawn = false;
  }
}
