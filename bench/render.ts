/**
 * Times of rendering, chart by chart: loading, the first render (with parsing), later renders; beside a real
 * Helm's whole process where one is named. Prints the difference to bench/baseline.json, and keeps it with --keep.
 * usage: npm run bench -- [--helm PATH] [--charts FOLDER] [--most N] [--runs N] [--keep]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadChart, render } from 'chartwright';
import { chartsBelow, lay, layUmbrellas } from './folders.ts';
import { large } from './made-charts.ts';
import { geometricMean, timed, timedProcesses } from './timing.ts';

const { values: options } = parseArgs({
  options: {
    helm: { type: 'string' },
    charts: { type: 'string' },
    most: { type: 'string', default: '40' },
    runs: { type: 'string', default: '5' },
    keep: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs);
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

async function measure(path: string): Promise<Row> {
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
  const programs = [PROGRAM, ...(options.helm ? [[options.helm]] : [])].map((program) => [...program, 'template', 'r', '.']);
  const [ours, helm] = timedProcesses(runs, path, programs);
  return { load: Math.min(...loads), first, warm, process: ours?.wall ?? 0, ...(helm && { helm: helm.wall }) };
}

const home = mkdtempSync(join(tmpdir(), 'chartwright-bench-'));
try {
  const own = resolve(import.meta.dirname, '../charts');
  const paths = options.charts
    ? chartsBelow(resolve(options.charts), Number(options.most))
    : [join(own, 'hello'), join(own, 'shop'), lay(home, 'large-2000', large(2000)), ...layUmbrellas(home)];
  const baseline: Record<string, Row> = existsSync(BASELINE) ? JSON.parse(readFileSync(BASELINE, 'utf8')) : {};
  const rows: Record<string, Row> = {};
  const ms = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(1)).padStart(8);
  console.log(`${'chart'.padEnd(28)}    load   first    warm process    helm  warm/helm process/helm  warm/baseline`);
  for (const path of paths) {
    const name = path.split('/').at(-1) as string;
    try {
      const row = await measure(path);
      rows[name] = row;
      const ratio = (a: number, b: number | undefined) => (b === undefined ? '–' : (a / b).toFixed(2)).padStart(10);
      const { load, first, warm, process: whole, helm } = row;
      console.log(
        `${name.padEnd(28)}${[load, first, warm, whole, helm].map(ms).join('')}${ratio(warm, helm)}${ratio(whole, helm)}${ratio(warm, baseline[name]?.warm)}`,
      );
    } catch (error) {
      console.log(`${name.padEnd(28)} is refused: ${(error as Error).message.split('\n')[0]?.slice(0, 80)}`);
    }
  }
  const beside = Object.values(rows).filter((row) => row.helm !== undefined);
  if (beside.length) {
    console.log(
      `warm in process / Helm's process: ${geometricMean(beside.map((row) => row.warm / (row.helm as number))).toFixed(3)} (geometric mean of ${beside.length})`,
    );
    console.log(`whole process / Helm's process:   ${geometricMean(beside.map((row) => row.process / (row.helm as number))).toFixed(3)}`);
  }
  if (options.keep) writeFileSync(BASELINE, `${JSON.stringify(rows, null, 1)}\n`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
