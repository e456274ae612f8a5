/**
 * Times `template --watch` from the change of a file to the report on it. Templates and the values file of a copy of the
 * chart are changed in turn.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function benchWatch(
  chart: string,
  { program, changes }: { readonly program: string; readonly changes: number },
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'chartwright-bench-'));
  try {
    cpSync(chart, home, { recursive: true });
    const times = await timesOf(program, home, changeable(home), changes);
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number).toFixed(1);
    console.log(`${times.length} changes: median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The values file and up to nine templates, spread over all. */
function changeable(folder: string): string[] {
  const templates = readdirSync(join(folder, 'templates'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const step = Math.max(1, Math.ceil(templates.length / 9));
  return ['values.yaml', ...templates.filter((_, index) => index % step === 0).map((name) => join('templates', name))];
}

/** Milliseconds from each change to its report. */
async function timesOf(program: string, folder: string, files: readonly string[], changes: number): Promise<number[]> {
  const [command = '', ...args] = program.split(' ');
  const child = spawn(command, [...args, 'template', 'bench', folder, '--watch'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<never>((_, reject) => child.once('exit', () => reject(new Error('the watch has ended'))));
  ended.catch(() => {});
  const heard = (stream: NodeJS.ReadableStream, pattern: RegExp) => {
    const report = new Promise<void>((resolve) => {
      let text = '';
      const look = (data: Buffer) => {
        text += data;
        if (!pattern.test(text)) return;
        stream.off('data', look);
        resolve();
      };
      stream.on('data', look);
    });
    return Promise.race([report, ended]);
  };
  child.stdout.resume();
  await heard(child.stderr, /watching\n/);
  await pause(1000);
  const times: number[] = [];
  for (let change = 0; change < changes; change++) {
    const report = heard(child.stdout, /unchanged \(\d+ ms\)\n/);
    const start = performance.now();
    appendFileSync(join(folder, files[change % files.length] as string), `\n# change ${change}\n`);
    await report;
    times.push(performance.now() - start);
    await pause(50);
  }
  child.kill('SIGINT');
  return times;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
