/** Runs one test: the chart rendered, its assertions held against the documents. Mirrors helm-unittest 1.1.2 pkg/unittest/test_job.go. */
import { ChartwrightError } from '../../../base/errors.ts';
import { type Chart, crds } from '../../../chart/chart.ts';
import type { Coverage } from '../../../coverage/coverage.ts';
import { joinPath } from '../../../go/path.ts';
import type { FileSystem } from '../../../host/files.ts';
import type { Host } from '../../../host/host.ts';
import type { SchemaLoader } from '../../../values/schema.ts';
import { withErrorWriters, withWriters } from './failure-writers.ts';
import { documentsOf, type ParsedTexts } from './parse-manifests.ts';
import { postRender } from './post-render.ts';
import { type Problem, problemOf } from './problem.ts';
import { type Rendered, renderTest, suiteTemplates, type TestCase, traceTest } from './render-test.ts';
import { type AssertionResult, type Documents, runAssertion } from './run-assertion.ts';
import { templatePath } from './select-templates.ts';
import type { Snapshots } from './snapshot.ts';
import type { Test } from './suite.ts';

/** What all tests of a run share. */
export interface TestDeps extends Pick<Host, 'clock' | 'random' | 'env' | 'processes'> {
  readonly files: FileSystem;
  readonly cwd: string;
  readonly loadSchema?: SchemaLoader | undefined;
  /** Charts that are loaded already, by their paths. */
  readonly charts?: ReadonlyMap<string, Chart> | undefined;
  /** Counts which branches of templates the tests take. */
  readonly coverage?: Coverage | undefined;
  /** The cluster's version. A test that sets it sets it for those after it, too, as in helm-unittest. */
  readonly cluster: { major: string; minor: string };
  /** What tests before this one have rendered. */
  readonly parsed: ParsedTexts;
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
  /** The error that stopped the assertions, or the rendering error that they are about. */
  readonly error: Problem | undefined;
  readonly assertions: readonly AssertionResult[];
  /** Milliseconds. */
  readonly duration: number;
}

export function runTest(testCase: TestCase, index: number, snapshots: Snapshots, deps: TestDeps, options: TestOptions): TestResult {
  const { suite, test } = testCase;
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
    const rendered = renderTest(testCase, deps, options);
    const renderer = test.postRenderer.cmd ? test.postRenderer : suite.postRenderer;
    const postRendered = renderer.cmd !== '';
    const files = postRendered ? postRender(rendered.files, renderer, deps, deps.cwd) : rendered.files;
    const documents = documentsOf(files, rendered.chart, rendered.succeeded, suite.includeCrds, deps.parsed);
    const assertions = runAssertions(testCase, documents, rendered, postRendered, snapshots, options);
    const trace = rendered.succeeded && !postRendered ? () => traceTest(testCase, deps, options) : undefined;
    const error = rendered.error && problemIn(testCase, rendered.error);
    const verdict = verdictOf(assertions);
    return result({ ...verdict, error, assertions: [...emptyFirst(test, verdict), ...withWriters(assertions, trace)] });
  } catch (error) {
    if (!(error instanceof ChartwrightError)) throw error;
    return result({ error: withErrorWriters(problemIn(testCase, error), () => traceTest(testCase, deps, options)) });
  }
}

/** As helm-unittest counts: a test whose first entry is empty fails, and an assertion that is skipped makes up for those that failed before it. */
function verdictOf(assertions: readonly AssertionResult[]): Pick<TestResult, 'passed' | 'skipped'> {
  let passed = false;
  for (const each of assertions) passed = (each.skipped !== '' || each.index === 0 || passed) && each.passed;
  return { passed, skipped: assertions.length > 0 && assertions.every(({ skipped }) => skipped !== '') };
}

/** An error of a test, which is where the test is if no line of it is known. */
function problemIn({ test }: TestCase, error: ChartwrightError): Problem {
  const problem = problemOf(error);
  return problem.position?.line !== undefined ? problem : { ...problem, position: test.position };
}

/** Why a test fails whose first entry is empty, about which helm-unittest says nothing. */
function emptyFirst({ emptyFirst: position }: Test, { passed }: Pick<TestResult, 'passed'>): readonly AssertionResult[] {
  if (passed || !position) return [];
  const lines = ['Error:', `\t${position.file}:${position.line}:${position.column}: an assertion must be a map`];
  return [{ index: 0, type: 'null', not: false, skipped: '', passed: false, lines }];
}

function runAssertions(
  testCase: TestCase,
  documents: Documents,
  rendered: Rendered,
  postRendered: boolean,
  snapshots: Snapshots,
  { failFast }: TestOptions,
): AssertionResult[] {
  const { test } = testCase;
  const compare = snapshots.of(test.name);
  const results: AssertionResult[] = [];
  for (const [index, assertion] of test.assertions.entries()) {
    if (!assertion) continue;
    const result = runAssertion(assertion, index, {
      documents,
      templates: templatesOf(testCase, assertion.template, documents, rendered, postRendered),
      documentIndex: test.documentIndex ?? assertion.documentIndex,
      documentSelector: assertion.documentSelector ?? test.documentSelector,
      skipsEmpty: test.documentSelector?.skipEmptyTemplates ?? false,
      rendered: rendered.succeeded,
      renderError: rendered.error?.message,
      snapshots: compare,
      failFast,
    });
    results.push(result);
    if (failFast && !verdictOf(results).passed) break;
  }
  return results;
}

/** The templates that an assertion is about, as they stand among the documents. */
function templatesOf(
  { suite, test }: TestCase,
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
