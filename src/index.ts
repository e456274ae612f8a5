/** The library's public names. */

export type { BatchJob } from './action/batch/job.ts';
export { type BatchResult, type RenderBatchOptions, renderBatch } from './action/batch/render-batch.ts';
export { type LoadOptions, loadChart } from './action/chart/load-chart.ts';
export { type LintSourceOptions, lint } from './action/check/lint-source.ts';
export { type ExplainedRendering, type ExplainManifestOptions, explainManifest } from './action/explain/explain-manifest.ts';
export { type ExplainValuesOptions, explainValues } from './action/explain/explain-values.ts';
export { ChartwrightError, type ErrorCode, type Frame, type SourcePosition } from './base/errors.ts';
export type { Log, LogEntry } from './base/log.ts';
export type { Chart, ChartFile, Metadata } from './chart/chart.ts';
export { type Diagnostic, diagnosticLine, type Severity } from './diagnostics/diagnostic.ts';
export type { ExplainedDocument, ExplainedLine, LineValue, ManifestExplanation } from './explain/explain-manifest.ts';
export type { ChainLink, ExplainedValue, Outcome, ValuesExplanation } from './explain/explain-values.ts';
export type { ValuesWarning } from './explain/values-warnings.ts';
export { type Clock, fixedClock, systemClock } from './host/clock.ts';
export type { FileInfo, FileSystem } from './host/files.ts';
export { memoryFileSystem } from './host/memory/files.ts';
export type { Random } from './host/random.ts';
export type { Hook, HookEvent } from './release/hook.ts';
export type { Manifest } from './release/sort-manifests.ts';
export { RenderError, type RenderOptions, type RenderResult, render } from './render/render.ts';
export type { Origin, OriginKind } from './values/origins.ts';
export type { PlainValue, PlainValues, ValuesInput } from './values/plain-values.ts';
