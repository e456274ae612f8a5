/** Holds generated schemas against values: each must accept the chart's own, those in ci/, and those that its tests set. */

import { withoutServers } from '../src/action/author/schema/drafts.ts';
import { printSchema } from '../src/action/author/schema/schema.ts';
import { preparedWith } from '../src/action/author/schema/trace-uses.ts';
import { exampleSets, testSets } from '../src/action/author/schema/value-sets.ts';
import { chartSchemaMaker, SCHEMA_PROFILE } from '../src/action/author/schema/write-schemas.ts';
import { errorText } from '../src/base/errors.ts';
import { silent } from '../src/base/log.ts';
import { loadChart } from '../src/chart/load.ts';
import { encodeUtf8 } from '../src/go/utf8.ts';
import type { Dict } from '../src/go/value.ts';
import { fixedClock } from '../src/host/clock.ts';
import { disk } from '../src/host/node/disk.ts';
import { validateAgainstSchema } from '../src/values/schema.ts';

export interface SchemaCheckOptions {
  readonly paths: readonly string[];
  readonly strict: boolean;
  readonly draft: string;
  /** Print at most so many refusals. */
  readonly show: number;
}

/** Makes a schema per chart; returns how many sets of values are refused that the chart's own schema takes. */
export function checkSchemas({ paths, strict, draft, show }: SchemaCheckOptions): number {
  const deps = {
    files: disk,
    cwd: process.cwd(),
    clock: fixedClock(0n),
    random: { bytes: (count: number) => new Uint8Array(count).fill(7) },
    profile: SCHEMA_PROFILE,
  };
  let [charts, sets, wrong, failed] = [0, 0, 0, 0];
  for (const path of paths) {
    try {
      const chart = loadChart(disk, path, { profile: SCHEMA_PROFILE, log: silent });
      const written = chart.schema && JSON.parse(Buffer.from(chart.schema).toString());
      const kubernetes = { url: '', version: 'v1.33.1' };
      const options = { draft, strict, trace: true, dependencies: true, written, kubernetes, warn: () => {} };
      const schema = encodeUtf8(printSchema(withoutServers(chartSchemaMaker(chart, path, deps, options)())));
      charts++;
      const tests = testSets(chart, path, deps);
      for (const { name, values } of [{ name: 'values.yaml', values: new Map() as Dict }, ...exampleSets(chart), ...tests]) {
        const prepared = preparedWith(chart, values, deps);
        if (!prepared) continue;
        sets++;
        const refused = refusal(schema, prepared.top.get('Values') as Dict);
        if (refused === undefined || (chart.schema && refusal(chart.schema, prepared.top.get('Values') as Dict) !== undefined)) continue;
        if (wrong++ < show) console.log(`${path}: ${name}: ${refused}`);
      }
    } catch (error) {
      failed++;
      console.log(`${path}: ${errorText(error)}`);
    }
  }
  console.log(`${charts} charts, ${sets} sets of values, ${wrong} refused; ${failed} charts without a schema`);
  return wrong + failed;
}

function refusal(schema: Uint8Array, values: Dict): string | undefined {
  try {
    // Schemas on servers are not fetched, and accept everything.
    validateAgainstSchema(schema, values, { profile: SCHEMA_PROFILE, log: silent, loadSchema: () => 'true' });
    return undefined;
  } catch (error) {
    return errorText(error).trim().split('\n').slice(0, 3).join(' ');
  }
}
