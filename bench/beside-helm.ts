/** Whole processes beside a real Helm's, run in turn: start-up, charts small to large, many subcharts, many jobs. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { chartsBelow, lay, layUmbrellas } from './folders.ts';
import { large } from './made-charts.ts';
import { geometricMean, type Row, timedProcesses } from './timing.ts';

const OWN = resolve(import.meta.dirname, '../charts');
const JOBS = 300;

export interface BesideHelmOptions {
  /** The command that runs chartwright. */
  readonly program: string;
  readonly charts?: string;
  /** Releases, too, on the cluster of $KUBECONFIG; the folder of a chart to install, or nothing for a list alone. */
  readonly cluster?: string | true;
  readonly most: number;
  readonly runs: number;
}

interface Ratios {
  readonly wall: number;
  readonly memory: number | undefined;
}

/** Many small jobs: one process of ours, as many of Helm's as there are jobs, two at a time. */
function batch(home: string, ours: readonly string[], helm: string): Row {
  const jobs = Array.from({ length: JOBS }, (_, i) => ({ name: `job-${i}`, chart: join(OWN, i % 2 ? 'hello' : 'shop') }));
  writeFileSync(join(home, 'jobs.json'), JSON.stringify({ jobs }));
  writeFileSync(join(home, 'jobs.txt'), jobs.map(({ name, chart }) => `${name} ${chart}\n`).join(''));
  return {
    name: `batch of ${JOBS}`,
    cwd: home,
    ours: [...ours, 'batch', 'jobs.json'],
    helm: ['xargs', '-a', 'jobs.txt', '-P2', '-L1', helm, 'template'],
  };
}

/** Prints a row and gives its ratios; a chart that is refused is left out. */
function measured(row: Row, runs: number): Ratios | undefined {
  const refused = [row.ours, row.helm].some(
    ([command = '', ...args]) => spawnSync(command, args, { cwd: row.cwd, stdio: 'ignore' }).status !== 0,
  );
  if (refused) return undefined;
  const [a, b] = timedProcesses(runs, row.cwd, [row.ours, row.helm]);
  const wall = a!.wall / b!.wall;
  const memory = a!.memory && b!.memory ? a!.memory / b!.memory : undefined;
  const numbers = [a!.wall, b!.wall].map((ms) => `${ms.toFixed(0)} ms`.padStart(9)).join('');
  const sizes = [a!.memory, b!.memory].map((kib) => (kib ? `${(kib / 1024).toFixed(0)} MB` : '–').padStart(9)).join('');
  console.log(`${row.name.padEnd(34)}${numbers}${wall.toFixed(2).padStart(8)}${sizes}${(memory?.toFixed(2) ?? '–').padStart(8)}`);
  return { wall, memory };
}

export async function benchBesideHelm(helm: string, { program, charts, cluster, most, runs }: BesideHelmOptions): Promise<void> {
  const [name = '', ...args] = program.split(' ');
  const ours = [name.includes('/') ? resolve(name) : name, ...args];
  const same = (row: string, cwd: string, ...words: string[]): Row => ({
    name: row,
    cwd,
    ours: [...ours, ...words],
    helm: [helm, ...words],
  });
  const template = (path: string): Row => same(basename(path), path, 'template', 'release-name', '.');
  const home = mkdtempSync(join(tmpdir(), 'chartwright-bench-'));
  try {
    const startUp = [['version'], ['--help'], ['env']].map((words) => same(words[0]!, home, ...words));
    const made = [join(OWN, 'hello'), join(OWN, 'shop'), lay(home, 'large-2000', large(2000)), ...layUmbrellas(home)];
    console.log(`${'whole process'.padEnd(34)}     ours     helm   ratio     ours     helm   ratio`);
    if (cluster !== undefined) {
      const { releaseRows } = await import('./releases-beside-helm.ts');
      const rows = await releaseRows(home, ours, resolve(helm), cluster === true ? undefined : resolve(cluster));
      for (const row of rows) measured(row, runs);
      return;
    }
    for (const row of [...startUp, ...made.map(template), batch(home, ours, helm)]) measured(row, runs);
    if (charts) summarise(chartsBelow(resolve(charts), most).map((path) => measured(template(path), runs)));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function summarise(measurements: readonly (Ratios | undefined)[]): void {
  const ratios = measurements.filter((each) => each !== undefined);
  const memories = ratios.map(({ memory }) => memory).filter((each) => each !== undefined);
  console.log(`\ngeometric mean of ${ratios.length}: time ${geometricMean(ratios.map(({ wall }) => wall)).toFixed(3)}`);
  console.log(`worst ${Math.max(...ratios.map(({ wall }) => wall)).toFixed(2)}; memory ${geometricMean(memories).toFixed(3)}`);
}
