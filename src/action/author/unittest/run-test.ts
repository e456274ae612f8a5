/** Runs one test: its values set, the chart rendered, its assertions held against the documents. Mirrors helm-unittest 1.1.2 pkg/unittest/test_job.go. */
import { ChartwrightError } from '../../../base/errors.ts';
import { silent } from '../../../base/log.ts';
import type { Chart } from '../../../chart/chart.ts';
import { crds } from '../../../chart/chart.ts';
import type { Coverage } from '../../../coverage/coverage.ts';
import { baseName, joinPath } from '../../../go/path.ts';
import { PROFILES } from '../../../helm/profile.ts';
import type { FileSystem } from '../../../host/files.ts';
import type { Host } from '../../../host/host.ts';
import { releaseNameFault } from '../../../release/release-name.ts';
import { prepare } from '../../../render/prepare.ts';
import { renderFiles } from '../../../render/render-files.ts';
import { processDependencies } from '../../../values/dependencies.ts';
import type { SchemaLoader } from '../../../values/schema.ts';
import { yamlOf } from './failure-lines.ts';
import { fakeLookup } from './fake-lookup.ts';
import { documentsOf } from './parse-manifests.ts';
import { postRender } from './post-render.ts';
import { type Problem, problemOf } from './problem.ts';
import { locateError } from './render-error.ts';
import { type AssertionResult, type Documents, runAssertion } from './run-assertion.ts';
import { EVERY_TEMPLATE, templatePath, withTemplates } from './select-templates.ts';
import type { Snapshots } from './snapshot.ts';
import type { Test, TestSuite } from './suite.ts';
import { userValues } from './user-values.ts';

/** helm-unittest renders with Helm 3. */
const PROFILE = PROFILES['3.22'];

/** What all tests of a run share. */
export interface TestDeps extends Pick<Host, 'clock' | 'random' | 'env' | 'processes'> {
  readonly files: FileSystem;
  readonly cwd: string;
  readonly loadSchema?: SchemaLoader | undefined;
  /** Counts which branches of templates the tests take. */
  readonly coverage?: Coverage | undefined;
  /** The cluster's version. A test that sets it sets it for those after it, too, as in helm-unittest. */
  readonly cluster: { major: string; minor: string };
}

export interface TestOptions {
  readonly failFast: boolean;
  readonly skipSchemaValidation: boolean;
}

export interface TestResult {
  readonly name: string;
  readonly index: number;
  readonly passed: boolean;
  readonly skipped: boolean;
  /** What kept the assertions from being made, or the rendering error that they are about. */
  readonly error: Problem | undefined;
  readonly assertions: readonly AssertionResult[];
  /** Milliseconds. */
  readonly duration: number;
}

interface Rendered {
  readonly files: ReadonlyMap<string, string>;
  readonly succeeded: boolean;
  /** An error that no assertion waits for. */
  readonly error: ChartwrightError | undefined;
  /** With its dependencies processed. */
  readonly chart: Chart;
}

export function runTest(
  chart: Chart,
  suite: TestSuite,
  test: Test,
  index: number,
  snapshots: Snapshots,
  deps: TestDeps,
  options: TestOptions,
): TestResult {
  const began = deps.clock.now();
  const result = (outcome: Partial<TestResult>): TestResult => ({
    name: test.name,
    index,
    passed: false,
    skipped: false,
    error: undefined,
    assertions: [],
    duration: Number(deps.clock.now() - began) / 1e6,
    ...outcome,
  });
  if (test.skip !== '') return result({ skipped: true });
  try {
    const rendered = renderTest(chart, suite, test, deps, options);
    const renderer = test.postRenderer.cmd ? test.postRenderer : suite.postRenderer;
    const files = renderer.cmd ? postRender(rendered.files, renderer, deps, deps.cwd) : rendered.files;
    const documents = documentsOf(files, rendered.chart, rendered.succeeded, suite.includeCrds);
    const assertions = runAssertions(suite, test, documents, rendered, renderer.cmd !== '', snapshots, options);
    const skipped = assertions.length > 0 && assertions.every((each) => each.skipped !== '');
    return result({
      passed: assertions.length > 0 && assertions.every(({ passed }) => passed),
      skipped,
      error: rendered.error && problemOf(rendered.error),
      assertions,
    });
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
    return result({ error: problemOf(error) });
  }
}

function renderTest(chart: Chart, suite: TestSuite, test: Test, deps: TestDeps, options: TestOptions): Rendered {
  const values = userValues(suite, test, deps.files, deps.cwd);
  let processed = chart;
  try {
    const name = test.release.name || suite.release.name;
    const fault = name ? releaseNameFault(name) : undefined;
    if (fault) throw new ChartwrightError('usage', fault);
    const settled = processDependencies(chart, values, { profile: PROFILE });
    processed = withVersions(settled.chart, test.chart.version || suite.chart.version, test.chart.appVersion || suite.chart.appVersion);
    const prepared = prepare(
      { chart: processed, values: settled.values },
      {
        release: releaseOf(suite, test),
        capabilities: capabilitiesOf(suite, test, deps),
        skipSchemaValidation: options.skipSchemaValidation,
        loadSchema: deps.loadSchema,
        profile: PROFILE,
        log: silent,
      },
    );
    const selected = withTemplates(
      processed,
      suite.route,
      suite.templates.length ? suite.templates : [EVERY_TEMPLATE],
      suite.excludeTemplates,
    );
    const lookup = fakeLookup({
      scheme: new Map([...test.kubernetesProvider.scheme, ...suite.kubernetesProvider.scheme]),
      objects: [...test.kubernetesProvider.objects, ...suite.kubernetesProvider.objects],
    });
    const { clock, random } = deps;
    try {
      const files = renderFiles(
        { ...prepared, chart: selected },
        { clock, random, log: silent, lint: false, tracer: deps.coverage?.tracer(), ...(lookup && { lookup }) },
      );
      return { files, succeeded: true, error: undefined, chart: processed };
    } catch (error) {
      if (!(error instanceof ChartwrightError)) throw error;
      return failedRendering(error, suite, test, processed);
    }
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
    return { files: new Map(), succeeded: false, error, chart: processed };
  }
}

/** A rendering error where it is expected: a document in place of what the template would have rendered. */
function failedRendering(error: ChartwrightError, suite: TestSuite, test: Test, chart: Chart): Rendered {
  const { file, text } = locateError(error.message);
  const expected = test.assertions.some((assertion) => assertion?.expectsRendering === false);
  if (!expected || (file === '' && text === '')) return { files: new Map(), succeeded: false, error, chart };
  const document = yamlOf(new Map([['raw', text]]));
  const names = baseName(file).startsWith('_') ? suiteTemplates(suite).map((name) => joinPath(suite.route, templatePath(name))) : [file];
  return { files: new Map(names.map((name) => [name, document])), succeeded: false, error: undefined, chart };
}

function suiteTemplates({ templates }: TestSuite): readonly string[] {
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

function capabilitiesOf(suite: TestSuite, test: Test, { cluster }: TestDeps) {
  const [own, shared] = [test.capabilities, suite.capabilities];
  cluster.major = own.majorVersion || shared.majorVersion || cluster.major;
  cluster.minor = own.minorVersion || shared.minorVersion || cluster.minor;
  const { major, minor } = cluster;
  const version = `v${major}.${minor}.0`;
  const apiVersions = own.apiVersions === null ? [] : [...(own.apiVersions ?? []), ...(shared.apiVersions ?? [])];
  return { kubeVersion: { version, normalized: version, major, minor }, apiVersions };
}

function runAssertions(
  suite: TestSuite,
  test: Test,
  documents: Documents,
  rendered: Rendered,
  postRendered: boolean,
  snapshots: Snapshots,
  { failFast }: TestOptions,
): AssertionResult[] {
  const compare = snapshots.of(test.name);
  const results: AssertionResult[] = [];
  for (const [index, assertion] of test.assertions.entries()) {
    if (!assertion) continue;
    const result = runAssertion(assertion, index, {
      documents,
      templates: templatesOf(suite, test, assertion.template, documents, rendered, postRendered),
      documentIndex: test.documentIndex ?? assertion.documentIndex,
      documentSelector: assertion.documentSelector ?? test.documentSelector,
      skipsEmpty: test.documentSelector?.skipEmptyTemplates ?? false,
      rendered: rendered.succeeded,
      renderError: rendered.error?.message,
      snapshots: compare,
      failFast,
    });
    results.push(result);
    if (!result.passed && failFast) break;
  }
  return results;
}

/** The templates that an assertion is about, as they stand among the documents. */
function templatesOf(
  suite: TestSuite,
  test: Test,
  own: string,
  documents: Documents,
  { files, chart }: Rendered,
  postRendered: boolean,
): string[] {
  if (postRendered && documents.size === 1) {
    // A post-renderer that dropped the marks leaves one text.
    const [only] = documents.keys();
    if (only?.endsWith('manifest.yaml')) return [only];
  }
  const prefixed = (names: readonly string[]) => names.map((name) => joinPath(suite.route, templatePath(name)));
  if (own !== '') return prefixed([own]);
  if (test.templates.length > 0) return prefixed(test.templates);
  const names = suiteTemplates(suite);
  if (!names.some((name) => name.includes('*'))) return prefixed(names);
  return [...files.keys(), ...(suite.includeCrds ? crds(chart).map(({ filename }) => filename) : [])];
}
