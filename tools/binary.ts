/** Builds dist/chartwright, one file that needs no Node.js: `npm run binary`. Other systems: `npm run binary -- TARGET`. */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bun's targets; one that is not this machine's makes Bun download its runtime for it. */
const TARGETS = ['linux-x64', 'linux-arm64', 'linux-x64-musl', 'linux-arm64-musl', 'darwin-x64', 'darwin-arm64', 'windows-x64'];

const FLAGS = [
  '--compile',
  '--minify',
  '--bytecode',
  // Modules instead of one function: only what the command needs is set up.
  '--format=esm',
  '--splitting',
  // Small modules that nothing but what needs them needs go with it.
  '--min-chunk-size=65536',
  // Most runs end before compiled code pays for being made.
  '--compile-jit-policy=200',
  // The folder that the program is run in is none of its business.
  '--no-compile-autoload-dotenv',
  '--no-compile-autoload-bunfig',
];

/** Builds the binary of this machine, or of another target. */
export function buildBinary(target?: string): void {
  if (target && !TARGETS.includes(target)) throw new Error(`unknown target ${target}; there are ${TARGETS.join(', ')}`);
  mkdirSync('dist', { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'chartwright-binary-'));
  try {
    const order = bytecodeOrder(join(work, 'chartwright'), join(work, 'order'));
    build(target ? `dist/chartwright-${target}` : 'dist/chartwright', [
      `--bytecode-order=${order}`,
      ...(target ? [`--target=bun-${target}`] : []),
    ]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The order in which rendering a chart needs the code: laid out so, it takes fewer pages to load. */
function bytecodeOrder(program: string, order: string): string {
  build(program, []);
  run(program, ['template', 'shop', 'charts/shop'], { env: { ...process.env, BUN_BYTECODE_ORDER_OUT: order }, stdio: 'ignore' });
  return order;
}

function build(outfile: string, flags: readonly string[]): void {
  run(bun(), ['build', 'bin/single-file.ts', ...FLAGS, ...flags, `--outfile=${outfile}`], { stdio: 'inherit' });
}

function run(program: string, words: readonly string[], options: SpawnSyncOptions): void {
  const { status, error } = spawnSync(program, words, options);
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ended with exit code ${status}`);
}

/** Bun's program, from its package for this system: the `bun` package itself holds it only after its install script ran. */
function bun(): string {
  const arch = process.arch === 'arm64' ? 'aarch64' : process.arch;
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = process.platform === 'win32' ? 'bun.exe' : 'bun';
  const places = ['', '-musl'].map((libc) => `node_modules/@oven/bun-${system}-${arch}${libc}/bin/${name}`);
  return places.find((place) => existsSync(place)) ?? 'bun';
}
