/** `readme`: writes the READMEs of all charts below a folder, or reports which are out of date. */
import { ChartwrightError, errorText } from '../../../base/errors.ts';
import { type Log, warn } from '../../../base/log.ts';
import { type IgnoreRules, parseIgnoreRules } from '../../../chart/ignore.ts';
import { placeText } from '../../../diagnostics/code-frame.ts';
import { joinPath } from '../../../go/path.ts';
import { compileRegexp } from '../../../go/regexp.ts';
import { decodeUtf8, encodeUtf8 } from '../../../go/utf8.ts';
import { exists } from '../../../host/files.ts';
import { absolute } from '../../chart/open-chart.ts';
import { type ChartInfo, type ParsingOptions, readChartInfo } from './chart-info.ts';
import { findCharts } from './find-charts.ts';
import { oneReadme } from './one-readme.ts';
import type { ReadmeDeps, ReadmeOptions, ReadmeOutcome } from './readme-options.ts';

/** Makes the README of every chart; a chart that fails does not stop the others. Writes nothing. */
export async function makeReadmes(deps: ReadmeDeps, options: ReadmeOptions): Promise<ReadmeOutcome[]> {
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
      const { file } = (error instanceof ChartwrightError && error.position) || {};
      const values = joinPath(chart, 'values.yaml');
      const isSkipped = options.valuesFile === 'values.yaml' && file === values && !exists(files, absolute(cwd, values));
      const place = placeOf(error);
      const reason = place !== undefined && error instanceof ChartwrightError ? error.reason : errorText(error);
      failed.push({ chart, error: reason, isSkipped, place });
    }
  }
  const made: ReadmeOutcome[] = [];
  const asked = failed.filter(({ chart }) => options.charts.length === 0 || options.charts.includes(chart));
  const names = new Set(asked.map(({ chart }) => chart));
  for (const info of wanted(charts, names, options, deps.log)) made.push(await oneReadme(info, charts, deps, options));
  return [...asked, ...made];
}

/** Where a file cannot be read, if its line is known. */
function placeOf(error: unknown): string | undefined {
  const position = error instanceof ChartwrightError ? error.position : undefined;
  return position?.line === undefined ? undefined : placeText(position);
}

/** Writes what makeReadmes made; a README that cannot be written is an error of its chart. */
export function writeReadmes({ writer }: Pick<ReadmeDeps, 'writer'>, outcomes: readonly ReadmeOutcome[]): ReadmeOutcome[] {
  return outcomes.map((one) => {
    if ('error' in one || one.text === one.before) return one;
    try {
      writer.write(one.path, encodeUtf8(one.text));
      return one;
    } catch (error) {
      return { chart: one.chart, error: errorText(error), problems: [`${one.chart}: ${errorText(error)}`] };
    }
  });
}

function parsingOptions({ valuesFile, strict, dialect }: ReadmeOptions): ParsingOptions {
  if (!strict || dialect === 'bitnami') return { valuesFile };
  const patterns = strict.patterns.map((pattern) => compileRegexp(pattern));
  const isExempt = (path: string) => strict.exempt.includes(path) || patterns.some((pattern) => pattern.test(path));
  return { valuesFile, strict: { isExempt } };
}

/** The rules of the nearest ignore file: at the root of the git repository if there is one, else in the current folder. */
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

/** The charts that are asked for; those that failed are told elsewhere. */
function wanted(
  charts: ReadonlyMap<string, ChartInfo>,
  failed: ReadonlySet<string>,
  { charts: names }: ReadmeOptions,
  log: Log,
): ChartInfo[] {
  if (names.length === 0) return [...charts.values()];
  return names.flatMap((name) => {
    const info = charts.get(name);
    if (!info && !failed.has(name)) warn(log, 'no such chart', ['chart', name], ['charts', [...charts.keys()].join(', ')]);
    return info ? [info] : [];
  });
}
