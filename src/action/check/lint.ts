/** Lints charts by their paths: folders, archives, and their subcharts if asked for. */

import { attempt, ChartwrightError, errorText, ranOutOfStack, wrapError, wrapping } from '../../base/errors.ts';
import { unpackChart } from '../../chart/unpack.ts';
import { lintChart } from '../../check/lint-chart.ts';
import type { LintInput } from '../../check/lint-context.ts';
import { type Diagnostic, isAtLeast, type Severity } from '../../diagnostics/diagnostic.ts';
import { joinPath } from '../../go/path.ts';
import type { Profile } from '../../helm/profile.ts';
import type { Clock } from '../../host/clock.ts';
import { type FileSystem, PathError } from '../../host/files.ts';
import { memoryFileSystem } from '../../host/memory/files.ts';
import type { Random } from '../../host/random.ts';
import { absolute, type DiskDeps } from '../chart/open-chart.ts';
import { type Answers, withAnswers } from '../render/answers.ts';

export { isAtLeast } from '../../diagnostics/diagnostic.ts';
export { diagnosticLine } from '../../diagnostics/diagnostic-line.ts';
export { parseKubeVersion } from '../../render/capabilities.ts';

export interface LintDeps extends DiskDeps {
  /** Schemas by URL, for the references of values.schema.json; absent: none is found. */
  readonly schemas?: Answers<string | Uint8Array> | undefined;
  readonly clock: Clock;
  readonly random: Random;
  /** See LintInput. */
  readonly leavesFullStack?: boolean | undefined;
}

export interface LintOptions extends Pick<LintInput, 'values' | 'namespace' | 'kubeVersion' | 'skipSchemaValidation'> {
  /** Warnings fail a chart, too. */
  readonly strict: boolean;
}

/** One chart's findings. */
export interface LintResult {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Why the chart could not be looked at. */
  readonly error?: string;
  readonly failed: boolean;
}

/** Lints what a path leads to. What is wrong is in the result; nothing is thrown. */
export async function lintPath(path: string, deps: LintDeps, options: LintOptions): Promise<LintResult> {
  const tolerance: Severity = options.strict ? 'warning' : 'error';
  const { schemas } = deps;
  try {
    const input = { ...deps, ...options, ...openForLint(path, deps), loadSchema: schemas?.ask };
    const diagnostics = await withAnswers(schemas ? [schemas] : [], deps.log, (log) => lintChart({ ...input, log }));
    return { path, diagnostics, failed: diagnostics.some((each) => isAtLeast(each, tolerance)) };
  } catch (error) {
    if (!(error instanceof ChartwrightError) || (deps.leavesFullStack && ranOutOfStack(error))) throw error;
    return { path, diagnostics: [], error: errorText(error), failed: true };
  }
}

/** Whether there is more than hints to report. */
export function hasWarningsOrErrors({ diagnostics, failed }: LintResult): boolean {
  return failed || diagnostics.some((each) => isAtLeast(each, 'warning'));
}

/** The paths, then those of all subcharts below them, folders and archives. */
export function withSubcharts(paths: readonly string[], files: FileSystem): string[] {
  return [...paths, ...paths.flatMap((path) => chartsBelow(joinPath(path, 'charts'), 'directory', files))];
}

function chartsBelow(path: string, kind: string, files: FileSystem): string[] {
  const own = path.endsWith('/Chart.yaml') ? [path.slice(0, -'/Chart.yaml'.length)] : /\.(tgz|tar\.gz)$/.test(path) ? [path] : [];
  if (kind !== 'directory') return own;
  return [...own, ...entriesOf(path, files).flatMap((entry) => chartsBelow(joinPath(path, entry.name), entry.kind, files))];
}

function entriesOf(path: string, files: FileSystem) {
  return attempt(() => (files.lstat(path).kind === 'directory' ? files.list(path) : [])) ?? [];
}

/** The chart's folder: on the disk, or in memory for an archive. */
function openForLint(path: string, { files, profile, cwd }: LintDeps): { files: FileSystem; folder: string } {
  const isArchive = /\.(tgz|tar\.gz)$/.test(path);
  const opened = isArchive ? unpacked(path, files, profile) : { files, folder: path };
  wrapping('unable to check Chart.yaml file in chart', () => opened.files.stat(joinPath(opened.folder, 'Chart.yaml')));
  return { ...opened, folder: absolute(cwd, opened.folder) };
}

function unpacked(path: string, files: FileSystem, profile: Profile): { files: FileSystem; folder: string } {
  let bytes: Uint8Array;
  try {
    bytes = files.read(path);
  } catch (error) {
    throw wrapError(
      error instanceof PathError && error.operation === 'open' ? 'unable to open tarball' : 'unable to extract tarball',
      error,
    );
  }
  try {
    const chart = unpackChart(bytes, { profile });
    const folder = `/tmp/helm-lint/${chart.name}`;
    return { files: memoryFileSystem(Object.fromEntries(chart.files.map((file) => [`${folder}/${file.name}`, file.data]))), folder };
  } catch (error) {
    throw wrapError('unable to extract tarball', error);
  }
}
