/** The step before rendering: a chart whose dependencies are settled and the values that its templates see. */
import type { Log } from '../base/log.ts';
import type { Chart } from '../chart/chart.ts';
import type { Dict } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import { coalesceValues } from '../values/coalesce.ts';
import type { Processed } from '../values/dependencies.ts';
import { type ReleaseOptions, toRenderValues } from '../values/render-values.ts';
import type { SchemaLoader } from '../values/schema.ts';
import { type CapabilitiesInput, capabilities, type KubeVersion } from './capabilities.ts';

/** What templates are executed on. Made by `prepare`, and good for one render: templates may change `top`. */
export interface Prepared {
  /** With its dependencies processed. */
  readonly chart: Chart;
  /** What the user sets. */
  readonly values: Dict;
  /** `Values`, `Release`, `Chart` and `Capabilities`. */
  readonly top: Dict;
  readonly kubeVersion: KubeVersion;
  readonly profile: Profile;
}

export interface PrepareOptions {
  readonly release: ReleaseOptions;
  /** The cluster's version, and all API versions that it has. */
  readonly capabilities: CapabilitiesInput;
  readonly skipSchemaValidation?: boolean | undefined;
  /** Returns the schemas that values.schema.json refers to. */
  readonly loadSchema?: SchemaLoader | undefined;
  readonly profile: Profile;
  readonly log: Log;
}

/** Prepares what `processDependencies` made of a chart. Throws `values` and `schema` errors. */
export function prepare({ chart, values }: Processed, options: PrepareOptions): Prepared {
  const { profile } = options;
  const top = toRenderValues(chart, values, { ...options, capabilities: capabilities(options.capabilities, profile) });
  return { chart, values, top, kubeVersion: options.capabilities.kubeVersion, profile };
}

/** The values that the templates see, as they are before any template changes them. */
export function computedValues({ chart, values, profile }: Pick<Prepared, 'chart' | 'values' | 'profile'>): Dict {
  return coalesceValues(chart, values, { profile });
}
