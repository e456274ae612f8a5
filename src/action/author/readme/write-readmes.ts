/** `readme`: writes the READMEs of all charts below a folder, or tells which are out of date. */
import { ChartwrightError, errorText } from '../../../base/errors.ts';
import { type Log, warn } from '../../../base/log.ts';
import { type IgnoreRules, parseIgnoreRules } from '../../../chart/ignore.ts';
import type { FuncEnv } from '../../../funcs/env.ts';
import { joinPath } from '../../../go/path.ts';
import { compileRegexp } from '../../../go/regexp.ts';
import { decodeUtf8, encodeUtf8 } from '../../../go/utf8.ts';
import type { Files } from '../../../host/files.ts';
import { exists, type FileSystem } from '../../../host/files.ts';
import { absolute } from '../../chart/open-chart.ts';
import { bitnamiReadme, isBitnami, ParameterErrors } from './bitnami/bitnami-readme.ts';
import { type ChartInfo, type ParsingOptions, readChartInfo } from './chart-info.ts';
import { dependencyValues } from './dependency-values.ts';
import { findCharts } from './find-charts.ts';
import { readmeText } from './make-readme.ts';
import { DEFAULT_TEMPLATE } from './named-templates.ts';
import { readmeFiles } from './readme-files.ts';
import type { SortOrder } from './sections.ts';

export interface ReadmeDeps {
  readonly files: FileSystem;
  readonly writer: Pick<Files, 'write'>;
  readonly cwd: string;
  readonly log: Log;
  readonly env: FuncEnv;
  /** What a variable of the environment holds; empty where it is not set. */
  readonly environment: (name: string) => string;
}

export interface ReadmeOptions {
  /** The folder below which charts are looked for. */
  readonly root: string;
  /** Charts to write, as folders below the root; all where empty. */
  readonly charts: readonly string[];
  readonly outputFile: string;
  readonly valuesFile: string;
  readonly ignoreFile: string;
  readonly templateFiles: readonly string[];
  readonly badgeStyle: string;
  readonly order: SortOrder;
  readonly onlyDescribed: boolean;
  readonly dependencyValues: boolean;
  readonly footerVersion: string;
  readonly skipFooter: boolean;
  /** How comments describe values; where absent, bitnami's way where nothing in the chart speaks of helm-docs. */
  readonly dialect?: Dialect | undefined;
  /** Values without a description are refused, but for these paths and patterns. */
  readonly strict?: { readonly exempt: readonly string[]; readonly patterns: readonly string[] };
}

export type Dialect = 'helm-docs' | 'bitnami';

/** What became of one chart's README; `problems`: each mistake in bitnami's dialect as `file:line: message`. */
export type ReadmeOutcome =
  | { readonly chart: string; readonly path: string; readonly text: string; readonly before: string | undefined }
  | { readonly chart: string; readonly error: string; readonly problems?: readonly string[] };

/** The dialect that a name stands for; none where it is empty. Throws a `usage` error for other names. */
export function dialectNamed(name: string): Dialect | undefined {
  if (name === '') return undefined;
  if (name === 'helm-docs' || name === 'bitnami') return name;
  throw new ChartwrightError('usage', `invalid dialect ${name}: must be helm-docs or bitnami`);
}

/** Makes the README of every chart; a chart that fails does not keep the others from theirs. Nothing is written. */
export function makeReadmes(deps: ReadmeDeps, options: ReadmeOptions): ReadmeOutcome[] {
  const { files, cwd } = deps;
  const root = absolute(cwd, options.root);
  const parsing = parsingOptions(options);
  const charts = new Map<string, ChartInfo>();
  const failed: ReadmeOutcome[] = [];
  for (const found of findCharts(files, root, ignoreRules(deps, options))) {
    const chart = joinPath(options.root, found);
    try {
      charts.set(chart, readChartInfo(files, absolute(cwd, chart), chart, parsing));
    } catch (error) {
      failed.push({ chart, error: errorText(error) });
    }
  }
  return [...failed, ...wanted(charts, options, deps.log).map((info) => makeOne(info, charts, deps, options))];
}

/** Writes what makeReadmes made. */
export function writeReadmes({ writer }: Pick<ReadmeDeps, 'writer'>, outcomes: readonly ReadmeOutcome[]): void {
  for (const one of outcomes) if ('text' in one && one.text !== one.before) writer.write(one.path, encodeUtf8(one.text));
}

function parsingOptions({ valuesFile, strict, dialect }: ReadmeOptions): ParsingOptions {
  if (!strict || dialect === 'bitnami') return { valuesFile };
  const patterns = strict.patterns.map((pattern) => compileRegexp(pattern));
  const isExempt = (path: string) => strict.exempt.includes(path) || patterns.some((pattern) => pattern.test(path));
  return { valuesFile, strict: { isExempt } };
}

/** The rules of the nearest ignore file: at the root of the git repository where there is one, else in the current folder. */
function ignoreRules({ files, cwd, log }: ReadmeDeps, { ignoreFile }: ReadmeOptions): IgnoreRules {
  let base = cwd;
  for (let at = cwd; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    if (!exists(files, `${at}/.git`)) continue;
    base = at;
    break;
  }
  const path = joinPath(base, ignoreFile);
  const rules = exists(files, path) ? readRules(decodeUtf8(files.read(path)), log) : () => false;
  return (absolutePath, isFolder) => {
    const relative = absolutePath === base ? '.' : absolutePath.startsWith(`${base}/`) ? absolutePath.slice(base.length + 1) : absolutePath;
    return relative === '.git' || rules(relative, isFolder);
  };
}

function readRules(text: string, log: Log): IgnoreRules {
  try {
    return parseIgnoreRules(text);
  } catch (error) {
    warn(log, 'ignore rules are not used', ['error', errorText(error)]);
    return () => false;
  }
}

function wanted(charts: ReadonlyMap<string, ChartInfo>, { charts: names }: ReadmeOptions, log: Log): ChartInfo[] {
  if (names.length === 0) return [...charts.values()];
  return names.flatMap((name) => {
    const info = charts.get(name);
    if (!info) warn(log, 'no such chart', ['chart', name], ['charts', [...charts.keys()].join(', ')]);
    return info ? [info] : [];
  });
}

function makeOne(info: ChartInfo, charts: ReadonlyMap<string, ChartInfo>, deps: ReadmeDeps, options: ReadmeOptions): ReadmeOutcome {
  const { files, cwd } = deps;
  const chart = info.folder;
  try {
    const path = joinPath(absolute(cwd, chart), options.outputFile);
    const before = exists(files, path) ? decodeUtf8(files.read(path)) : undefined;
    const values = bitnamiValues(chart, deps, options);
    const readme = { file: joinPath(chart, options.outputFile), text: before ?? '' };
    return { chart, path, text: values ? bitnamiReadme(values, readme) : helmDocsReadme(info, charts, deps, options), before };
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
    return { chart, error: errorText(error), ...problemsOf(error) };
  }
}

function helmDocsReadme(info: ChartInfo, charts: ReadonlyMap<string, ChartInfo>, deps: ReadmeDeps, options: ReadmeOptions): string {
  const { files, cwd, log, env, environment } = deps;
  return readmeText({
    ...options,
    info,
    template: templateOf(info, deps, options),
    dependencies: options.dependencyValues ? dependencyValues(info, charts, log) : [],
    files: () => readmeFiles(files, absolute(cwd, info.folder), info.folder),
    env,
    environment,
  });
}

/** The chart's values file where its dialect is bitnami's: by the options, or because it has no template and no comment of helm-docs. */
function bitnamiValues(chart: string, { files, cwd }: ReadmeDeps, { dialect, valuesFile, templateFiles, root }: ReadmeOptions) {
  if (dialect === 'helm-docs') return undefined;
  const hasTemplate = templateFiles.some((name) => exists(files, absolute(cwd, templatePath(name, chart, root))));
  const text = decodeUtf8(files.read(joinPath(absolute(cwd, chart), valuesFile)));
  return dialect || (!hasTemplate && isBitnami(text)) ? { file: joinPath(chart, valuesFile), text } : undefined;
}

/** The mistakes whose places in files are known. */
function problemsOf(error: ChartwrightError): { problems?: string[] } {
  const { file, line } = error.position ?? {};
  if (file === undefined || line === undefined) return {};
  const problems = error instanceof ParameterErrors ? error.problems : [{ line, message: error.message }];
  return { problems: problems.map((problem) => `${file}:${problem.line}: ${problem.message}`) };
}

/** The texts of the template files that are there; where one is not, the default template stands for it, once, at the end. */
function templateOf({ folder }: ChartInfo, { files, cwd }: ReadmeDeps, { templateFiles, root }: ReadmeOptions): string {
  const paths = templateFiles.map((name) => absolute(cwd, templatePath(name, folder, root)));
  const present = paths.filter((path) => exists(files, path));
  const texts = present.map((path) => decodeUtf8(files.read(path)));
  return texts.join('') + (present.length < paths.length ? DEFAULT_TEMPLATE : '');
}

/** `./name` is below the searched folder, a bare name below the chart's, other paths stand for themselves. */
function templatePath(name: string, folder: string, root: string): string {
  if (name.startsWith('.') && name.includes('/')) return joinPath(root, name);
  return name.includes('/') ? name : joinPath(folder, name);
}
