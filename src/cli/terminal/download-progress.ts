/** A line on the terminal about downloads that take long: how much of them is there. */
import type { Io } from '../io.ts';

const SECOND = 1_000_000_000n;
/** Nanoseconds between two pictures. */
const INTERVAL = SECOND / 10n;
const WIDTH = 24;
const CLEAR = '\r\x1b[K';

interface Download {
  readonly start: bigint;
  readonly received: number;
  readonly total: number | undefined;
}

export interface DownloadProgress {
  /** Takes the state of a download; a complete one is removed from the line. */
  readonly show: (url: string, received: number, total: number | undefined) => void;
  /** Makes room for a line of text. */
  readonly clear: () => void;
}

/** The line on standard error; it appears once a download has gone on for a second. */
export function downloadProgress({ err, clock }: Pick<Io, 'err' | 'clock'>): DownloadProgress {
  const open = new Map<string, Download>();
  let last = 0n;
  let drawn = false;
  const clear = (): void => {
    if (drawn) err(CLEAR);
    drawn = false;
  };
  return {
    clear,
    show(url, received, total) {
      const now = clock.now();
      const start = open.get(url)?.start ?? now;
      if (received === total) open.delete(url);
      else open.set(url, { start, received, total });
      const long = Array.from(open).filter(([, download]) => now - download.start >= SECOND);
      if (long.length === 0) return clear();
      if (now - last < INTERVAL) return;
      last = now;
      drawn = true;
      err(CLEAR + progressText(long));
    },
  };
}

/** `web-1.0.0.tgz [=====>      ] 1.2 of 4.0 MB`, or how many there are and how much of them in all. */
function progressText(downloads: readonly (readonly [string, Download])[]): string {
  const received = downloads.reduce((sum, [, each]) => sum + each.received, 0);
  const total = downloads.reduce((sum, [, each]) => sum + (each.total ?? Number.NaN), 0);
  const [[url]] = downloads as [readonly [string, Download]];
  const name = downloads.length === 1 ? nameOf(url) : `${downloads.length} downloads`;
  if (Number.isNaN(total)) return `${name} ${megabytes(received)} MB`;
  const filled = Math.floor((received / total) * WIDTH);
  const bar = `${'='.repeat(filled)}${filled < WIDTH ? '>' : ''}`.padEnd(WIDTH);
  return `${name} [${bar}] ${megabytes(received)} of ${megabytes(total)} MB`;
}

function nameOf(url: string): string {
  const path = url.replace(/[?#].*$/, '');
  return path.slice(path.lastIndexOf('/') + 1).slice(0, 40);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
