/** Charts that are loaded once, however many jobs render them. Warnings and errors of loading are repeated for each job. */
import type { LogEntry } from '../../base/log.ts';
import type { Chart } from '../../chart/chart.ts';
import { openChart } from '../chart/open-chart.ts';

/** How many bytes of charts are kept, about. */
const LIMIT = 256_000_000;

interface Loaded {
  readonly path: string;
  readonly entries: readonly LogEntry[];
  readonly chart?: Chart;
  readonly error?: unknown;
  readonly size: number;
}

/** An openChart that remembers; charts not used for longest go first. */
export function sharedCharts(): typeof openChart {
  const kept = new Map<string, Loaded>();
  let size = 0;
  const keep = (key: string, loaded: Loaded): void => {
    kept.set(key, loaded);
    size += loaded.size;
    for (const [oldest, { size: freed }] of kept) {
      if (size <= LIMIT || oldest === key) break;
      kept.delete(oldest);
      size -= freed;
    }
  };
  return async (deps, reference, source) => {
    const key = JSON.stringify([deps.cwd, deps.profile.name, reference, source]);
    const known = kept.get(key);
    if (known) {
      kept.delete(key);
      kept.set(key, known);
      return { path: known.path, load: () => told(known, deps.log) };
    }
    const entries: LogEntry[] = [];
    const opened = await openChart({ ...deps, log: (entry) => entries.push(entry) }, reference, source);
    return {
      path: opened.path,
      load() {
        const loaded = load(opened.path, opened.load, entries);
        keep(key, loaded);
        return told(loaded, deps.log);
      },
    };
  };
}

function load(path: string, work: () => Chart, entries: readonly LogEntry[]): Loaded {
  try {
    const chart = work();
    return { path, entries, chart, size: chart.raw.reduce((sum, file) => sum + file.data.length, 0) };
  } catch (error) {
    return { path, entries, error, size: 0 };
  }
}

function told({ entries, chart, error }: Loaded, log: (entry: LogEntry) => void): Chart {
  for (const entry of entries) log(entry);
  if (!chart) throw error;
  return chart;
}
