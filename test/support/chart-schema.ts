/** Schemas of charts that are given as texts. */
import type { SchemaDeps, SchemaOptions } from '../../src/action/author/schema/schema-options.ts';
import { makeSchemas, SCHEMA_PROFILE } from '../../src/action/author/schema/write-schemas.ts';
import { joinPath } from '../../src/go/path.ts';
import { fixedClock } from '../../src/host/clock.ts';
import { memoryFiles } from '../../src/host/memory/files.ts';
import { systemRandom } from '../../src/host/random.ts';

const OPTIONS: SchemaOptions = {
  draft: '',
  strict: false,
  trace: true,
  dependencies: true,
  fresh: false,
  outputFile: '',
};

/** Makes the schema of a chart in memory. */
export async function makeSchemaOf(
  files: Readonly<Record<string, string>>,
  options: Partial<SchemaOptions> = {},
  more: Pick<SchemaDeps, 'schemas'> = {},
) {
  const all = Object.fromEntries(Object.entries(files).map(([name, text]) => [joinPath('/web', name), text]));
  const disk = memoryFiles({ '/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n', ...all });
  const deps = { files: disk, cwd: '/', clock: fixedClock(0n), random: systemRandom, profile: SCHEMA_PROFILE, ...more };
  return (await makeSchemas(['web'], deps, { ...OPTIONS, ...options }))[0]!;
}

/** The properties, without the globals that every chart has. */
export async function propertiesOf(files: Readonly<Record<string, string>>, options: Partial<SchemaOptions> = {}): Promise<unknown> {
  const outcome = await makeSchemaOf(files, options);
  if ('error' in outcome) return outcome.error;
  const { global: _, ...rest } = JSON.parse(outcome.text).properties;
  return rest;
}
