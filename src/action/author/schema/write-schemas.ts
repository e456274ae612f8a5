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
import { AnnotationErrors, faultProblem } from './annotation-errors.ts';
import { chartSchema, type MakeSchemaOptions } from './make-schema.ts';
import { isSchema, printSchema, type Schema } from './schema.ts';
import type { TraceDeps } from './trace-uses.ts';
import { exampleSets, testSets } from './value-sets.ts';
import { schemaUrl, withWritten } from './with-written.ts';

export interface SchemaDeps extends TraceDeps {
  readonly files: FileSystem;
  readonly cwd: string;
}

export interface SchemaOptions {
  /** `7`, `2019-09` or `2020-12`; empty: that of the schema that is there, else `7`. */
  readonly draft: string;
  readonly strict: boolean;
  /** Renders the chart to learn what templates do with values. */
  readonly trace: boolean;
  readonly dependencies: boolean;
  /** Leaves out what was written by hand. */
  readonly fresh: boolean;
  /** The file's name below the chart's folder. */
  readonly outputFile: string;
  /** Spaces per level; absent: as it is there, else 2. */
  readonly indent?: number | undefined;
}

export type SchemaOutcome = MadeSchema | RefusedSchema;

export interface MadeSchema {
  readonly chart: string;
  readonly path: string;
  readonly schema: Schema;
  readonly text: string;
  readonly before: string | undefined;
  /** Annotations without effect; files are below the chart's folder. */
  readonly warnings: readonly Problem[];
}

export interface RefusedSchema {
  readonly chart: string;
  readonly error: Problem;
  /** Each mistake in an annotation; files are below the chart's folder. */
  readonly problems?: readonly Problem[];
}

/** Makes the schema of every chart; one that fails does not keep the others from theirs. Nothing is written. */
export function makeSchemas(paths: readonly string[], deps: SchemaDeps, options: SchemaOptions): SchemaOutcome[] {
  return paths.map((path) => {
    try {
      return makeOne(path, deps, options);
    } catch (error) {
      return { chart: path, error: problemOf(error), ...(error instanceof AnnotationErrors && { problems: error.problems }) };
    }
  });
}

function makeOne(path: string, deps: SchemaDeps, options: SchemaOptions): MadeSchema {
  const chart = loadChart(deps.files, absolute(deps.cwd, path), { profile: deps.profile, log: silent });
  const file = joinPath(absolute(deps.cwd, path), options.outputFile);
  const before = exists(deps.files, file) ? decodeUtf8(deps.files.read(file)) : undefined;
  const written = options.fresh ? undefined : writtenSchema(before, file);
  const warnings: Problem[] = [];
  const schema = schemaOfChart(chart, path, deps, { ...options, written, warn: (fault) => warnings.push(faultProblem(fault)) });
  const isSame = schema === written && options.indent === undefined;
  return { chart: path, path: file, schema, text: isSame ? before! : printSchema(schema, options.indent), before, warnings };
}

export type ChartSchemaOptions = Omit<SchemaOptions, 'fresh' | 'outputFile' | 'indent'> & {
  /** The schema that is there. */
  readonly written: Schema | undefined;
  readonly warn: MakeSchemaOptions['warn'];
};

/** The schema of a chart that is loaded, from its values, its examples and its tests, and from what is written; that itself if nothing else is to be said. */
export function schemaOfChart(chart: Chart, path: string, deps: SchemaDeps, options: ChartSchemaOptions): Schema {
  const { files, cwd, clock, random } = deps;
  const examples = exampleSets(chart);
  const tests = attempt(() => testSets(chart, path, { files, cwd, clock, random })) ?? [];
  const sets = [...examples, ...tests].map(({ values }) => values);
  const url = schemaUrl(options.draft, options.written);
  const made = chartSchema(chart, { ...options, url, sets, traced: examples.map(({ values }) => values) }, deps);
  const beside = (name: string) => {
    const found = chart.raw.find((each) => each.name === name);
    return found && fileText(found);
  };
  return withWritten(made, { url, written: options.written, read: beside });
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
