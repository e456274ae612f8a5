// Renders a chart with dist/cli.cjs and keeps what V8 compiled on the way, where bin/chartwright.js looks for it. usage: code-cache.cjs CHART
const { readFileSync, writeFileSync } = require('node:fs');
const { dirname, resolve } = require('node:path');
const v8 = require('node:v8');
const { Script } = require('node:vm');

const file = resolve(__dirname, '../dist/cli.cjs');
const cache = file.replace('.cjs', `-${process.versions.v8}-${process.arch}.cache`);
const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`;
const script = new Script(source, { filename: file });

// V8 takes a cache only under the flags that it was made under, and those of a new process are not yet set.
v8.setFlagsFromString = () => {};
process.on('exit', () => writeFileSync(cache, script.createCachedData()));
process.argv = [process.execPath, file, 'template', 'cache', process.argv[2]];
const module_ = { exports: {} };
script.runInThisContext()(module_.exports, require, module_, file, dirname(file));
module_.exports.run();
