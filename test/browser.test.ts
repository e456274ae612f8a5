/** The library bundled for a browser, run in a bare context: no process, no require, no file system. */
import { resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const CALL = `(async () => {
  const chart = await lib.loadChart({
    'Chart.yaml': 'apiVersion: v2\\nname: web\\nversion: 0.1.0\\n',
    'values.yaml': 'greeting: hello\\n',
    'templates/a.yaml': 'a: {{ .Values.greeting | upper }}\\nsum: {{ sha256sum "x" | trunc 8 }}\\nkey: {{ genPrivateKey "ed25519" | len }}\\n',
  });
  return lib.render(chart, { release: { name: 'r' }, clock: lib.fixedClock(0n) }).manifest;
})()`;

test('renders without Node', async () => {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, '../src/browser.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'lib',
    platform: 'browser',
    external: ['node:*'],
    logLevel: 'silent',
  });
  const given = { TextEncoder, TextDecoder, crypto: globalThis.crypto, btoa, atob, URL };
  const context = createContext(given);
  new Script(outputFiles[0]?.text ?? '').runInContext(context);
  const manifest = await new Script(CALL).runInContext(context);
  expect(manifest).toBe('---\n# Source: web/templates/a.yaml\na: HELLO\nsum: 2d711642\nkey: 119\n');
});
