/** `schema`: makes values.schema.json of charts, or tells which are out of date. */
import { attempt, ChartwrightError } from '../../../base/errors.ts';
import { silent } from '../../../base/log.ts';
import { type Chart, fileText } from '../../../chart/chart.ts';
import { loadChart } from '../../../chart/load.ts';
import { joinPath } from '../../../go/path.ts';
import { decodeUtf8, encodeUtf8 } from '../../../go/utf8.ts';
import { PROFILES } from '../../../helm/profile.ts';
import { exists, type Files } from '../../../host/files.ts';
import { absolute } from '../../chart/open-chart.ts';
import { withAnswers } from '../../render/answers.ts';
import { type Problem, problemOf } from '../unittest/problem.ts';
import { AnnotationErrors, faultProblem } from './annotation-errors.ts';
import { bundleSources, placingReferences } from './bundle-sources.ts';
import { chartSchema } from './make-schema.ts';
import { isSchema, printSchema, type Schema } from './schema.ts';
import type { ChartSchemaOptions, SchemaDeps, SchemaOptions } from './schema-options.ts';
import { exampleSets, testSets } from './value-sets.ts';
import { schemaUrl, withWritten } from './with-written.ts';

export type SchemaOutcome = MadeSchema | RefusedSchema;

export interface MadeSchema {
  readonly chart: string;
  /** The chart's name. */
  readonly name: string;
  readonly path: string;
  readonly schema: Schema;
  readonly text: string;
  readonly before: string | undefined;
  /** The chart's values.yaml. */
  readonly values: string | undefined;
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
export async function makeSchemas(paths: readonly string[], deps: SchemaDeps, options: SchemaOptions): Promise<SchemaOutcome[]> {
  const outcomes: SchemaOutcome[] = [];
  for (const path of paths) {
    try {
      outcomes.push(await makeOne(path, deps, options));
    } catch (error) {
      outcomes.push({ chart: path, error: problemOf(error), ...(error instanceof AnnotationErrors && { problems: error.problems }) });
    }
  }
  return outcomes;
}

async function makeOne(path: string, deps: SchemaDeps, options: SchemaOptions): Promise<MadeSchema> {
  const { files, cwd, schemas, log = silent } = deps;
  const chart = loadChart(files, absolute(cwd, path), { profile: deps.profile, log: silent });
  const file = joinPath(absolute(cwd, path), options.outputFile);
  const before = exists(files, file) ? decodeUtf8(files.read(file)) : undefined;
  const written = options.fresh ? undefined : writtenSchema(before, file);
  const warnings: Problem[] = [];
  const finish = chartSchemaMaker(chart, path, deps, { ...options, written, warn: (fault) => warnings.push(faultProblem(fault)) });
  const schema = await withAnswers(schemas ? [schemas] : [], log, () =>
    placingReferences(chart, { file: options.outputFile, text: before ?? '' }, finish),
  );
  const own = chart.raw.find(({ name }) => name === 'values.yaml');
  const values = own && fileText(own);
  const isSame = schema === written && options.indent === undefined;
  return {
    chart: path,
    name: chart.metadata.name,
    path: file,
    schema,
    text: isSame ? before! : printSchema(schema, options.indent),
    before,
    values,
    warnings,
  };
}

/**
 * Makes the schema of a chart that is loaded, from its values, its examples and its tests. Gives what completes it with what
 * is written and what it refers to; that gives what is written itself if nothing else is to be said.
 */
export function chartSchemaMaker(chart: Chart, path: string, deps: SchemaDeps, options: ChartSchemaOptions): () => Schema {
  const { files, cwd, clock, random } = deps;
  const examples = exampleSets(chart);
  const tests = attempt(() => testSets(chart, path, { files, cwd, clock, random })) ?? [];
  const sets = [...examples, ...tests].map(({ values }) => values);
  const url = schemaUrl(options.draft, options.written);
  const made = chartSchema(chart, { ...options, url, sets, traced: examples.map(({ values }) => values) }, deps);
  const sources = bundleSources(chart, path, deps, options);
  return () => withWritten(made, { url, written: options.written, sources });
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
