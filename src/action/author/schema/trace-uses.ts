/** Renders a chart by the traced engine with sets of values, and with placeholders for empty values, so that more branches run. */
import { attempt } from '../../../base/errors.ts';
import { silent } from '../../../base/log.ts';
import type { Chart } from '../../../chart/chart.ts';
import { pathText } from '../../../explain/value-path.ts';
import { type Dict, isDict, isList, type Value } from '../../../go/value.ts';
import type { Profile } from '../../../helm/profile.ts';
import type { Clock } from '../../../host/clock.ts';
import type { Random } from '../../../host/random.ts';
import { defaultKubeVersion } from '../../../render/capabilities.ts';
import { type Prepared, prepare } from '../../../render/prepare.ts';
import { renderFiles } from '../../../render/render-files.ts';
import { copyValues } from '../../../values/copy.ts';
import { processDependencies } from '../../../values/dependencies.ts';
import { Uses, UsesTracer } from './uses.ts';

export interface TraceDeps {
  readonly profile: Profile;
  readonly clock: Clock;
  readonly random: Random;
}

/** The chart and the values that its templates see; undefined if they cannot be merged. */
export function preparedWith(chart: Chart, values: Dict, { profile }: TraceDeps): Prepared | undefined {
  return attempt(() =>
    prepare(processDependencies(chart, copyValues(values), { profile, log: silent }), {
      release: { name: 'release-name', namespace: 'default', revision: 1, isUpgrade: false, isInstall: true },
      capabilities: { kubeVersion: defaultKubeVersion(profile), apiVersions: profile.kubernetes.apiVersions },
      skipSchemaValidation: true,
      profile,
      log: silent,
    }),
  );
}

/** What templates do with values, over all sets. For a template that fails, its uses up to then count. */
export function traceUses(chart: Chart, sets: readonly Dict[], deps: TraceDeps): Uses {
  const uses = new Uses();
  for (const values of sets) {
    for (const probe of [undefined, true, false]) {
      const prepared = preparedWith(chart, values, deps);
      if (!prepared) continue;
      const seen = prepared.top.get('Values') as Dict;
      if (probe !== undefined) fill(seen, probe);
      if (probe === true) fillAsked(seen, [], uses);
      render(prepared, uses, deps);
      if (values !== sets[0]) break;
    }
  }
  return uses;
}

function render(prepared: Prepared, uses: Uses, { clock, random }: TraceDeps): void {
  const tracer = new UsesTracer(prepared.top.get('Values') as Dict, uses);
  const options = { clock, random, log: silent, lint: false, tracer, sink: tracer.sink, onFailure: () => {} };
  attempt(() => renderFiles(prepared, options));
}

/** Sets a value in place of each empty one, and one boolean for all. */
function fill(values: Dict, flag: boolean): void {
  for (const [key, value] of values) {
    if (isDict(value) && value.size > 0) fill(value, flag);
    else values.set(key, filled(value, flag));
  }
}

/** Sets a value wherever templates looked for a missing one. */
function fillAsked(values: Dict, path: readonly string[], uses: Uses): void {
  for (const name of [...uses.namesBelow(pathText(path))]) {
    const inside = [...path, name];
    const value = values.get(name);
    if (isDict(value ?? null)) fillAsked(value as Dict, inside, uses);
    else if (value === undefined && [...uses.namesBelow(pathText(inside))].length > 0) {
      const table: Dict = new Map();
      values.set(name, table);
      fillAsked(table, inside, uses);
    } else if (value === undefined) values.set(name, 'probe');
  }
}

function filled(value: Value, flag: boolean): Value {
  if (typeof value === 'boolean') return flag;
  if (isDict(value)) return new Map([['probe', 'probe']]);
  if (isList(value) && value.length === 0) return ['probe'];
  return value === '' || value === null ? 'probe' : value;
}
