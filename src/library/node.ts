/** The library's functions where there is a disk: in Node and in other runtimes of its kind. */
import type { Chart } from '../chart/chart.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type CheckOptions, type CheckResult, checkWith } from './check.ts';
import { type LintOptions, lintWith } from './lint.ts';
import { type ChartInput, type LoadOptions, loadChartWith } from './load-chart.ts';

const disk = async () => (await import('../host/node/disk.ts')).disk;

/**
 * Loads a chart: the folder or archive at a path, an archive's bytes, or a map of its files. The chart can be rendered any
 * number of times. Rejects with ChartwrightErrors of code `io` and `chart` with Helm's messages.
 */
export function loadChart(source: ChartInput, options?: LoadOptions): Promise<Chart> {
  return loadChartWith(disk, source, options);
}

/**
 * Lints a chart: the folder or archive at a path, an archive's bytes, or a map of its files. What is wrong with the chart
 * is in the result, in the order in which Helm prints it. Rejects if there is no chart to look at.
 */
export function lint(source: ChartInput, options?: LintOptions): Promise<Diagnostic[]> {
  return lintWith(disk, source, options);
}

/**
 * Checks a chart: the folder or archive at a path, an archive's bytes, or a map of its files. What is wrong with the chart
 * is in the result, all of it, with the sets of values that show it. Rejects if the chart cannot be loaded.
 */
export function check(source: ChartInput, options?: CheckOptions): Promise<CheckResult> {
  return checkWith(disk, source, options);
}
