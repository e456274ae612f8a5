/** What a check is given, and what it finds. */

import type { Chart } from '../chart/chart.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { Dict } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import type { Clock } from '../host/clock.ts';
import type { FileSystem } from '../host/files.ts';
import type { Random } from '../host/random.ts';
import type { KubeVersion } from '../render/capabilities.ts';
import type { SchemaLoader } from '../values/schema.ts';
import type { Finding } from './finding.ts';
import type { FindSchema } from './object-schema.ts';

/** Values to render the chart with. */
export interface ValueSet {
  readonly name: string;
  readonly values: Dict;
  /** The files that they come from, for positions. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

export interface CheckInput {
  readonly chart: Chart;
  /** Where the chart's folder is, for the rules of Helm's linter. */
  readonly files: FileSystem;
  readonly folder: string;
  readonly sets: readonly ValueSet[];
  readonly namespace: string;
  readonly kubeVersion: KubeVersion;
  readonly apiVersions: readonly string[];
  readonly profile: Profile;
  readonly clock: Clock;
  readonly random: Random;
  readonly loadSchema?: SchemaLoader | undefined;
  /** Schemas of objects; absent: the built-in ones. */
  readonly findSchema?: FindSchema | undefined;
  /** Counts which branches are taken. */
  readonly coverage?: Coverage | undefined;
}

/** A finding with the sets of values that show it; none if it shows whatever the values. */
export interface CheckFinding extends Finding {
  readonly sets: readonly string[];
}
