#!/usr/bin/env node
// Starts the command line, or says that Node is too old for it: this file is read by every Node since 0.10.
var wanted = require('../package.json').engines.node.replace('>=', '');
var have = process.versions.node;

function isOlder(one, other) {
  var a = one.split('.');
  var b = other.split('.');
  return a[0] !== b[0] ? Number(a[0]) < Number(b[0]) : Number(a[1]) < Number(b[1]);
}

if (isOlder(have, wanted)) {
  console.error('Error: chartwright needs Node.js ' + wanted + ' or later, and this is Node.js ' + have + '.');
  process.exit(1);
} else {
  require('./start.js');
}
