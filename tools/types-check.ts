/** Holds printed types against values: a literal of each chart's own values must be of its type, by the compiler. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { toPlain } from '../src/action/author/schema/plain.ts';
import { printTypes } from '../src/action/author/schema/print-types.ts';
import { makeSchemas, SCHEMA_PROFILE } from '../src/action/author/schema/write-schemas.ts';
import { silent } from '../src/base/log.ts';
import { loadChart } from '../src/chart/load.ts';
import { fixedClock } from '../src/host/clock.ts';
import { disk } from '../src/host/node/disk.ts';

/** Prints the compiler's messages; returns how many charts have no types, or values that are of other types. */
export async function checkTypes(paths: readonly string[], strict: boolean): Promise<number> {
  const random = { bytes: (count: number) => new Uint8Array(count).fill(7) };
  const deps = { files: disk, cwd: process.cwd(), clock: fixedClock(0n), random, profile: SCHEMA_PROFILE };
  const options = { draft: '', strict, trace: true, dependencies: true, fresh: false, outputFile: '' };
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-types-'));
  try {
    let [made, failed] = [0, 0];
    for (const one of await makeSchemas(paths, deps, options)) {
      if ('error' in one) {
        failed++;
        console.log(`${one.chart}: ${one.error.message}`);
        continue;
      }
      const { values } = loadChart(disk, one.chart, { profile: SCHEMA_PROFILE, log: silent });
      const literal = JSON.stringify(toPlain(values), null, 1);
      const name = resolve(one.chart).replaceAll('/', '__').slice(2);
      writeFileSync(join(folder, `${name}.ts`), `${printTypes(one.schema)}\nexport const own: Values = ${literal};\n`);
      made++;
    }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { strict: true, noEmit: true, target: 'es2022', types: [] }, include: ['*.ts'] }),
    );
    const { stdout, status } = spawnSync(resolve('node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
    const wrong = new Set(stdout.split('\n').flatMap((line) => /([^/]*\.ts)\(\d+,\d+\): error/.exec(line)?.[1] ?? []));
    if (status !== 0) console.log(stdout.trimEnd());
    console.log(`${made} charts with types, ${wrong.size} of them wrong; ${failed} without`);
    return wrong.size + failed;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
