// Loads the command line's one file, with the code that V8 compiled in an earlier run.
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { createRequire, enableCompileCache } = require('node:module');
const { dirname, join } = require('node:path');

const FILE = join(__dirname, '../dist/cli.cjs');

load().run();

function load() {
  if (!enableCompileCache) return loadWithCache();
  enableCompileCache();
  return require(FILE);
}

/** Does what enableCompileCache does, for Node.js before 22.1. The cache lies beside the file and serves one V8. */
function loadWithCache() {
  const { Script } = require('node:vm');
  const cache = FILE.replace('.cjs', `-${process.versions.v8}-${process.arch}.cache`);
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(FILE, 'latin1')}\n})`;
  const cachedData = read(cache);
  const script = new Script(source, { filename: FILE, cachedData });
  if (!cachedData || script.cachedDataRejected) keepCompiled(script, cache);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(FILE), module, FILE, dirname(FILE));
  return module.exports;
}

function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Writes what is compiled when the process ends. Only a render compiles most of what other runs need. */
function keepCompiled(script, cache) {
  if (process.argv[2] !== 'template') return;
  // V8 takes a cache only under the flags that it was made under, and those of a new process are not yet set.
  require('node:v8').setFlagsFromString = () => {};
  process.on('exit', () => {
    const draft = `${cache}.${process.pid}`;
    try {
      writeFileSync(draft, script.createCachedData());
      renameSync(draft, cache);
    } catch {
      // A folder that cannot be written, such as root's: every run compiles.
    }
  });
}
