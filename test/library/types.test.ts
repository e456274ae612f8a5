/** The package's types, as programs with the compiler's usual settings see them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

const CONSUMER = `
import { ChartwrightError, fixedClock, loadChart, lint, render, renderAsync, renderBatch } from 'chartwright';
import type { BatchResult, Chart, Diagnostic, HookEvent, RenderOptions, RenderResult, ValuesInput } from 'chartwright';
import { loadChart as inBrowser } from 'chartwright/browser';

interface Image { repository: string; tag?: string }
interface Values { replicas: number; image: Image; labels: Record<string, string> }
class Settings { constructor(readonly name: string) {} }

const values: Values = { replicas: 2, image: { repository: 'web' }, labels: {} };
const chart: Chart = await loadChart('web');
const options: RenderOptions = { values: [values, new Settings('a'), new Map([['a', 1]])], clock: fixedClock(new Date()) };
const result: RenderResult = render(chart, options);
const layered: ValuesInput = values;
await renderAsync(chart, { values: layered, lookup: async () => ({ data: {} }), loadSchema: async (url) => url });
const events: readonly HookEvent[] = result.hooks.flatMap((hook) => hook.events);
const problems: Diagnostic[] = await lint({ 'Chart.yaml': '' }, { values });

for await (const outcome of renderBatch([{ chart: 'web', values }])) {
  const text: string = outcome.error ? outcome.error.message : outcome.manifest;
  // @ts-expect-error the manifest is there once it is known that there is no error
  const unchecked: string = outcome.manifest;
  console.log(text, unchecked);
}
function described(outcome: BatchResult): string {
  return outcome.manifest === undefined ? outcome.error.message : outcome.result.notes;
}
// @ts-expect-error there is no such option
render(chart, { valeus: {} });
// @ts-expect-error there is no such Helm
render(chart, { helmVersion: '3.9' });
// @ts-expect-error values are objects
render(chart, { values: 'a=b' });
export { ChartwrightError, described, events, inBrowser, problems };
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartwright-types-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/chartwright'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(join(folder, 'main.ts'), CONSUMER);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['NodeNext', 'NodeNext'],
  ['ESNext', 'bundler'],
])(
  'module %s, resolution %s',
  (module, moduleResolution) => {
    const compilerOptions = { module, moduleResolution, target: 'ES2022', lib: ['ES2023', 'DOM'], types: [], strict: true, noEmit: true };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...compilerOptions, exactOptionalPropertyTypes: true }, files: ['main.ts'] }),
    );
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
  },
  60_000,
);

test('only the public surface has types, and every type in it has a name to import', () => {
  const types = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'));
  expect(types.filter((name) => !/^(index|browser|releases|shared\d*)\.d\.ts$/.test(name))).toEqual([]);
  const index = readFileSync(join(ROOT, 'dist/index.d.ts'), 'utf8');
  const shared = [...index.matchAll(/from "\.\/(shared\d*)\.js"/g)].map(([, name]) =>
    readFileSync(join(ROOT, `dist/${name}.d.ts`), 'utf8'),
  );
  const text = [index, ...shared];
  const declared = text.flatMap((part) => [...part.matchAll(/^(?:declare )?(?:type|interface|class) (\w+)/gm)].map(([, name]) => name));
  const exported = new Set([...(/^export \{(.*)\};/m.exec(text[0] as string)?.[1] ?? '').matchAll(/\w+(?=,| \})/g)].map(([name]) => name));
  expect(declared.filter((name) => !exported.has(name as string))).toEqual([]);
});
