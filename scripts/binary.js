// Builds dist/chartwright, one file that needs no Node: `npm run binary`. Other systems: `npm run binary -- TARGET`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';

/** Bun's targets; one that is not this machine's makes Bun download its runtime for it. */
const TARGETS = ['linux-x64', 'linux-arm64', 'linux-x64-musl', 'linux-arm64-musl', 'darwin-x64', 'darwin-arm64', 'windows-x64'];

const target = process.argv[2];
if (target && !TARGETS.includes(target)) {
  console.error(`unknown target ${target}; there are ${TARGETS.join(', ')}`);
  process.exit(1);
}
mkdirSync('dist', { recursive: true });
const outfile = target ? `dist/chartwright-${target}` : 'dist/chartwright';
const flags = [
  '--compile',
  '--minify',
  '--bytecode',
  // Modules instead of one function: only what the command needs is set up.
  '--format=esm',
  '--splitting',
  // Most runs end before optimised code pays for being made.
  '--compile-jit-policy=20',
  // The folder that the program is run in is none of its business.
  '--no-compile-autoload-dotenv',
  '--no-compile-autoload-bunfig',
  ...(target ? [`--target=bun-${target}`] : []),
];
const { status, error } = spawnSync(bun(), ['build', 'bin/single-file.ts', ...flags, `--outfile=${outfile}`], { stdio: 'inherit' });
if (error) throw error;
process.exit(status ?? 1);

/** Bun's program, from its package for this system: the `bun` package itself holds it only after its install script ran. */
function bun() {
  const arch = process.arch === 'arm64' ? 'aarch64' : process.arch;
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = process.platform === 'win32' ? 'bun.exe' : 'bun';
  const places = ['', '-musl'].map((libc) => `node_modules/@oven/bun-${system}-${arch}${libc}/bin/${name}`);
  return places.find((place) => existsSync(place)) ?? 'bun';
}
