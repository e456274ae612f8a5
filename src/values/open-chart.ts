/** A copy of a chart's tree that can be changed: what processing its dependencies works on. */
import type { Chart } from '../chart/chart.ts';
import type { Dependency, Metadata } from '../chart/metadata.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
/** A dependency that can be changed. */
export type OpenDependency = Open<Dependency>;
/** Metadata that can be changed. */
export interface OpenMetadata extends Omit<Open<Metadata>, 'dependencies'> {
  dependencies: OpenDependency[];
}
/** A chart that can be changed. */
export interface OpenChart extends Omit<Open<Chart>, 'metadata' | 'dependencies' | 'parent'> {
  metadata: OpenMetadata;
  dependencies: OpenChart[];
  parent?: OpenChart | undefined;
}

/** The chart and all below it, each one new; files and values are shared. */
export function openChart(chart: Chart, parent?: OpenChart): OpenChart {
  const open: OpenChart = { ...chart, metadata: openMetadata(chart.metadata), dependencies: [], parent };
  open.dependencies = chart.dependencies.map((each) => openChart(each, open));
  return open;
}

/** Metadata with dependencies of its own. */
export function openMetadata(metadata: Metadata): OpenMetadata {
  return { ...metadata, dependencies: metadata.dependencies.map((each) => ({ ...each })) };
}

/** Whether Chart.yaml does not speak of dependencies at all. */
export function declaresNone({ dependencies, emptyDependencies }: OpenMetadata): boolean {
  return dependencies.length === 0 && !emptyDependencies;
}

/** Makes these the chart's dependencies, and the chart their parent. */
export function setDependencies(chart: OpenChart, dependencies: OpenChart[]): void {
  for (const each of dependencies) each.parent = chart;
  chart.dependencies = dependencies;
}
