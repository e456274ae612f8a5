/** Plays a row with a program, in a fresh folder with homes of its own. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Answer, type Row, words } from './rows.ts';

const CHARTS = resolve(import.meta.dirname, '../../charts');

/** The program under test: CHARTWRIGHT_PROGRAM, its path from here, or the built one. */
export const PROGRAM: readonly string[] = process.env.CHARTWRIGHT_PROGRAM
  ? programOf(process.env.CHARTWRIGHT_PROGRAM.split(' '))
  : [process.execPath, resolve(import.meta.dirname, '../../bin/chartwright.js')];

/** Rows are played in folders of their own, where a relative path leads nowhere. */
function programOf([program = '', ...args]: readonly string[]): string[] {
  return [program.includes('/') ? resolve(program) : program, ...args];
}

/** Runs a row's command line and gathers what the program says and leaves. */
export function play(program: readonly string[], row: Row): Answer {
  const home = mkdtempSync(join(tmpdir(), 'chartwright-row-'));
  try {
    const work = join(home, 'work');
    mkdirSync(work);
    cpSync(CHARTS, join(work, 'charts'), { recursive: true });
    for (const [name, text] of Object.entries(row.files ?? {})) {
      mkdirSync(dirname(join(work, name)), { recursive: true });
      writeFileSync(join(work, name), text);
    }
    const run = (line: string, stdin: string) => {
      const [command = '', ...args] = [...program, ...words(line)];
      return spawnSync(command, args, { cwd: work, env: environment(home, row), input: stdin, maxBuffer: 1 << 28 });
    };
    for (const line of row.before ?? []) run(line, '');
    const ran = run(row.line, row.stdin ?? '');
    const say = (bytes: Buffer) =>
      bytes
        .toString()
        .replaceAll(home, '<home>')
        .replace(/^LAST DEPLOYED: .*$/gm, 'LAST DEPLOYED: <time>')
        .replace(/\bchartwright\b/g, 'helm');
    const sum = (name: string) => {
      const path = join(work, name);
      return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'not there';
    };
    const sums = row.sums && Object.fromEntries(row.sums.map((name) => [name, sum(name)]));
    const left = row.leaves && Object.fromEntries(row.leaves.map((name) => [name, readFileSync(join(work, name), 'utf8')]));
    return { exit: ran.status ?? -1, stdout: say(ran.stdout), stderr: say(ran.stderr), ...(left && { left }), ...(sums && { sums }) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function environment(home: string, row: Row): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    TZ: 'UTC',
    LC_ALL: 'C',
    NO_COLOR: '1',
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    ...row.env,
  };
}
