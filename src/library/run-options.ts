/** What functions that render have in common. */
import { BOOLEAN, FUNCTION, type Kinds, STRING } from '../base/kinds.ts';
import type { Log } from '../base/log.ts';
import { HELM_VERSION, type HelmVersion } from '../helm/profile.ts';
import { CLOCK, type Clock } from '../host/clock.ts';
import { RANDOM, type Random } from '../host/random.ts';
import { VALUES, type ValuesInput } from '../values/plain-values.ts';

/** The origin of a function's randomness and time. */
export interface MachineOptions {
  /** Which Helm's bytes, rules and words: `4.3` (default) or `3.22`. */
  readonly helmVersion?: HelmVersion | undefined;
  /** The time of `now` and the like (default: the machine's clock). */
  readonly clock?: Clock | undefined;
  /** What passwords and keys are made from (default: the platform's generator). */
  readonly random?: Random | undefined;
}

export const MACHINE_KINDS: Kinds<MachineOptions> = { helmVersion: HELM_VERSION, clock: CLOCK, random: RANDOM };

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

export const CHART_RUN_KINDS: Kinds<ChartRunOptions> = {
  ...MACHINE_KINDS,
  ...{ values: VALUES, kubeVersion: STRING, skipSchemaValidation: BOOLEAN, log: FUNCTION },
};
