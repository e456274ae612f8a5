/**
 * Times of rendering, chart by chart: loading, the first render (with parsing), later renders; beside a real Helm's whole
 * process if one is named, and beside the times that bench/baseline.json keeps.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadChart, render } from 'chartwright';
import { chartsBelow, lay, layUmbrellas } from './folders.ts';
import { large } from './made-charts.ts';
import { geometricMean, timed, timedProcesses } from './timing.ts';

export interface RenderOptions {
  /** A Helm to time, too. */
  readonly helm?: string;
  readonly charts?: string;
  readonly most: number;
  readonly runs: number;
  /** Keeps the times as the new baseline. */
  readonly keep: boolean;
}

const BASELINE = resolve(import.meta.dirname, 'baseline.json');
const PROGRAM = [process.execPath, resolve(import.meta.dirname, '../bin/chartwright.js')];

interface Row {
  /** Milliseconds. */
  readonly load: number;
  readonly first: number;
  readonly warm: number;
  readonly process: number;
  readonly helm?: number;
}

async function measure(path: string, { helm: helmPath, runs }: RenderOptions): Promise<Row> {
  const loads: number[] = [];
  let chart = await loadChart(path);
  const firstStart = performance.now();
  render(chart);
  const first = performance.now() - firstStart;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    chart = await loadChart(path);
    loads.push(performance.now() - start);
  }
  render(chart);
  const warm = timed(runs, () => render(chart));
  const programs = [PROGRAM, ...(helmPath ? [[helmPath]] : [])].map((program) => [...program, 'template', 'r', '.']);
  const [ours, helm] = timedProcesses(runs, path, programs);
  return { load: Math.min(...loads), first, warm, process: ours?.wall ?? 0, ...(helm && { helm: helm.wall }) };
}

export async function benchRender(options: RenderOptions): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'chartwright-bench-'));
  try {
    const own = resolve(import.meta.dirname, '../charts');
    const paths = options.charts
      ? chartsBelow(resolve(options.charts), options.most)
      : [join(own, 'hello'), join(own, 'shop'), lay(home, 'large-2000', large(2000)), ...layUmbrellas(home)];
    const baseline: Record<string, Row> = existsSync(BASELINE) ? JSON.parse(readFileSync(BASELINE, 'utf8')) : {};
    const rows: Record<string, Row> = {};
    console.log(`${'chart'.padEnd(28)}    load   first    warm process    helm  warm/helm process/helm  warm/baseline`);
    for (const path of paths) {
      const name = path.split('/').at(-1) as string;
      try {
        const row = await measure(path, options);
        rows[name] = row;
        print(name, row, baseline[name]);
      } catch (error) {
        console.log(`${name.padEnd(28)} is refused: ${(error as Error).message.split('\n')[0]?.slice(0, 80)}`);
      }
    }
    printMeans(Object.values(rows));
    if (options.keep) writeFileSync(BASELINE, `${JSON.stringify(rows, null, 1)}\n`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function print(name: string, { load, first, warm, process: whole, helm }: Row, baseline: Row | undefined): void {
  const ms = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(1)).padStart(8);
  const ratio = (a: number, b: number | undefined) => (b === undefined ? '–' : (a / b).toFixed(2)).padStart(10);
  const ratios = [ratio(warm, helm), ratio(whole, helm), ratio(warm, baseline?.warm)];
  console.log(`${name.padEnd(28)}${[load, first, warm, whole, helm].map(ms).join('')}${ratios.join('')}`);
}

function printMeans(rows: readonly Row[]): void {
  const beside = rows.filter((row) => row.helm !== undefined);
  if (beside.length === 0) return;
  const mean = (what: 'warm' | 'process') => geometricMean(beside.map((row) => row[what] / (row.helm as number))).toFixed(3);
  console.log(`warm in process / Helm's process: ${mean('warm')} (geometric mean of ${beside.length})`);
  console.log(`whole process / Helm's process:   ${mean('process')}`);
}
