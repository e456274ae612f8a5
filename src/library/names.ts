/** The names that the library has everywhere. */
export { ChartwrightError, type ErrorCode, type ErrorDetails, type Frame, type SourcePosition } from '../base/errors.ts';
export type { Log, LogEntry } from '../base/log.ts';
export type { Chart, ChartFile, Crd, Dependency, Lock, Maintainer, Metadata } from '../chart/chart.ts';
export type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
export { diagnosticLine } from '../diagnostics/diagnostic-line.ts';
export type { Rule } from '../diagnostics/rule.ts';
export type { RuleId } from '../diagnostics/rules.ts';
export type { Dict, GoComplex, GoFunc, GoInt, GoMethod, GoObject, GoType, Kind, List, Value } from '../go/value.ts';
export type { HelmVersion } from '../helm/profile.ts';
export { type Clock, fixedClock, systemClock } from '../host/clock.ts';
export type { FileInfo, FileSystem } from '../host/files.ts';
export { memoryFileSystem } from '../host/memory/files.ts';
export { type Random, systemRandom } from '../host/random.ts';
export type { Hook, HookEvent } from '../release/hook.ts';
export type { ManifestHead } from '../release/manifest-head.ts';
export type { Manifest } from '../release/sort-manifests.ts';
export type { RenderResult } from '../render/render-options.ts';
export { RenderError } from '../render/render-prepared.ts';
export type { PlainValues, ValuesInput } from '../values/plain-values.ts';
export type { LintOptions } from './lint.ts';
export type { ChartInput, LoadOptions } from './load-chart.ts';
export {
  type LoadSchema,
  type Lookup,
  type ReleaseOptions,
  type RenderAsyncOptions,
  type RenderOptions,
  render,
  renderAsync,
  type SharedOptions,
} from './render.ts';
export type { ChartRunOptions, MachineOptions } from './run-options.ts';
