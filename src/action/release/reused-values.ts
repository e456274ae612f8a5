/** The user's values of an upgrade, with those of the revision before if requested. */
import { wrapError } from '../../base/errors.ts';
import type { Dict } from '../../go/value.ts';
import type { Release } from '../../release/record/release.ts';
import { coalesceValues } from '../../values/coalesce.ts';
import { coalesceTables } from '../../values/tables.ts';
import { recordedChart } from './recorded-chart.ts';
import { debug, type ReleaseSession } from './session.ts';

export interface ValuesOptions {
  readonly values: Dict;
  readonly resetValues: boolean;
  readonly reuseValues: boolean;
  readonly resetThenReuseValues: boolean;
}

export interface ReusedValues {
  readonly values: Dict;
  /** In place of the chart's own. */
  readonly defaults?: Dict;
}

/** The user's values with those of the current revision, if requested. */
export function reusedValues({ log, profile }: ReleaseSession, options: ValuesOptions, current: Release): ReusedValues {
  const { values } = options;
  const before: Dict = current.config ?? new Map();
  const merged = () => coalesceTables(values, before, { profile, log });
  if (options.resetValues) {
    debug(log, "resetting values to the chart's original version");
    return { values };
  }
  if (options.reuseValues) {
    debug(log, "reusing the old release's values");
    try {
      return { defaults: coalesceValues(recordedChart(current.chart), before, { profile, log }), values: merged() };
    } catch (error) {
      throw wrapError('failed to rebuild old values', error);
    }
  }
  if (options.resetThenReuseValues) {
    debug(log, 'merging values from old release to new values');
    return { values: merged() };
  }
  if (values.size > 0 || before.size === 0) return { values };
  debug(log, 'copying values from old release', ['name', current.name], ['version', current.version]);
  return { values: before };
}
