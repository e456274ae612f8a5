/** Where each value comes from: the winner of each leaf, and the whole chain below it. */

import type { Chart } from '../chart/chart.ts';
import { deepEqual } from '../go/deep-equal.ts';
import { sortedKeys } from '../go/utf8.ts';
import { type Dict, isDict, isList, typeOf, type Value } from '../go/value.ts';
import type { Profile } from '../helm/profile.ts';
import { coalesceValues } from '../values/coalesce.ts';
import { processDependencies } from '../values/dependencies.ts';
import { labelledValueAt } from '../values/label-values.ts';
import { type Label, type Origins, withOrigin } from '../values/origins.ts';
import type { ChainLink, ExplainedValue, Outcome } from './explained-value.ts';
import { labelCharts } from './label-charts.ts';
import { type PathStep, pathText, startsWith } from './value-path.ts';
import { type ValuesWarning, valuesWarnings } from './values-warnings.ts';

export interface ValuesExplanation {
  readonly values: readonly ExplainedValue[];
  /** What usually is a mistake. */
  readonly warnings: readonly ValuesWarning[];
}

/** An explanation that can be asked for more. */
export interface ExplainedChart extends ValuesExplanation {
  /** The leaves at a path; within a list, the element that it names. */
  narrowed(path: readonly PathStep[]): readonly ExplainedValue[];
}

export interface ExplainValuesInput {
  readonly chart: Chart;
  /** What the user sets, as far as labelled in `origins`. */
  readonly values: Dict;
  readonly origins: Origins;
  /** What the chart's files are named below. */
  readonly folder: string;
  /** The places to explain; all if there are none. */
  readonly paths: readonly (readonly PathStep[])[];
  readonly profile: Profile;
}

/** Explains the values that a chart's templates see. Throws as `coalesceValues`. */
export function explainChartValues({ chart, values, origins, folder, paths, profile }: ExplainValuesInput): ExplainedChart {
  labelCharts(chart, folder, profile, origins);
  const processed = processDependencies(chart, values, { profile, origins });
  const computed = coalesceValues(processed.chart, processed.values, { profile, origins });
  const explained = new Explanation(processed.chart, computed, origins);
  const all = explained.leaves();
  return {
    values: paths.length === 0 ? all : paths.flatMap((path) => explained.narrowed(all, path)),
    warnings: valuesWarnings(all, values, origins),
    narrowed: (path) => explained.narrowed(all, path),
  };
}

class Explanation {
  private readonly chart: Chart;
  private readonly root: Dict;
  private readonly origins: Origins;

  constructor(chart: Chart, root: Dict, origins: Origins) {
    this.chart = chart;
    this.root = root;
    this.origins = origins;
  }

  leaves(): ExplainedValue[] {
    return [...this.below(this.root, [], { chart: this.chart })];
  }

  /** The leaves at a path; within a list, the element that it names. */
  narrowed(all: readonly ExplainedValue[], path: readonly PathStep[]): ExplainedValue[] {
    const found = all.filter(({ steps }) => startsWith(steps, path));
    if (found.length > 0) return found;
    const list = all.find(({ steps, value }) => isList(value) && startsWith(path, steps));
    const value = list && labelledValueAt(list.value, path.slice(list.steps.length));
    return value === undefined || !list ? [] : [this.element(list, path, value)];
  }

  private *below(table: Dict, path: readonly PathStep[], context: Context): Generator<ExplainedValue> {
    const removed = this.origins.keys(table).filter((key) => this.origins.chain(table, key)[0]?.value === null);
    for (const key of new Set([...sortedKeys(table), ...removed.map(String)])) {
      const value = table.get(key) ?? null;
      const inside = within(context, table, key);
      const steps = [...path, key];
      if (isDict(value) && value.size > 0) yield* this.below(value, steps, inside);
      else yield explained(steps, value, this.labels(table, key, value, context, inside));
    }
  }

  private labels(table: Dict, key: string, value: Value, { globals }: Context, inside: Context): Label[] {
    const chain = this.origins.chain(table, key);
    if (chain.length > 0) return chain.map((label) => (globals ? fromAbove(label, globals, key, this.origins) : label));
    // Helm makes the table of globals if no layer has one.
    return [{ value, origin: inside.globals ? { kind: 'global', chart: inside.globals.chart } : { kind: 'values' } }];
  }

  private element(list: ExplainedValue, path: readonly PathStep[], value: Value): ExplainedValue {
    const rest = path.slice(list.steps.length);
    const parents = path.slice(0, -1);
    const container = labelledValueAt(this.root, parents);
    const last = path.at(-1) as PathStep;
    const own = isDict(container) || isList(container) ? this.origins.chain(container, last) : [];
    const holder = labelledValueAt(this.root, list.steps.slice(0, -1));
    const whole = isDict(holder) ? this.origins.chain(holder, list.steps.at(-1) as string) : [];
    const parts = whole.filter((label) => !label.partial).flatMap((label) => part(label, rest));
    return explained(path, value, [...own, ...parts]);
  }
}

/** Whose table is walked. */
interface Context {
  /** The chart whose values they are. */
  readonly chart?: Chart;
  /** Its parent's globals. */
  readonly above?: Globals;
  /** The parent's table of which this one, within a subchart's globals, is a copy. */
  readonly globals?: Globals | undefined;
}

function within({ chart, above, globals }: Context, table: Dict, key: string): Context {
  if (globals) return { globals: { ...globals, table: tableIn(globals.table, key) } };
  if (!chart) return {};
  if (key === 'global') return above ? { globals: above } : {};
  const subchart = chart.dependencies.find(({ metadata }) => metadata.name === key);
  return subchart ? { chart: subchart, above: { table: tableIn(table, 'global'), chart: chart.metadata.name } } : {};
}

/** The globals of a parent. */
interface Globals {
  readonly table: Dict | undefined;
  readonly chart: string;
}

function tableIn(table: Dict | undefined, key: string): Dict | undefined {
  const value = table?.get(key);
  return isDict(value) ? value : undefined;
}

/** A label that the parent's globals have, too, was handed down. */
function fromAbove(label: Label, { table, chart }: Globals, key: string, origins: Origins): Label {
  const source = label.source ?? label;
  const isHanded = table && origins.chain(table, key).some((above) => (above.source ?? above) === source);
  return isHanded ? withOrigin(label, (origin) => ({ ...origin, kind: 'global', chart, from: origin.from ?? origin.kind })) : label;
}

/** The label of an element, from that of its list. */
function part(label: Label, path: readonly PathStep[]): Label[] {
  const value = labelledValueAt(label.value, path);
  return value === undefined ? [] : [{ ...label, value, origin: { ...label.origin, ...label.locate?.(path) } }];
}

function explained(steps: readonly PathStep[], value: Value, labels: readonly Label[]): ExplainedValue {
  const chain = winnerFirst(labels, value).map((label, i, all): ChainLink => {
    const outcome = i === 0 ? 'wins' : lost(label.value, all[i - 1]!.value);
    return { value: i === 0 ? value : label.value, type: goType(label.value), outcome, origin: label.origin };
  });
  return { path: pathText(steps), steps, value, type: goType(value), chain };
}

/** A null that an inner merge has used up is no winner of what a chart below sets again. */
function winnerFirst(labels: readonly Label[], value: Value): readonly Label[] {
  const at = labels.findIndex((label) => deepEqual(label.value, value));
  return at <= 0 ? labels : [labels[at]!, ...labels.slice(0, at), ...labels.slice(at + 1)];
}

function lost(value: Value, over: Value): Outcome {
  if (over === null && value !== null) return 'removed';
  return goType(value) === goType(over) ? 'overridden' : 'type-changed';
}

function goType(value: Value): string {
  return value === null ? 'nil' : typeOf(value).name;
}
