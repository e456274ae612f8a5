/** `check`: finds charts, reads each set of values, and reports everything that is wrong, with the severities of the configuration. */
import { ChartwrightError, detailsOf, errorText } from '../../base/errors.ts';
import type { Chart } from '../../chart/chart.ts';
import { checkChart, ownTemplates } from '../../check/check-chart.ts';
import type { ValueSet } from '../../check/check-input.ts';
import type { FindSchema } from '../../check/object-schema.ts';
import { type CheckedChart, findingPath, type ReportedFinding } from '../../check/report/report.ts';
import { scanYaml } from '../../check/scan-yaml.ts';
import { textsOf, withSeverities } from '../../check/set-severities.ts';
import { Coverage } from '../../coverage/coverage.ts';
import type { FileCoverage } from '../../coverage/file-coverage.ts';
import { baseName, joinPath } from '../../go/path.ts';
import { decodeUtf8 } from '../../go/utf8.ts';
import type { Clock } from '../../host/clock.ts';
import { exists } from '../../host/files.ts';
import type { Random } from '../../host/random.ts';
import type { ChartSource } from '../../remotes/chart-source.ts';
import { defaultKubeVersion, parseKubeVersion } from '../../render/capabilities.ts';
import type { ValuesLayers } from '../../values/layers.ts';
import { absolute, type ChartDeps, loadAny, locateChart } from '../chart/open-chart.ts';
import { type Answers, withAnswers } from '../render/answers.ts';
import { readValues, type ValuesDeps } from '../render/read-values.ts';
import { type CheckConfig, CONFIG_FILE, readConfig } from './check-config.ts';

export interface CheckDeps extends ChartDeps, ValuesDeps {
  readonly clock: Clock;
  readonly random: Random;
  /** Schemas by URL, for the references of values.schema.json; absent: none is found. */
  readonly schemas?: Answers<string | Uint8Array> | undefined;
}

export interface CheckRequest {
  readonly source: ChartSource;
  /** What every set begins with. */
  readonly values: ValuesLayers;
  /** Values files by the name of their set; one set without any if there is none. */
  readonly sets: ReadonlyMap<string, readonly string[]>;
  readonly namespace: string;
  /** Empty for the configuration's, or Helm's default. */
  readonly kubeVersion: string;
  readonly apiVersions: readonly string[];
  /** Where schemas of objects are looked for; empty for the configuration's, or the built-in ones. */
  readonly schemaLocations?: readonly string[];
  /** Count which branches of the chart's own templates are taken. */
  readonly coverage?: boolean;
}

export interface CheckOutcome {
  readonly chart: CheckedChart;
  readonly config: CheckConfig;
  /** What is covered of the chart's own templates, by their paths; empty unless asked for. */
  readonly covered: readonly FileCoverage[];
}

/** Checks the chart that a path or a reference leads to. Throws if it cannot be loaded, or its values or configuration be read. */
export async function checkPath(deps: CheckDeps, path: string, request: CheckRequest): Promise<CheckOutcome> {
  const located = await locateChart(deps, path.trim(), request.source);
  const folder = absolute(deps.cwd, located);
  const config = configFor(deps, folder);
  let chart: Chart;
  try {
    chart = await loadAny(deps, located);
  } catch (error) {
    return { chart: { path, name: baseName(folder), findings: unloaded(error, baseName(folder), config) }, config, covered: [] };
  }
  const sets = await readSets(deps, request, config);
  const kubeVersion = request.kubeVersion || config.kubeVersion;
  const { files, profile, clock, random, schemas, log } = deps;
  const { namespace, apiVersions } = request;
  const version = kubeVersion ? parseKubeVersion(kubeVersion, profile) : defaultKubeVersion(profile);
  const locations = request.schemaLocations?.length ? request.schemaLocations : config.schemaLocations;
  const coverage = request.coverage ? new Coverage(ownTemplates(chart)) : undefined;
  const findSchema = await finderOf(deps, locations, version.normalized);
  const findings = await withAnswers(schemas ? [schemas] : [], log, () =>
    checkChart({
      chart,
      files,
      folder,
      sets,
      namespace,
      kubeVersion: version,
      apiVersions,
      profile,
      clock,
      random,
      loadSchema: schemas?.ask,
      findSchema,
      coverage,
    }),
  );
  const { name } = chart.metadata;
  const covered = coverage?.report().map((file) => ({ ...file, name: findingPath(path, name, file.name) })) ?? [];
  const texts = textsOf(chart, sets);
  const reported = withSeverities(findings, texts, config.rules);
  return { chart: { path, name, findings: reported, texts: textsIn(reported, texts) }, config, covered };
}

/** The texts that findings are in. */
function textsIn(findings: readonly ReportedFinding[], texts: ReadonlyMap<string, string>): Map<string, string> {
  const named = new Set(findings.map(({ position }) => position.file));
  return new Map([...texts].filter(([file]) => named.has(file)));
}

/** What finds schemas is loaded if locations are named. */
async function finderOf(deps: CheckDeps, locations: readonly string[], kubeVersion: string): Promise<FindSchema | undefined> {
  if (locations.length === 0) return undefined;
  return (await import('./schema-locations.ts')).schemaFinder(deps, locations, kubeVersion);
}

/** The error of loading a chart as findings: all that is wrong in the text of the file, or that dependencies are missing. Otherwise throws the error again. */
function unloaded(error: unknown, chart: string, config: CheckConfig): ReportedFinding[] {
  const { position, text } = detailsOf(error);
  if (error instanceof ChartwrightError && error.code === 'chart/dependencies') {
    const message = `${errorText(error.cause)}: dependency build fetches them`;
    return withSeverities(
      [{ rule: 'chart/dependencies-chart', message, position: { file: `${chart}/Chart.yaml` }, sets: [] }],
      new Map(),
      config.rules,
    );
  }
  const findings = position && text !== undefined ? scanYaml(text).findings : [];
  if (!position || findings.length === 0) throw error;
  const file = `${chart}/${position.file}`;
  const found = findings.map(({ rule, message, line, column }) => ({ rule, message, position: { file, line, column }, sets: [] }));
  return withSeverities(found, new Map([[file, text ?? '']]), config.rules);
}

/** The chart's own configuration, or that of the current folder. */
function configFor({ files, cwd }: CheckDeps, folder: string): CheckConfig {
  return readConfig(files, exists(files, joinPath(folder, CONFIG_FILE)) ? folder : cwd);
}

async function readSets(deps: CheckDeps, { values, sets }: CheckRequest, config: CheckConfig): Promise<ValueSet[]> {
  const named = sets.size > 0 ? sets : config.valuesSets;
  const all = named.size > 0 ? [...named] : [['default', []] as const];
  return Promise.all(
    all.map(async ([name, more]): Promise<ValueSet> => {
      const layers = { ...values, valueFiles: [...values.valueFiles, ...more] };
      const texts = new Map<string, string>();
      const read = await readValues(deps, layers, undefined, (path, bytes) => void texts.set(path, decodeUtf8(bytes)));
      const files = layers.valueFiles.flatMap((file) => {
        const text = typeof file === 'string' ? texts.get(file) : undefined;
        return text === undefined ? [] : [{ name: shownName(deps.cwd, file as string), text }];
      });
      return { name, values: read, files };
    }),
  );
}

/** A values file's name in findings: below the current folder if it is there. */
function shownName(cwd: string, name: string): string {
  const path = absolute(cwd, name);
  return path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : name;
}

/** Named sets of values files, each as NAME=FILE,FILE. Throws `usage` errors, for two of one name, too. */
export function parseValueSets(lines: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const [, name = '', list = ''] = /^([^=]+)=([\s\S]*)$/.exec(line) ?? [];
    if (name === '') throw new ChartwrightError('usage', `invalid set of values ${JSON.stringify(line)}: it must be NAME=FILE,FILE`);
    if (found.has(name))
      throw new ChartwrightError(
        'usage',
        `two sets of values are named ${JSON.stringify(name)}: list the files of both in one, as NAME=FILE,FILE`,
      );
    found.set(
      name,
      list.split(',').filter((file) => file !== ''),
    );
  }
  return found;
}
