/** Differential fuzzing: generated cases, rendered here and by a real Helm, answers held side by side. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { filesFrom } from '../../src/host/files-from.ts';
import { disk } from '../../src/host/node/disk.ts';
import { watchFolders } from '../../src/host/node/folder-watch.ts';
import { nodeHost } from '../../src/host/node/host.ts';
import { systemRandom } from '../../src/host/random.ts';
import type { Case } from './case.ts';
import { Dice } from './dice.ts';
import { templateCase } from './templates.ts';
import { setCase, valuesCase } from './values.ts';
import { yamlCase } from './yaml.ts';

export interface FuzzOptions {
  readonly helm: string;
  readonly cases: number;
  readonly seed: number;
  readonly kind?: string;
  readonly show: number;
}

const GENERATORS: Readonly<Record<string, (dice: Dice) => Case>> = {
  template: templateCase,
  yaml: yamlCase,
  values: valuesCase,
  set: setCase,
};
const CHART = 'apiVersion: v2\nname: demo\nversion: 0.1.0\n';

interface Said {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

function lay(one: Case): string {
  const home = mkdtempSync(join(tmpdir(), 'chartwright-fuzz-'));
  for (const [name, text] of Object.entries({ 'Chart.yaml': CHART, ...one.files })) {
    const path = join(home, 'demo', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return home;
}

function helmSays(helm: string, home: string, args: readonly string[]): Promise<Said> {
  return new Promise((done) => {
    const child = spawn(helm, args, { cwd: home, env: { PATH: '', HOME: home, TZ: 'UTC' } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (data) => out.push(data));
    child.stderr.on('data', (data) => err.push(data));
    child.stdin.end();
    child.on('close', (exit) => done({ exit: exit ?? -1, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }));
  });
}

async function oursSays(home: string, args: readonly string[]): Promise<Said> {
  let stdout = '';
  let stderr = '';
  const exit = await main(args, {
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    stdin: () => new Uint8Array(),
    typed: { hidden: async () => '', visible: async () => undefined },
    ...nodeHost,
    streams: { stdin: 0, stdout: 1, stderr: 2 },
    env: { HOME: home },
    cwd: home,
    files: rooted(home),
    clock: fixedClock(0n),
    random: systemRandom,
    program: 'helm',
    terminal: false,
    watchFolders: async () => watchFolders(),
  });
  const bytes = (text: string) => Buffer.from(text).toString();
  return { exit, stdout: bytes(stdout), stderr: bytes(stderr) };
}

/** The disk with relative paths below `home`; nothing is written. */
function rooted(home: string): typeof disk {
  return { ...disk, ...filesFrom(disk, home) };
}

/** Output that counts as equal: addresses vary, and so does the order of lines that are logged together. */
function same(a: Said, b: Said): boolean {
  const plain = (said: Said) => JSON.stringify({ ...said, stderr: said.stderr.split('\n').sort() }).replace(/0x[\da-f]{8,}/g, '0x');
  return plain(a) === plain(b);
}

/** Helm's answers vary where a map's order shows through; such cases run again before they count. */
async function differs(helmPath: string, home: string, args: readonly string[]): Promise<[Said, Said] | undefined> {
  const ours = await oursSays(home, args);
  let helm = await helmSays(helmPath, home, args);
  for (let again = 0; again < 3 && !same(ours, helm); again++) helm = await helmSays(helmPath, home, args);
  return same(ours, helm) ? undefined : [ours, helm];
}

/** Prints the first differences, then how many there are, and resolves to that. */
export async function fuzz({ helm, cases, seed, kind: only, show }: FuzzOptions): Promise<number> {
  const kinds = only ? [only] : Object.keys(GENERATORS);
  let next = 0;
  let wrong = 0;
  async function worker(): Promise<void> {
    while (next < cases) {
      const number = next++;
      const kind = kinds[number % kinds.length] as string;
      const one = (GENERATORS[kind] as (dice: Dice) => Case)(new Dice(seed * 1_000_003 + number));
      const home = lay(one);
      const found = await differs(helm, home, ['template', 'r', 'demo', ...one.args]);
      rmSync(home, { recursive: true, force: true });
      if (found && wrong++ < show) print(`${kind} ${number}`, one, found);
    }
  }
  await Promise.all([worker(), worker()]);
  console.log(`${cases} cases, ${wrong} differ (seed ${seed})`);
  return wrong;
}

function print(title: string, one: Case, [ours, helm]: [Said, Said]): void {
  const { 'templates/a.yaml': template = '', ...rest } = one.files;
  console.log(`--- ${title}: ${one.args.join(' ')}\n${title.startsWith('template') ? template : JSON.stringify(rest)}`);
  for (const field of ['exit', 'stdout', 'stderr'] as const) {
    if (ours[field] === helm[field]) continue;
    const text = (said: Said) => JSON.stringify(said[field]).slice(0, 1500);
    console.log(`  ${field}\n    ours ${text(ours)}\n    helm ${text(helm)}`);
  }
}
