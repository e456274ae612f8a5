/** The library's functions where there is no disk: in browsers and their workers. */
import type { Chart } from '../chart/chart.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LintOptions } from './lint.ts';
import { type ChartInput, type LoadOptions, loadChartWith } from './load-chart.ts';

/**
 * Loads a chart: an archive's bytes, a map of its files, or, with `options.files`, what is at a path in there. The chart
 * can be rendered any number of times. Rejects with ChartwrightErrors of code `io` and `chart` in Helm's words.
 */
export function loadChart(source: ChartInput, options?: LoadOptions): Promise<Chart> {
  return loadChartWith(undefined, source, options);
}

/**
 * Lints a chart: an archive's bytes, a map of its files, or, with `options.files`, what is at a path in there. What is
 * wrong with the chart is in the result, in the order in which Helm prints it. Rejects where there is no chart to look at.
 */
export async function lint(source: ChartInput, options?: LintOptions): Promise<Diagnostic[]> {
  const { lintWith } = await import('./lint.ts');
  return lintWith(undefined, source, options);
}
