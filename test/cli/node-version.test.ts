/** The program under a Node.js that is too old: one sentence, whatever that Node.js understands. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { BIN } from '../support/program.ts';

const { engines } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'));
const wanted = engines.node.replace('>=', '');

test('the program’s first file is ECMAScript 5', () => {
  const { code } = transformSync(readFileSync(BIN, 'utf8'), { target: 'es5' });
  expect(code).toContain('wanted');
  expect(() => transformSync('const a = 1;', { target: 'es5' })).toThrow();
});

/** Runs the program in a Node.js that reports another version. */
function runAs(version: string) {
  const script = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
    process.argv.splice(1, 0, ${JSON.stringify(BIN)}); require(${JSON.stringify(BIN)})`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script, 'env', 'HELM_BIN'], { encoding: 'utf8' });
  return { status, stderr, started: stdout !== '' };
}

test.each(['0.10.48', '18.20.8', '20.15.1'])('Node.js %s is refused', (version) => {
  const stderr = `Error: chartwright needs Node.js ${wanted} or later, and this is Node.js ${version}.\n`;
  expect(runAs(version)).toEqual({ status: 1, stderr, started: false });
});

test.each([`${wanted}.0`, '22.1.0', '100.0.0'])('Node.js %s is not', (version) => {
  expect(runAs(version)).toEqual({ status: 0, stderr: '', started: true });
});
