/** Renders the chart as a test sets it up. Mirrors helm-unittest 1.1.2 pkg/unittest/test_job.go. */
import { ChartwrightError } from '../../../base/errors.ts';
import { silent } from '../../../base/log.ts';
import type { Chart } from '../../../chart/chart.ts';
import { baseName, joinPath } from '../../../go/path.ts';
import type { Dict } from '../../../go/value.ts';
import { PROFILES } from '../../../helm/profile.ts';
import { releaseNameFault } from '../../../release/release-name.ts';
import { type Prepared, prepare } from '../../../render/prepare.ts';
import { renderFiles } from '../../../render/render-files.ts';
import { ManifestTrace } from '../../../render/trace-manifest.ts';
import type { SinkFactory } from '../../../template/sink.ts';
import { processDependencies } from '../../../values/dependencies.ts';
import { yamlOf } from './failure-lines.ts';
import { fakeLookup } from './fake-lookup.ts';
import { locateError } from './render-error.ts';
import type { TestDeps, TestOptions } from './run-test.ts';
import { EVERY_TEMPLATE, type TemplateFilter, templateFilter, templatePath, withTemplates } from './select-templates.ts';
import type { Test, TestSuite } from './suite.ts';
import { userValues } from './user-values.ts';

/** helm-unittest renders with Helm 3. */
const PROFILE = PROFILES['3.22'];

/** A test and what it is about. */
export interface TestCase {
  readonly chart: Chart;
  readonly suite: TestSuite;
  readonly test: Test;
}

export interface Rendered {
  readonly files: ReadonlyMap<string, string>;
  readonly succeeded: boolean;
  /** An error that no assertion waits for. */
  readonly error: ChartwrightError | undefined;
  /** With its dependencies processed. */
  readonly chart: Chart;
}

/** Renders what a test is about; an error of it is part of what comes out. Throws if a values file cannot be read. */
export function renderTest(testCase: TestCase, deps: TestDeps, options: TestOptions): Rendered {
  let { chart } = testCase;
  const values = userValues(testCase.suite, testCase.test, deps.files, deps.cwd);
  try {
    const settled = settle(testCase, values);
    chart = settled.chart;
    const prepared = prepareTest(testCase, settled, deps, options);
    try {
      return { files: renderPrepared(testCase, prepared, deps), succeeded: true, error: undefined, chart };
    } catch (error) {
      if (!(error instanceof ChartwrightError)) throw error;
      return failedRendering(error, testCase, chart);
    }
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
    return { files: new Map(), succeeded: false, error, chart };
  }
}

/** Renders the same once more, recording which place of which template writes what. */
export function traceTest(testCase: TestCase, deps: TestDeps, options: TestOptions): ManifestTrace {
  const trace = new ManifestTrace();
  const values = userValues(testCase.suite, testCase.test, deps.files, deps.cwd);
  const prepared = prepareTest(testCase, settle(testCase, values), deps, options);
  renderPrepared(testCase, prepared, { ...deps, coverage: undefined }, trace.sink);
  return trace;
}

interface Settled {
  /** With its dependencies processed, under the version that the test gives it. */
  readonly chart: Chart;
  readonly values: Dict;
}

/** The chart and its values as the test sets them. */
function settle({ chart, suite, test }: TestCase, values: Dict): Settled {
  const name = test.release.name || suite.release.name;
  const fault = name ? releaseNameFault(name) : undefined;
  if (fault) throw new ChartwrightError('usage', fault);
  const settled = processDependencies(chart, values, { profile: PROFILE });
  const version = test.chart.version || suite.chart.version;
  const appVersion = test.chart.appVersion || suite.chart.appVersion;
  return { chart: withVersions(settled.chart, version, appVersion), values: settled.values };
}

/** Everything that templates see. */
function prepareTest(testCase: TestCase, { chart, values }: Settled, deps: TestDeps, { skipSchemaValidation }: TestOptions): Prepared {
  const { suite, test } = testCase;
  const { loadSchema } = deps;
  const [release, capabilities] = [releaseOf(suite, test), capabilitiesOf(testCase, deps)];
  const prepared = prepare({ chart, values }, { release, capabilities, skipSchemaValidation, loadSchema, profile: PROFILE, log: silent });
  return { ...prepared, chart: withTemplates(chart, filterOf(suite)) };
}

function renderPrepared({ suite, test }: TestCase, prepared: Prepared, deps: TestDeps, sink?: SinkFactory): Map<string, string> {
  const lookup = fakeLookup({
    scheme: new Map([...test.kubernetesProvider.scheme, ...suite.kubernetesProvider.scheme]),
    objects: [...test.kubernetesProvider.objects, ...suite.kubernetesProvider.objects],
  });
  const { clock, random, coverage } = deps;
  return renderFiles(prepared, { clock, random, log: silent, lint: false, sink, tracer: coverage?.tracer(), ...(lookup && { lookup }) });
}

/** A rendering error if it is expected: a document in place of what the template would have rendered. */
function failedRendering(error: ChartwrightError, { suite, test }: TestCase, chart: Chart): Rendered {
  const { file, text } = locateError(error.message);
  const expected = test.assertions.some((assertion) => assertion?.expectsRendering === false);
  if (!expected || (file === '' && text === '')) return { files: new Map(), succeeded: false, error, chart };
  const document = yamlOf(new Map([['raw', text]]));
  const names = baseName(file).startsWith('_') ? suiteTemplates(suite).map((name) => joinPath(suite.route, templatePath(name))) : [file];
  return { files: new Map(names.map((name) => [name, document])), succeeded: false, error: undefined, chart };
}

const filters = new WeakMap<TestSuite, TemplateFilter>();

/** The filter of a suite's templates, which all of its tests share. */
function filterOf(suite: TestSuite): TemplateFilter {
  const known = filters.get(suite) ?? templateFilter(suite.route, suiteTemplates(suite), suite.excludeTemplates);
  filters.set(suite, known);
  return known;
}

/** The patterns of a suite's templates. */
export function suiteTemplates({ templates }: TestSuite): readonly string[] {
  return templates.length > 0 ? templates : [EVERY_TEMPLATE];
}

/** The chart under another version, its direct dependencies with it. */
function withVersions(chart: Chart, version: string, appVersion: string): Chart {
  if (version === '' && appVersion === '') return chart;
  const changed = (each: Chart): Chart => ({
    ...each,
    metadata: { ...each.metadata, ...(version && { version }), ...(appVersion && { appVersion }) },
  });
  const copy = changed(chart);
  return Object.assign(copy, { dependencies: chart.dependencies.map((each) => Object.assign(changed(each), { parent: copy })) });
}

function releaseOf(suite: TestSuite, test: Test) {
  const upgrade = test.release.upgrade || suite.release.upgrade;
  return {
    name: test.release.name || suite.release.name || 'RELEASE-NAME',
    namespace: test.release.namespace || suite.release.namespace || 'NAMESPACE',
    revision: test.release.revision || suite.release.revision,
    isInstall: !upgrade,
    isUpgrade: upgrade,
  };
}

/** Sets the cluster's version, too, where the test has one. */
function capabilitiesOf({ suite, test }: TestCase, { cluster }: Pick<TestDeps, 'cluster'>) {
  const [own, shared] = [test.capabilities, suite.capabilities];
  cluster.major = own.majorVersion || shared.majorVersion || cluster.major;
  cluster.minor = own.minorVersion || shared.minorVersion || cluster.minor;
  const { major, minor } = cluster;
  const version = `v${major}.${minor}.0`;
  const apiVersions = own.apiVersions === null ? [] : [...(own.apiVersions ?? []), ...(shared.apiVersions ?? [])];
  return { kubeVersion: { version, normalized: version, major, minor }, apiVersions };
}
