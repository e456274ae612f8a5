/**
 * Which subcharts take part, under which names, and what they export: `condition`, `tags`, `alias`
 * and `import-values` of Chart.yaml. Helm changes the loaded chart here; this works on a copy of the
 * tree in the same steps, because charts that it copies only in part show in names and values later.
 */

import type { Chart } from '../chart/chart.ts';
import type { Dict } from '../go/value.ts';
import { DEFAULT_PROFILE, type Profile } from '../helm/profile.ts';
import { isCompatible } from '../semver/constraint.ts';
import { readValues } from './coalesce.ts';
import { importValues } from './import-values.ts';
import { declaresNone, type OpenChart, type OpenDependency, openChart, openMetadata, setDependencies } from './open-chart.ts';
import { pathValue } from './paths.ts';
import { type ValuesOptions, warnOf } from './values-log.ts';

export interface Processed {
  /** A new tree; the charts in it have the values that importing left them with. */
  readonly chart: Chart;
  /** The values as given. */
  readonly values: Dict;
}

/** The chart with its dependencies settled by `values`. Neither is changed. Throws as `coalesceValues`. */
export function processDependencies(chart: Chart, values: Dict, options: ValuesOptions = {}): Processed {
  const open = openChart(chart);
  new Selection({ ...options, origins: undefined }).select(open, values, '');
  importValues(open, options);
  return { chart: open, values };
}

class Selection {
  private readonly options: ValuesOptions;
  private readonly profile: Profile;

  constructor(options: ValuesOptions) {
    this.options = options;
    this.profile = options.profile ?? DEFAULT_PROFILE;
  }

  /** Settles a chart's dependencies, then theirs. `path` leads from the root's values to the chart's. */
  select(chart: OpenChart, values: Dict, path: string): void {
    const { metadata } = chart;
    if (declaresNone(metadata)) return;
    setDependencies(chart, this.resolved(chart));
    for (const each of metadata.dependencies) each.enabled = true;
    const settled = readValues(chart as Chart, values, this.options);
    this.applyTags(metadata.dependencies, settled);
    this.applyConditions(metadata.dependencies, settled, path);
    const disabled = new Set(metadata.dependencies.filter((each) => !each.enabled).map((each) => each.name));
    const kept = chart.dependencies.filter((each) => !disabled.has(each.metadata.name));
    const declared = metadata.dependencies.filter((each) => !disabled.has(each.name));
    for (const each of kept) this.select(each, settled, `${path}${each.metadata.name}.`);
    metadata.dependencies = declared;
    metadata.emptyDependencies = false;
    setDependencies(chart, kept);
  }

  /** Charts that nothing declares, then one for each declaration that a chart answers to. Declarations take their alias for a name. */
  private resolved(chart: OpenChart): OpenChart[] {
    const { dependencies: declared } = chart.metadata;
    const out = chart.dependencies.filter((each) => !declared.some((wanted) => answers(each, wanted)));
    for (const wanted of declared) {
      const found = chart.dependencies.find((each) => answers(each, wanted));
      if (found) out.push(this.aliased(found, wanted));
      if (wanted.alias !== '') wanted.name = wanted.alias;
    }
    return out;
  }

  /** The chart under its alias. Helm 4 copies its own dependencies as well, but not what is theirs. */
  private aliased(chart: OpenChart, { alias }: OpenDependency): OpenChart {
    const copies = this.profile.copiesAliasedDependencies;
    const out: OpenChart = { ...chart, metadata: copies ? openMetadata(chart.metadata) : { ...chart.metadata } };
    if (copies) {
      out.dependencies = chart.dependencies.map((each) => ({ ...each, parent: out }));
    }
    if (alias !== '') out.metadata.name = alias;
    return out;
  }

  private applyTags(declared: readonly OpenDependency[], values: Dict): void {
    const tags = values.get('tags');
    if (!(tags instanceof Map)) return;
    for (const each of declared) {
      const found = each.tags.filter((tag) => tags.has(tag)).map((tag) => this.flag(tags.get(tag), 'tag', tag, each.name));
      each.enabled = found.includes(true) || !found.includes(false);
    }
  }

  /** The first path of a condition that leads to a boolean decides. */
  private applyConditions(declared: readonly OpenDependency[], values: Dict, path: string): void {
    for (const each of declared) {
      for (const condition of each.condition.trim().split(',')) {
        const value = condition === '' ? undefined : pathValue(values, path + condition);
        if (value === undefined) continue;
        const flag = this.flag(value, 'path', condition, each.name);
        if (flag === undefined) continue;
        each.enabled = flag;
        break;
      }
    }
  }

  private flag(value: unknown, kind: 'tag' | 'path', name: string, chart: string): boolean | undefined {
    if (typeof value === 'boolean') return value;
    const what = kind === 'tag' ? `dependencies.go:95: Warning: Tag '${name}'` : `dependencies.go:64: Warning: Condition path '${name}'`;
    const plain = `${what} for chart ${chart} returned non-bool value`;
    warnOf(
      this.options,
      'returned non-bool value',
      [
        [kind, name],
        ['chart', chart],
      ],
      plain,
    );
    return undefined;
  }
}

function answers(chart: OpenChart, { name, version }: OpenDependency): boolean {
  return chart.metadata.name === name && isCompatible(version, chart.metadata.version);
}
