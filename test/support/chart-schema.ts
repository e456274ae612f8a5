/** Schemas of charts that are given as texts. */
import { makeSchemas, SCHEMA_PROFILE, type SchemaOptions } from '../../src/action/author/schema/write-schemas.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { memoryFiles } from '../../src/host/memory/files.ts';
import { systemRandom } from '../../src/host/random.ts';

const OPTIONS: SchemaOptions = {
  draft: '',
  strict: false,
  trace: true,
  dependencies: true,
  fresh: false,
  outputFile: 'values.schema.json',
};

/** Makes the schema of a chart in memory. */
export function makeSchemaOf(files: Readonly<Record<string, string>>, options: Partial<SchemaOptions> = {}) {
  const all = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/web/${name}`, text]));
  const disk = memoryFiles({ '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n', ...all });
  const deps = { files: disk, cwd: '/', clock: fixedClock(0n), random: systemRandom, profile: SCHEMA_PROFILE };
  return makeSchemas(['web'], deps, { ...OPTIONS, ...options })[0]!;
}

/** The properties, without the globals that every chart has. */
export function propertiesOf(files: Readonly<Record<string, string>>, options: Partial<SchemaOptions> = {}): unknown {
  const outcome = makeSchemaOf(files, options);
  if ('error' in outcome) return outcome.error;
  const { global: _, ...rest } = JSON.parse(outcome.text).properties;
  return rest;
}
