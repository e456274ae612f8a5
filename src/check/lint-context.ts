/** What the rules of Helm's linter look at. */
import type { Log } from '../base/log.ts';
import type { Chart } from '../chart/chart.ts';
import type { Dict } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import type { Clock } from '../host/clock.ts';
import type { FileSystem } from '../host/files.ts';
import type { Random } from '../host/random.ts';
import type { KubeVersion } from '../render/capabilities.ts';
import type { SchemaLoader } from '../values/schema.ts';

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
  /** The chart; throws the error of loading each time, and logs its messages each time. */
  readonly load: () => Chart;
}
