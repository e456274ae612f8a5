// Builds dist/: the library, the command line and the types.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { noticesFor } from './notices.js';
import { besideBundles, copyOpenPgp } from './openpgp.js';

rmSync('dist', { recursive: true, force: true });
const common = { outdir: 'dist', bundle: true, minify: true, logLevel: 'warning' };
const forNode = { ...common, platform: 'node', target: 'node20', plugins: [besideBundles] };
await build({
  ...forNode,
  entryPoints: { index: 'src/index.ts', releases: 'src/releases.ts' },
  splitting: true,
  format: 'esm',
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
await build({
  ...common,
  entryPoints: { browser: 'src/browser.ts' },
  format: 'esm',
  platform: 'browser',
  external: ['node:*'],
  target: 'es2022',
});
// The command line is one file, so that starting it is one look at the disk; a command's modules are still run only when it is.
await build({
  ...forNode,
  entryPoints: { cli: 'src/cli/run.ts' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  supported: { 'dynamic-import': false },
});
copyOpenPgp();
writeFileSync('dist/THIRD_PARTY_NOTICES', await noticesFor(['src/index.ts', 'src/releases.ts', 'src/browser.ts', 'src/cli/run.ts']));
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json');

function run(...words) {
  const { status } = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
