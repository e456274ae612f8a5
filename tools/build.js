// Builds dist/: the library, the command line and the types.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { noticesFor } from './notices.js';
import { besideBundles, copyOpenPgp } from './openpgp.js';

/** The library's entries, by the names that package.json exports them under. */
const ENTRIES = ['index', 'browser', 'releases'].filter((name) => existsSync(`src/${name}.ts`));

/** Packs long texts that are seldom read: the metaschemas of JSON Schema. */
const packedTexts = {
  name: 'packed-texts',
  async load(path) {
    if (!/json-schema\/metaschemas\/[\w-]+\.ts$/.test(path)) return undefined;
    const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'ts' });
    const texts = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const packed = Object.entries(texts).map(([name, text]) => {
      const bytes = deflateRawSync(JSON.stringify(JSON.parse(text)), { level: 9 });
      return `export const ${name} = /* @__PURE__ */ unpack('${bytes.toString('base64')}');`;
    });
    return `import { unpack } from '../../codec/flate/unpack-text.ts';\n${packed.join('\n')}\n`;
  },
};

rmSync('dist', { recursive: true, force: true });
const common = { outdir: 'dist', bundle: true, minify: true, logLevel: 'warning' };
const forNode = { ...common, platform: 'node', target: 'node20', plugins: [besideBundles] };
// Names stay as they are written, so that errors and their stacks can be read.
await build({
  ...forNode,
  ...{ minify: false, minifyWhitespace: true, minifySyntax: true },
  entryPoints: ENTRIES.filter((name) => name !== 'browser').map((name) => `src/${name}.ts`),
  splitting: true,
  // Stacks lead to lines of src/ where Node is started with --enable-source-maps; the sources themselves are not packed.
  sourcemap: 'linked',
  sourcesContent: false,
  format: 'esm',
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
await buildForBrowsers();
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
const types = await rolldown({
  input: Object.fromEntries(ENTRIES.map((name) => [name, `dist/types/${name}.d.ts`])),
  plugins: [dts({ dtsInput: true })],
});
await types.write({ dir: 'dist', chunkFileNames: 'shared.d.ts' });
rmSync('dist/types', { recursive: true });

/** One file for all but lint, which few pages need. What would ask Node for its modules at run time is left out. */
async function buildForBrowsers() {
  const bundle = await rolldown({
    input: 'src/browser.ts',
    platform: 'browser',
    transform: { target: 'es2022', define: { process: 'undefined' } },
    treeshake: { moduleSideEffects: (path) => path.endsWith('src/browser.ts'), propertyReadSideEffects: false },
    plugins: [packedTexts],
    preserveEntrySignatures: 'allow-extension',
  });
  const { output } = await bundle.generate({ format: 'es', minify: true, chunkFileNames: 'browser-[name].js' });
  for (const { fileName, code } of output) {
    // Two programs that make code short find more than one.
    const { code: short } = await transform(code, { minify: true, target: 'es2022', format: 'esm' });
    writeFileSync(`dist/${fileName}`, short);
  }
}

function run(...words) {
  const { status } = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
