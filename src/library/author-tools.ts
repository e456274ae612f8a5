/** What tests charts and writes what belongs to them, as functions: silent, results as data. */

import type { ReadmeData, ReadmeValue } from '../action/author/readme/readme-json.ts';
import type { Schema } from '../action/author/schema/schema.ts';
import type { SchemaOutcome } from '../action/author/schema/write-schemas.ts';
import type { ChartResult } from '../action/author/unittest/run-charts.ts';
import { absolute } from '../action/chart/open-chart.ts';
import { Answers } from '../action/render/answers.ts';
import { ChartwrightError } from '../base/errors.ts';
import { BOOLEAN, FUNCTION, type Kind, oneOf, record, STRING, STRINGS } from '../base/kinds.ts';
import { systemRandom } from '../host/random.ts';
import { HOST_KINDS, type HostOptions, hostOf } from './host-options.ts';

export interface RunTestsOptions extends HostOptions {
  /** Patterns of suite files below a chart's folder (default `tests/*_test.yaml`). */
  readonly suites?: readonly string[] | undefined;
  /** Patterns of values files for all suites. */
  readonly valuesFiles?: readonly string[] | undefined;
  /** A chart below the chart's folder whose templates render suites. */
  readonly chartTestsPath?: string | undefined;
  /** Refuses fields that suites do not have. */
  readonly strict?: boolean | undefined;
  /** Runs the suites of subcharts, too (default true). */
  readonly subcharts?: boolean | undefined;
  readonly failFast?: boolean | undefined;
  readonly skipSchemaValidation?: boolean | undefined;
  /** Takes snapshots that differ. */
  readonly updateSnapshots?: boolean | undefined;
  /** Returns the text of a schema that values.schema.json refers to by URL; without it, nothing is found. */
  readonly loadSchema?: ((url: string) => string | Uint8Array | Promise<string | Uint8Array>) | undefined;
}

const TEST_OPTIONS: Kind<RunTestsOptions> = record<RunTestsOptions>({
  ...{ ...HOST_KINDS, suites: STRINGS, valuesFiles: STRINGS, chartTestsPath: STRING, strict: BOOLEAN, subcharts: BOOLEAN },
  ...{ failFast: BOOLEAN, skipSchemaValidation: BOOLEAN, updateSnapshots: BOOLEAN, loadSchema: FUNCTION },
});

/** Runs the helm-unittest suites of charts in folders; what fails, suites that are malformed included, is in the result. Snapshots are written. */
export async function runTests(paths: readonly string[], options: RunTestsOptions = {}): Promise<ChartResult[]> {
  STRINGS('runTests', 'folders', paths);
  const { files, cwd, env, clock, processes } = await hostOf('runTests', options, TEST_OPTIONS);
  const { runCharts } = await import('../action/author/unittest/run-charts.ts');
  const { loadTestedCharts } = await import('../action/author/unittest/load-charts.ts');
  const { suites = ['tests/*_test.yaml'], valuesFiles = [], chartTestsPath = '', strict = false, subcharts = true } = options;
  const { failFast = false, skipSchemaValidation = false, updateSnapshots = false, loadSchema } = options;
  const schemas = loadSchema && new Answers(async (url) => loadSchema(url));
  const charts = schemas && (await loadTestedCharts(paths, { files, cwd }, schemas));
  return runCharts(
    paths,
    { files, cwd, env, clock, random: systemRandom, processes, charts, loadSchema: schemas?.ask },
    { files: suites, valuesFiles, chartTestsPath, strict, withSubcharts: subcharts, failFast, skipSchemaValidation, updateSnapshots },
    { chart: () => {}, suite: () => {} },
  );
}

export type { ReadmeData, ReadmeValue };

export interface MakeReadmeOptions extends HostOptions {
  /** Template files below the chart's folder (default `README.md.gotmpl`). */
  readonly templateFiles?: readonly string[] | undefined;
  /** The order of values (default `alphanum`). */
  readonly order?: 'alphanum' | 'file' | undefined;
  readonly valuesFile?: string | undefined;
  readonly badgeStyle?: string | undefined;
  /** Leaves out values that no comment describes. */
  readonly onlyDescribed?: boolean | undefined;
  /** Documents the values of dependencies, too: those that are beside the chart, or, `vendored`, those from repositories as well, as they are in charts/. */
  readonly dependencyValues?: boolean | 'vendored' | undefined;
  /** Documents keys that a comment names and no value has. */
  readonly absentKeys?: boolean | undefined;
  /** The dialect of the comments; if absent, Bitnami's if nothing in the chart indicates helm-docs. */
  readonly dialect?: 'helm-docs' | 'bitnami' | undefined;
  /** `html`: a page; `json`: the data that the README shows (default `markdown`). */
  readonly format?: 'markdown' | 'html' | 'json' | undefined;
}

const README_OPTIONS: Kind<MakeReadmeOptions> = record<MakeReadmeOptions>({
  ...{ ...HOST_KINDS, templateFiles: STRINGS, valuesFile: STRING, badgeStyle: STRING, onlyDescribed: BOOLEAN, absentKeys: BOOLEAN },
  order: oneOf<'alphanum' | 'file'>('alphanum', 'file'),
  dependencyValues: oneOf<boolean | 'vendored'>(true, false, 'vendored'),
  dialect: oneOf<'helm-docs' | 'bitnami'>('helm-docs', 'bitnami'),
  format: oneOf<'markdown' | 'html' | 'json'>('markdown', 'html', 'json'),
});

/** The README of the chart in a folder, as helm-docs or, in bitnami's dialect, readme-generator-for-helm writes it. Nothing is written. Rejects if the chart or a template is malformed. */
export async function makeReadme(path: string, options: MakeReadmeOptions & { readonly format: 'json' }): Promise<ReadmeData>;
export async function makeReadme(path: string, options?: MakeReadmeOptions & { readonly format?: 'markdown' | 'html' }): Promise<string>;
export async function makeReadme(path: string, options: MakeReadmeOptions): Promise<string | ReadmeData>;
export async function makeReadme(path: string, options: MakeReadmeOptions = {}): Promise<string | ReadmeData> {
  STRING('makeReadme', 'folder', path);
  const { files, cwd, env, clock, log } = await hostOf('makeReadme', options, README_OPTIONS);
  const { makeReadmes } = await import('../action/author/readme/write-readmes.ts');
  const { templateFiles = ['README.md.gotmpl'], order = 'alphanum', valuesFile = 'values.yaml', badgeStyle = 'flat-square' } = options;
  const deps = { files, writer: files, cwd, log, env: { clock, random: systemRandom }, environment: (name: string) => env[name] ?? '' };
  const page = options.format === 'html' ? (await import('../action/author/readme/readme-page.ts')).readmePage : undefined;
  const root = absolute(cwd, path);
  const outcomes = await makeReadmes(
    { ...deps, page },
    {
      ...{ root, charts: [root], outputFile: 'README.md', valuesFile, ignoreFile: '.helmdocsignore', templateFiles },
      ...{ badgeStyle, order, onlyDescribed: options.onlyDescribed ?? false, footerVersion: '', skipFooter: true },
      ...{ dependencyValues: !!options.dependencyValues, vendoredDependencies: options.dependencyValues === 'vendored' },
      ...{ absentKeys: options.absentKeys, dialect: options.dialect, format: options.format },
    },
  );
  const outcome = outcomes.find(({ chart }) => chart === root);
  if (outcome && 'text' in outcome) return options.format === 'json' ? (JSON.parse(outcome.text) as ReadmeData) : outcome.text;
  throw new ChartwrightError('chart', outcome ? (outcome.problems ?? [outcome.error]).join('\n') : `no chart at ${path}`);
}

export interface MakeSchemaOptions extends HostOptions {
  /** The version of JSON Schema (default: that of the existing schema, else `7`). */
  readonly draft?: '7' | '2019-09' | '2020-12' | undefined;
  /** Refuses keys that neither values, examples, tests nor templates know. */
  readonly strict?: boolean | undefined;
  /** Renders the chart to learn what templates do with values (default true). */
  readonly trace?: boolean | undefined;
  /** Leaves out what the existing schema says. */
  readonly fresh?: boolean | undefined;
  /** Gives the schemas on servers that others refer to, by their URLs, so that they are bundled. */
  readonly loadSchema?: ((url: string) => string | Uint8Array | Promise<string | Uint8Array>) | undefined;
  /** With `loadSchema`: files below this folder are bundled, too (default: those of the chart). */
  readonly bundleRoot?: string | undefined;
  /** The version of Kubernetes that `$k8s/` in references stands for, such as `v1.33.1`. */
  readonly kubernetesVersion?: string | undefined;
}

const SCHEMA_OPTIONS: Kind<MakeSchemaOptions> = record<MakeSchemaOptions>({
  ...{ ...HOST_KINDS, draft: oneOf<'7' | '2019-09' | '2020-12'>('7', '2019-09', '2020-12'), strict: BOOLEAN, trace: BOOLEAN },
  ...{ fresh: BOOLEAN, loadSchema: FUNCTION, bundleRoot: STRING, kubernetesVersion: STRING },
});

/** The schema of the values of the chart in a folder, as `schema` writes it. Nothing is written. Rejects if the chart or an annotation is malformed. */
export async function makeSchema(path: string, options: MakeSchemaOptions = {}): Promise<Schema> {
  STRING('makeSchema', 'folder', path);
  const { files, cwd, clock, log } = await hostOf('makeSchema', options, SCHEMA_OPTIONS);
  const { makeSchemas, SCHEMA_PROFILE } = await import('../action/author/schema/write-schemas.ts');
  const { draft = '', strict = false, trace = true, fresh = false, loadSchema, bundleRoot = path, kubernetesVersion = '' } = options;
  const schemas = loadSchema && new Answers(async (url) => loadSchema(url));
  const [outcome]: SchemaOutcome[] = await makeSchemas(
    [path],
    { files, cwd, clock, log, random: systemRandom, profile: SCHEMA_PROFILE, schemas },
    {
      ...{ draft, strict, trace, fresh, dependencies: true, outputFile: '' },
      ...{ bundleRoot: schemas && bundleRoot, kubernetes: { url: '', version: kubernetesVersion } },
    },
  );
  if (outcome && 'schema' in outcome) return outcome.schema;
  const { code, message, position } = outcome!.error;
  throw new ChartwrightError(code, message, { position });
}
