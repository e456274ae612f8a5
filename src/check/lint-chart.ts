/** Lint: every rule of Helm's linter, in its order, over a chart's folder. In go files and values, out come findings. */

import type { Log, LogEntry } from '../base/log.ts';
import type { Chart } from '../chart/chart.ts';
import { loadChartV2 } from '../chart/load.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Dict } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import type { Clock } from '../host/clock.ts';
import type { FileSystem } from '../host/files.ts';
import type { Random } from '../host/random.ts';
import type { KubeVersion } from '../render/capabilities.ts';
import type { SchemaLoader } from '../values/schema.ts';
import { lintChartfile } from './chartfile.ts';
import { lintCrds } from './crds.ts';
import { lintDependencies } from './dependencies.ts';
import { lintTemplates } from './templates.ts';
import { lintValues } from './values.ts';

export interface LintInput {
  /** Where the folder is. */
  readonly files: FileSystem;
  /** The chart's folder, an absolute path: messages show it. */
  readonly folder: string;
  /** What the user sets. Tables in it are filled up with the chart's defaults, as Helm does; a chart linted later with the same map sees that. */
  readonly values: Dict;
  readonly namespace: string;
  /** The cluster's version; Helm's default if absent. */
  readonly kubeVersion?: KubeVersion | undefined;
  readonly skipSchemaValidation: boolean;
  /** Returns the schemas that values.schema.json refers to. */
  readonly loadSchema?: SchemaLoader | undefined;
  readonly profile: Profile;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  /** What the templates rendered, by their names, if that is known already; files that failed are not there. */
  readonly rendered?: ReadonlyMap<string, string> | undefined;
  /** A stack that is too small for the templates is thrown, not found: the caller has a larger one. */
  readonly leavesFullStack?: boolean | undefined;
}

/** What the rules are given: the input, and the chart, which several of them load. */
export interface LintContext extends LintInput {
  /** The chart; throws what loading throws, each time, and says each time what there is to say. */
  readonly load: () => Chart;
}

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
      const heard: Log = (entry) => {
        remarks.push(entry);
        log(entry);
      };
      try {
        outcome = { chart: loadChartV2(files, folder, { profile, log: heard }) };
      } catch (error) {
        outcome = { error };
      }
    }
    if ('error' in outcome) throw outcome.error;
    return outcome.chart;
  };
}
