/** Lint: every rule of Helm's linter, in its order, over a chart's folder. In go files and values, out come findings. */

import type { Log, LogEntry } from '../base/log.ts';
import type { Chart } from '../chart/chart.ts';
import { loadChartV2 } from '../chart/load.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lintChartfile } from './chartfile.ts';
import { lintCrds } from './crds.ts';
import { lintDependencies } from './dependencies.ts';
import type { LintContext, LintInput } from './lint-context.ts';
import { lintTemplates } from './templates.ts';
import { lintValues } from './values.ts';

/** All findings, in the order in which Helm prints them. Never throws for what is wrong with the chart. */
export function lintChart(input: LintInput): Diagnostic[] {
  const context: LintContext = { ...input, load: loadingOnce(input) };
  return [
    ...lintChartfile(context),
    ...lintValues(context),
    ...lintTemplates(context),
    ...lintDependencies(context),
    ...(input.profile.lintsCrds ? lintCrds(context) : []),
  ];
}

/** Helm loads the chart again for each group of rules: the remarks that come with it are repeated, the work is not. */
function loadingOnce({ files, folder, profile, log }: LintInput): () => Chart {
  const remarks: LogEntry[] = [];
  let outcome: { chart: Chart } | { error: unknown } | undefined;
  return () => {
    if (outcome) remarks.forEach(log);
    else {
      const logged: Log = (entry) => {
        remarks.push(entry);
        log(entry);
      };
      try {
        outcome = { chart: loadChartV2(files, folder, { profile, log: logged }) };
      } catch (error) {
        outcome = { error };
      }
    }
    if ('error' in outcome) throw outcome.error;
    return outcome.chart;
  };
}
