/** The suites of a chart: its test files, those that a chart of tests renders, and those of its subcharts. Mirrors helm-unittest 1.1.2 pkg/unittest/test_runner.go. */
import { attempt } from '../../../base/errors.ts';
import type { Chart } from '../../../chart/chart.ts';
import { joinPath } from '../../../go/path.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import { type Dict, isDict, type Value } from '../../../go/value.ts';
import { exists } from '../../../host/files.ts';
import { mergeTables } from '../../../values/tables.ts';
import { absolute } from '../../chart/open-chart.ts';
import { decodeMap } from './decode-map.ts';
import { findFiles } from './find-files.ts';
import { type Problem, problemOf } from './problem.ts';
import { readSuites } from './read-suites.ts';
import { type RenderedText, readRenderedSuites, renderSuiteTexts } from './rendered-suites.ts';
import type { TestDeps } from './run-test.ts';
import type { TestSuite } from './suite.ts';

/** The dependencies of finding suites; a chart of tests is rendered. */
export type SuiteDeps = Pick<TestDeps, 'files' | 'cwd' | 'clock' | 'random'> & Partial<Pick<TestDeps, 'cluster'>>;

export interface SuiteOptions {
  /** Patterns of suite files, below the chart's folder. */
  readonly files: readonly string[];
  /** Patterns of values files for all suites. */
  readonly valuesFiles: readonly string[];
  /** A chart below the chart's folder whose templates render suites; empty for none. */
  readonly chartTestsPath: string;
  readonly strict: boolean;
  readonly withSubcharts: boolean;
  /** Of these, the files that are read, by their absolute paths; all of them if absent. */
  readonly only?: ReadonlySet<string> | undefined;
}

/** A file that holds no suites. */
export interface BrokenFile {
  readonly file: string;
  readonly error: Problem;
  /** It is a subchart's; helm-unittest reports these, but they do not fail the chart. */
  readonly ofSubchart: boolean;
}

export interface FoundSuites {
  readonly suites: readonly TestSuite[];
  readonly broken: readonly BrokenFile[];
}

/** The suites of the chart at a path; a file that is malformed does not keep the others from being found. */
export function findSuites(path: string, chart: Chart, deps: SuiteDeps, options: SuiteOptions): FoundSuites {
  const valuesFiles = findFiles(deps, '.', options.valuesFiles, '--values').map((file) => absolute(deps.cwd, file));
  const values = attempt(() => conditionValues(path, chart, deps, options));
  return suitesBelow(path, chart.metadata.name, chart, { deps, options, valuesFiles, values });
}

/** What the conditions of all subcharts are looked up in. Throws if a values file is not there: helm-unittest looks for them below the chart. */
function conditionValues(path: string, chart: Chart, { files, cwd }: SuiteDeps, { valuesFiles }: SuiteOptions): Dict {
  const read = (file: string) => decodeMap(decodeUtf8(files.read(absolute(cwd, file.startsWith('/') ? file : joinPath(path, file)))));
  return valuesFiles.reduce<Dict>((values, file) => mergeTables(read(file), values), chart.values);
}

interface Search {
  readonly deps: SuiteDeps;
  readonly options: SuiteOptions;
  readonly valuesFiles: readonly string[];
  /** The values of the chart that is run; without them all subcharts count as enabled. */
  readonly values: Dict | undefined;
}

function suitesBelow(path: string, route: string, chart: Chart, search: Search): FoundSuites {
  const { deps, options, values } = search;
  const own = [
    ...findFiles(deps, path, options.files, '--file')
      .filter((file) => isWanted(file, search))
      .map((file) => readFile(file, route, search)),
    ...suitesOfTemplates(path, route, search),
  ];
  const below = options.withSubcharts ? enabledSubcharts(chart, values).map((each) => suitesOfSubchart(path, route, each, search)) : [];
  const all = [...own, ...below];
  return { suites: all.flatMap(({ suites }) => suites), broken: all.flatMap(({ broken }) => broken) };
}

function suitesOfSubchart(path: string, route: string, chart: Chart, search: Search): FoundSuites {
  const { name } = chart.metadata;
  const { suites, broken } = suitesBelow(joinPath(path, 'charts', name), joinPath(route, 'charts', name), chart, search);
  return { suites, broken: broken.map((each) => ({ ...each, ofSubchart: true })) };
}

function isWanted(file: string, { deps, options: { only } }: Search): boolean {
  return only === undefined || only.has(absolute(deps.cwd, file));
}

function readFile(file: string, route: string, { deps, options, valuesFiles }: Search): FoundSuites {
  const shown = relativeTo(deps.cwd, file);
  const read = () => decodeUtf8(deps.files.read(absolute(deps.cwd, file)));
  return tried(shown, () => readSuites({ text: read(), file: shown, route, strict: options.strict, valuesFiles, rendered: false }));
}

function tried(file: string, read: () => TestSuite[]): FoundSuites {
  try {
    return { suites: read(), broken: [] };
  } catch (error) {
    return { suites: [], broken: [{ file, error: problemOf(error), ofSubchart: false }] };
  }
}

/** Suites as the templates of a chart of tests render them. */
function suitesOfTemplates(path: string, route: string, search: Search): FoundSuites[] {
  const { deps, options, valuesFiles } = search;
  const folder = joinPath(path, options.chartTestsPath);
  if (options.chartTestsPath === '' || !exists(deps.files, absolute(deps.cwd, folder))) return [];
  let texts: RenderedText[] = [];
  const failed = tried(folder, () => {
    texts = renderSuiteTexts(absolute(deps.cwd, folder), deps);
    return [];
  });
  const read = ({ file, text }: RenderedText) => {
    const shown = relativeTo(deps.cwd, joinPath(folder, file));
    return tried(shown, () => readRenderedSuites({ text, file: shown, route, strict: options.strict, valuesFiles }));
  };
  return [failed, ...texts.filter(({ file }) => isWanted(joinPath(folder, file), search)).map(read)];
}

/** A path below the working folder without it. */
function relativeTo(cwd: string, path: string): string {
  const parts = absolute(cwd, path).split('/').slice(1);
  const base = cwd
    .split('/')
    .slice(1)
    .filter((part) => part !== '');
  let shared = 0;
  while (shared < base.length && parts[shared] === base[shared]) shared++;
  return [...base.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/') || '.';
}

/** Subcharts that neither their condition nor their tags switch off. */
function enabledSubcharts(chart: Chart, values: Dict | undefined): readonly Chart[] {
  if (!values) return chart.dependencies;
  return chart.dependencies.filter(({ metadata }) => {
    const declared = chart.metadata.dependencies.find(({ name, alias }) => (alias || name) === metadata.name);
    if (!declared) return true;
    if (declared.condition) return valueAt(values, declared.condition.split('.')) !== false;
    return declared.tags.length === 0 || tagged(declared.tags, values);
  });
}

function tagged(tags: readonly string[], values: Dict): boolean {
  const known = values.get('tags');
  return !isDict(known) || tags.some((tag) => known.get(tag) === true);
}

function valueAt(values: Dict, path: readonly string[]): Value | undefined {
  return attempt(() => path.reduce<Value | undefined>((at, key) => (isDict(at) ? at.get(key) : undefined), values));
}
