/** Plays a row with a program, in a fresh folder with homes of its own. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Program } from './program.ts';
import { type Answer, type HelmVersion, type Row, versionVariable, words } from './rows.ts';

const CHARTS = resolve(import.meta.dirname, '../../charts');

/** Runs a row's command line and gathers the program's output and files. */
export async function play(program: Program, row: Row, helm: HelmVersion = '4.3.1'): Promise<Answer> {
  const home = mkdtempSync(join(tmpdir(), 'chartwright-row-'));
  try {
    const work = join(home, 'work');
    mkdirSync(work);
    if (JSON.stringify(row).includes('charts')) cpSync(CHARTS, join(work, 'charts'), { recursive: true });
    for (const [name, text] of Object.entries(row.files ?? {})) {
      mkdirSync(dirname(join(work, name)), { recursive: true });
      writeFileSync(join(work, name), text);
    }
    const run = (line: string, stdin: string) => program(words(line), { home, env: environment(home, row, helm), stdin });
    for (const line of row.before ?? []) await run(line, '');
    const { exit, stdout, stderr } = await run(row.line, row.stdin ?? '');
    const say = (text: string) =>
      text
        .replaceAll(home, '<home>')
        .replace(/^LAST DEPLOYED: .*$/gm, 'LAST DEPLOYED: <time>')
        .replace(/\bchartwright\b/g, 'helm');
    const sum = (name: string) => {
      const path = join(work, name);
      return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'not there';
    };
    const sums = row.sums && Object.fromEntries(row.sums.map((name) => [name, sum(name)]));
    const left = row.leaves && Object.fromEntries(row.leaves.map((name) => [name, readFileSync(join(work, name), 'utf8')]));
    return { exit, stdout: say(stdout), stderr: say(stderr), ...(left && { left }), ...(sums && { sums }) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function environment(home: string, row: Row, helm: HelmVersion): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    TZ: 'UTC',
    LC_ALL: 'C',
    NO_COLOR: '1',
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    ...versionVariable(helm),
    ...row.env,
  };
}
