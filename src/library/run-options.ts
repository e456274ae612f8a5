/** What functions that render have in common. */
import type { Log } from '../base/log.ts';
import type { HelmVersion } from '../helm/profile.ts';
import type { Clock } from '../host/clock.ts';
import type { Random } from '../host/random.ts';
import type { ValuesInput } from '../values/plain-values.ts';

/** The origin of a function's randomness and time. */
export interface MachineOptions {
  /** Which Helm's bytes, rules and words: `4.3` (default) or `3.22`. */
  readonly helmVersion?: HelmVersion | undefined;
  /** The time of `now` and the like (default: the machine's clock). */
  readonly clock?: Clock | undefined;
  /** What passwords and keys are made from (default: the platform's generator). */
  readonly random?: Random | undefined;
}

/** What a chart is rendered with. */
export interface ChartRunOptions extends MachineOptions {
  /** What is set over the chart's defaults; later layers win. */
  readonly values?: ValuesInput | undefined;
  /** The cluster's version, such as `1.33` (default 1.37.0). */
  readonly kubeVersion?: string | undefined;
  /** Do not validate values against values.schema.json. */
  readonly skipSchemaValidation?: boolean | undefined;
  /** Gets warnings and remarks as they happen. */
  readonly log?: Log | undefined;
}
