/** `schema`: makes values.schema.json of charts, or tells which are out of date. */
import { attempt, ChartwrightError } from '../../../base/errors.ts';
import { silent } from '../../../base/log.ts';
import { type Chart, valuesFileText } from '../../../chart/chart.ts';
import { loadChart } from '../../../chart/load.ts';
import { jsonSyntaxError } from '../../../codec/json/syntax-error.ts';
import { joinPath } from '../../../go/path.ts';
import { decodeUtf8, encodeUtf8 } from '../../../go/utf8.ts';
import { PROFILES } from '../../../helm/profile.ts';
import { exists, type Files } from '../../../host/files.ts';
import { absolute } from '../../chart/open-chart.ts';
import { withAnswers } from '../../render/answers.ts';
import { type Problem, problemOf } from '../unittest/problem.ts';
import { AnnotationErrors, faultProblem } from './annotation-errors.ts';
import type { AnnotationFault } from './annotation-reading.ts';
import { bundleSources, checkBundleRoot, checkKubernetesUrl, placingReferences } from './bundle-sources.ts';
import { chartSchema } from './make-schema.ts';
import { CONFIG_FILE, readConfig, type SchemaConfig } from './read-config.ts';
import { refusedValues } from './refused-values.ts';
import { isSchema, printSchema, type Schema } from './schema.ts';
import type { ChartSchemaOptions, SchemaDeps, SchemaOptions } from './schema-options.ts';
import { exampleSets, testSets } from './value-sets.ts';
import { schemaUrl, withWritten } from './with-written.ts';

export type SchemaOutcome = MadeSchema | RefusedSchema;

export interface MadeSchema {
  readonly chart: string;
  /** The chart's name. */
  readonly name: string;
  /** The schema's file, from the chart's folder. */
  readonly file: string;
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
  const folder = absolute(cwd, path);
  const chart = loadChart(files, folder, { profile: deps.profile, log: silent });
  const readText = (name: string) => (exists(files, joinPath(folder, name)) ? decodeUtf8(files.read(joinPath(folder, name))) : undefined);
  const warnings: Problem[] = [];
  const warn = (fault: AnnotationFault) => warnings.push(faultProblem(fault));
  if (options.bundleRoot !== undefined) checkBundleRoot(files, cwd, options.bundleRoot);
  const settings = withConfig(options, readConfig(readText(CONFIG_FILE) ?? '', warn));
  const { outputFile: file, indent } = settings;
  checkKubernetesUrl(settings.kubernetes);
  const before = readText(file);
  const written = options.fresh ? undefined : writtenSchema(before, file);
  const finish = chartSchemaMaker(chart, path, deps, { ...settings, written, warn });
  const schema = await withAnswers(schemas ? [schemas] : [], log, () => placingReferences(chart, { file, text: before ?? '' }, finish));
  for (const fault of refusedValues(chart, schema, { file, text: before ?? '' }, deps)) warn(fault);
  return {
    ...{ chart: path, name: chart.metadata.name, file, path: joinPath(folder, file), schema, before, warnings },
    text: schema === written && indent === undefined ? before! : printSchema(schema, indent),
    values: valuesFileText(chart),
  };
}

/** Options, and for those that say nothing what the chart's configuration says. */
function withConfig(options: SchemaOptions, config: SchemaConfig) {
  const { url = '', version = '' } = options.kubernetes ?? {};
  return {
    ...{ ...options, noGlobal: config.noGlobal, root: config.root },
    draft: options.draft || (config.draft ?? ''),
    strict: options.strict || config.strict === true,
    indent: options.indent ?? config.indent,
    outputFile: options.outputFile || config.outputFile || 'values.schema.json',
    kubernetes: { url: url || (config.kubernetesUrl ?? ''), version: version || (config.kubernetesVersion ?? '') },
  };
}

/**
 * Makes the schema of a chart that is loaded, from its values, its examples and its tests. Gives what completes it with what
 * is written and what it refers to; that gives what is written itself if nothing else is to be said.
 */
export function chartSchemaMaker(chart: Chart, path: string, deps: SchemaDeps, options: ChartSchemaOptions): () => Schema {
  const { files, cwd, clock, random } = deps;
  const examples = exampleSets(chart, options.warn);
  const tests = attempt(() => testSets(chart, path, { files, cwd, clock, random }, options.warn)) ?? [];
  const sets = [...examples, ...tests].map(({ values }) => values);
  const url = schemaUrl(options.draft, options.written);
  const made = chartSchema(chart, { ...options, url, sets, traced: examples.map(({ values }) => values) }, deps);
  const sources = bundleSources(chart, path, deps, options);
  return () => withWritten(made, { url, written: options.written, sources });
}

function writtenSchema(text: string | undefined, file: string): Schema | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const syntax = jsonSyntaxError(text);
  const schema: unknown = syntax ? undefined : JSON.parse(text);
  if (isSchema(schema)) return schema;
  const { line = 1, column = 1 } = syntax?.position ?? {};
  const message = syntax ? `not valid JSON: ${syntax.message}; --fresh replaces it` : 'not a JSON Schema; --fresh replaces it';
  throw new ChartwrightError(syntax ? 'json/syntax' : 'schema/invalid', message, { position: { file, line, column } });
}

/** Writes what makeSchemas made; a schema that cannot be written is an error of its chart. */
export function writeSchemas(files: Pick<Files, 'write' | 'stat'>, outcomes: readonly SchemaOutcome[]): SchemaOutcome[] {
  return outcomes.map((one) => {
    if ('error' in one || one.text === one.before) return one;
    try {
      files.write(one.path, encodeUtf8(one.text));
      return one;
    } catch (error) {
      const folder = one.path.slice(0, -one.file.length - 1);
      return { chart: one.chart, error: isArchive(files, folder) ? inArchive('--dry-run prints the schema') : problemOf(error) };
    }
  });
}

/** Whether a chart is a file. */
export function isArchive(files: Pick<Files, 'stat'>, path: string): boolean {
  return attempt(() => files.stat(path))?.kind === 'file';
}

function inArchive(hint: string): Problem {
  return { code: 'io', message: `an archive cannot be written into: ${hint}` };
}

/** The Helm whose merge of values is learned from. */
export const SCHEMA_PROFILE = PROFILES['4.3'];
