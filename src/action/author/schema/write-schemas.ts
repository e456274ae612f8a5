/** `schema`: makes values.schema.json of charts, or tells which are out of date. */
import { attempt, ChartwrightError } from '../../../base/errors.ts';
import { silent } from '../../../base/log.ts';
import type { Chart } from '../../../chart/chart.ts';
import { fileText } from '../../../chart/chart.ts';
import { loadChart } from '../../../chart/load.ts';
import { joinPath } from '../../../go/path.ts';
import { decodeUtf8, encodeUtf8 } from '../../../go/utf8.ts';
import { PROFILES } from '../../../helm/profile.ts';
import { exists, type FileSystem, type Files } from '../../../host/files.ts';
import { absolute } from '../../chart/open-chart.ts';
import { type Problem, problemOf } from '../unittest/problem.ts';
import { chartSchema } from './make-schema.ts';
import { isSchema, printSchema, type Schema } from './schema.ts';
import type { TraceDeps } from './trace-uses.ts';
import { exampleSets, testSets } from './value-sets.ts';

export interface SchemaDeps extends TraceDeps {
  readonly files: FileSystem;
  readonly cwd: string;
}

export interface SchemaOptions {
  readonly draft: string;
  readonly strict: boolean;
  /** Renders the chart to learn what templates do with values. */
  readonly trace: boolean;
  readonly dependencies: boolean;
  /** Leaves out what was written by hand. */
  readonly fresh: boolean;
  /** The file's name below the chart's folder. */
  readonly outputFile: string;
  readonly indent: number;
}

export type SchemaOutcome =
  | { readonly chart: string; readonly path: string; readonly schema: Schema; readonly text: string; readonly before: string | undefined }
  | { readonly chart: string; readonly error: Problem };

/** Makes the schema of every chart; one that fails does not keep the others from theirs. Nothing is written. */
export function makeSchemas(paths: readonly string[], deps: SchemaDeps, options: SchemaOptions): SchemaOutcome[] {
  return paths.map((path) => {
    try {
      return makeOne(path, deps, options);
    } catch (error) {
      return { chart: path, error: problemOf(error) };
    }
  });
}

function makeOne(path: string, deps: SchemaDeps, options: SchemaOptions): SchemaOutcome {
  const chart = loadChart(deps.files, absolute(deps.cwd, path), { profile: deps.profile, log: silent });
  const file = joinPath(absolute(deps.cwd, path), options.outputFile);
  const before = exists(deps.files, file) ? decodeUtf8(deps.files.read(file)) : undefined;
  const schema = schemaOfChart(chart, path, deps, { ...options, written: options.fresh ? undefined : writtenSchema(before, file) });
  return { chart: path, path: file, schema, text: printSchema(schema, options.indent), before };
}

/** The schema of a chart that is loaded, from its values, its examples and its tests. */
export function schemaOfChart(
  chart: Chart,
  path: string,
  deps: SchemaDeps,
  options: Omit<SchemaOptions, 'fresh' | 'outputFile' | 'indent'> & { readonly written: Schema | undefined },
): Schema {
  const { files, cwd, clock, random } = deps;
  const examples = exampleSets(chart);
  const tests = attempt(() => testSets(chart, path, { files, cwd, clock, random })) ?? [];
  const beside = (name: string) => {
    const found = chart.raw.find((each) => each.name === name);
    return found && fileText(found);
  };
  return chartSchema(
    chart,
    {
      ...options,
      sets: [...examples, ...tests].map(({ values }) => values),
      traced: examples.map(({ values }) => values),
      read: beside,
    },
    deps,
  );
}

function writtenSchema(text: string | undefined, file: string): Schema | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (cause) {
    throw new ChartwrightError('json/syntax', `${file} is not valid JSON; --fresh replaces it`, { position: { file }, cause });
  }
  if (isSchema(schema)) return schema;
  throw new ChartwrightError('schema/invalid', `${file} is not a JSON Schema; --fresh replaces it`, { position: { file } });
}

/** Writes what makeSchemas made. */
export function writeSchemas(files: Pick<Files, 'write'>, outcomes: readonly SchemaOutcome[]): void {
  for (const one of outcomes) if ('text' in one && one.text !== one.before) files.write(one.path, encodeUtf8(one.text));
}

/** The Helm whose merge of values is learned from. */
export const SCHEMA_PROFILE = PROFILES['4.3'];

/** Where a schema is not what it should be: the place of the first difference as a JSON pointer. */
export function firstDifference(before: unknown, after: unknown, pointer = ''): string | undefined {
  if (!isSchema(before) || !isSchema(after)) return JSON.stringify(before) === JSON.stringify(after) ? undefined : pointer || '/';
  for (const name of new Set([...Object.keys(after), ...Object.keys(before)])) {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!(name in before) || !(name in after)) return at;
    const inside = firstDifference(before[name], after[name], at);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
