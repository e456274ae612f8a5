/** The library's public names, on platforms with a disk. */

export type { ReadmeDependency, ReadmeMetadata } from './action/author/readme/chart-info.ts';
export type { Schema, SchemaType } from './action/author/schema/schema.ts';
export type { Culprit } from './action/author/unittest/assertion.ts';
export type { Problem } from './action/author/unittest/problem.ts';
export type { AssertionResult } from './action/author/unittest/run-assertion.ts';
export type { ChartResult, SuiteResult } from './action/author/unittest/run-charts.ts';
export type { TestResult } from './action/author/unittest/run-test.ts';
export type { BatchJob } from './action/batch/job.ts';
export type { ShowPart } from './action/chart/show.ts';
export type { ExplainedRendering, ExplainManifestOptions } from './action/explain/explain-manifest.ts';
export type { ExplainValuesOptions } from './action/explain/explain-values.ts';
export type { CheckFinding } from './check/check-input.ts';
export type { Finding } from './check/finding.ts';
export type { ReportedFinding } from './check/report/report.ts';
export type { RuleSeverity } from './check/set-severities.ts';
export type { BranchKind } from './coverage/branch-points.ts';
export type {
  ArmCoverage,
  BranchCoverage,
  CoveredPart,
  DefineCoverage,
  FileCoverage,
  StatementCoverage,
} from './coverage/file-coverage.ts';
export type { Cause, LayerValue } from './diff/cause.ts';
export type { Change, FieldChange, KeyedStep, ObjectName, Step } from './diff/change.ts';
export type { DiffFailure } from './diff/report.ts';
export type { CauseData, DiffData, FieldData, LayerValueData, ObjectData } from './diff/report-data.ts';
export type { ExplainedDocument, ExplainedLine, ExplainedTexts, LineValue, ManifestExplanation } from './explain/explain-manifest.ts';
export type { ValuesExplanation } from './explain/explain-values.ts';
export type { ChainLink, ExplainedValue, Outcome } from './explain/explained-value.ts';
export type { Plain } from './explain/print-values.ts';
export type { PathStep } from './explain/value-path.ts';
export type { ValuesWarning } from './explain/values-warnings.ts';
export type { Environment } from './host/environment.ts';
export type { Draft, Files, WriteOptions } from './host/files.ts';
export {
  type IndexOptions,
  indexRepository,
  type PackageOptions,
  type PullOptions,
  type PushOptions,
  packageChart,
  pullChart,
  pushChart,
  type ShowOptions,
  type SignOptions,
  showChart,
  type UpdateDependenciesOptions,
  updateDependencies,
} from './library/author.ts';
export {
  type MakeReadmeOptions,
  type MakeSchemaOptions,
  makeReadme,
  makeSchema,
  type ReadmeData,
  type ReadmeValue,
  type RunTestsOptions,
  runTests,
} from './library/author-tools.ts';
export type { BatchFailure, BatchOutcome, BatchResult, BatchSuccess, RenderBatchOptions } from './library/batch-renderer.ts';
export type { CheckOptions, CheckResult } from './library/check.ts';
export {
  type ChangedChart,
  type ChangedChartsOptions,
  type ChartDiffOptions,
  changedCharts,
  type DiffedSide,
  diff,
} from './library/diff.ts';
export { explainManifest, explainValues } from './library/explain.ts';
export type { HostOptions, ServerOptions, SourceOptions } from './library/host-options.ts';
export * from './library/names.ts';
export { check, lint, loadChart } from './library/node.ts';
export { renderBatch } from './library/render-batch.ts';
export type { PostRenderStep } from './release/post-render/step.ts';
export type { PushedChart } from './remotes/oci/registry-client.ts';
export type { Origin, OriginKind } from './values/origins.ts';
export type { SchemaLoader } from './values/schema.ts';
