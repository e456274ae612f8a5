/** The library's public names. */

export type { BatchJob } from './action/batch/job.ts';
export { type BatchResult, type RenderBatchOptions, renderBatch } from './action/batch/render-batch.ts';
export { type LintSourceOptions, lint } from './action/lint-source.ts';
export { type LoadOptions, loadChart } from './action/load-chart.ts';
export type { PlainValue, PlainValues, ValuesInput } from './action/plain-values.ts';
export { RenderError, type RenderOptions, type RenderResult, render } from './action/render.ts';
export { type Clock, fixedClock, systemClock } from './base/clock.ts';
export { ChartwrightError, type ErrorCode, type SourcePosition } from './base/errors.ts';
export { type FileInfo, type FileSystem, memoryFileSystem } from './base/file-system.ts';
export type { Log, LogEntry } from './base/log.ts';
export type { Random } from './base/random.ts';
export type { Chart, ChartFile, Metadata } from './chart/chart.ts';
export { type Diagnostic, diagnosticLine, type Severity } from './lint/diagnostic.ts';
export type { Hook, HookEvent } from './release/hook.ts';
export type { Manifest } from './release/sort-manifests.ts';
