#!/usr/bin/env node
// Calls the command line. Its code is one file, and beside it lies what V8 made of it when it was built, if that was this V8.
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const file = join(__dirname, '../dist/cli.cjs');
const cache = file.replace('.cjs', `-${process.versions.v8}-${process.arch}.cache`);

function load() {
  if (!existsSync(cache)) {
    // Newer Nodes keep such a cache by themselves.
    require('node:module').enableCompileCache?.();
    return require(file);
  }
  const { Script } = require('node:vm');
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`;
  const module = { exports: {} };
  const script = new Script(source, { filename: file, cachedData: readFileSync(cache) });
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  return module.exports;
}

load().run();
