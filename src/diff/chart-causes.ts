/** Causes beyond lines and values: other versions of dependencies, of the chart itself, of Kubernetes and of Helm. */
import type { Chart } from '../chart/chart.ts';
import { isDict, isList, type Value } from '../go/value.ts';
import type { Cause } from './cause.ts';
import type { FieldChange } from './change.ts';
import { belowChart } from './side.ts';
import type { Lines, Sides } from './sides.ts';

/** Dependencies that wrote the lines, or whose defaults are in them, and that differ. */
export function dependencyCauses({ before, after }: Sides, lines: Lines, values: readonly Cause[]): Cause[] {
  const templates = [...lines.before, ...lines.after].flatMap(({ templates: [place] }) => (place ? [belowChart(place.file)] : []));
  const paths = new Set([...before.dependencies.keys(), ...after.dependencies.keys()]);
  return [...paths].flatMap((path): Cause[] => {
    const [old, now] = [before.dependencies.get(path), after.dependencies.get(path)];
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (old === now || !(templates.some((file) => file.startsWith(`${path}/`)) || values.some((one) => isDefaultOf(one, name)))) return [];
    return [{ kind: 'dependency', name, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }];
  });
}

/** Values that switch a dependency on or off which wrote the lines and is there on one side only. */
export function switchCauses(sides: Sides, lines: Lines): string[] {
  const files = [...lines.before, ...lines.after].flatMap(({ templates: [place] }) => (place ? [belowChart(place.file)] : []));
  const paths = new Set([...sides.before.dependencies.keys(), ...sides.after.dependencies.keys()]);
  const switched = [...paths].filter((path) => sides.before.dependencies.has(path) !== sides.after.dependencies.has(path));
  return switched.filter((path) => files.some((file) => file.startsWith(`${path}/`))).flatMap((path) => switchesOf(sides, path));
}

/** The conditions and tags of a dependency, as paths from the values of the chart at the top. */
function switchesOf({ before, after }: Sides, path: string): string[] {
  const names = path.split('/').filter((_, i) => i % 2 === 1);
  const above = names.slice(0, -1);
  const owner = [before, after].map(({ input }) => chartAt(input.declared, above)).find((chart) => chart !== undefined);
  const declared = owner?.metadata.dependencies?.filter(({ name, alias }) => (alias || name) === names.at(-1)) ?? [];
  return declared.flatMap(({ condition = '', tags = [] }) => [
    ...condition
      .split(',')
      .filter((one) => one.trim() !== '')
      .map((one) => [...above, one.trim()].join('.')),
    ...(tags ?? []).map((tag) => `tags.${tag}`),
  ]);
}

function chartAt(chart: Chart | undefined, names: readonly string[]): Chart | undefined {
  return names.reduce<Chart | undefined>((at, name) => at?.dependencies.find(({ metadata }) => metadata.name === name), chart);
}

function isDefaultOf(cause: Cause, name: string): boolean {
  if (cause.kind !== 'values') return false;
  return [cause.before, cause.after].some((said) => said?.origin.kind === 'chart' && said.origin.chart === name);
}

/** Fields of Chart.yaml whose text before, replaced by that after, makes one side of the other. */
export function chartCauses({ before, after }: Sides, field: FieldChange): Cause[] {
  if (field.op !== 'replace') return [];
  const fields = ['version', 'appVersion', 'name'] as const;
  return fields.flatMap((name): Cause[] => {
    const [old, now] = [before.input.chart.metadata[name], after.input.chart.metadata[name]];
    if (!old || !now || old === now || !isReplaced(field.before, field.after, old, now)) return [];
    return [{ kind: 'chart', field: name, before: old, after: now }];
  });
}

function isReplaced(before: Value, after: Value, old: string, now: string): boolean {
  if (isList(before) && isList(after)) return before.some((item, i) => isReplaced(item, after[i] ?? null, old, now));
  if (isDict(before) && isDict(after)) return [...before].some(([key, item]) => isReplaced(item, after.get(key) ?? null, old, now));
  if (typeof before !== 'string' || typeof after !== 'string') return false;
  // Labels have `_` in place of `+`.
  const forms = [(text: string) => text, (text: string) => text.replaceAll('+', '_')];
  return before !== after && forms.some((form) => before.includes(form(old)) && before.replaceAll(form(old), form(now)) === after);
}

/** Whether the sides have the same files and are given the same values, so that only what renders them differs. */
export function haveSameInputs({ before, after }: Sides): boolean {
  return before.fingerprint === after.fingerprint;
}

/** What the whole sides are rendered with. */
export function sidesCauses({ before, after }: Sides): Cause[] {
  const [a, b] = [before.input, after.input];
  const causes: Cause[] = [];
  if (a.helm !== b.helm) causes.push({ kind: 'helm', before: a.helm, after: b.helm });
  if (a.kubeVersion !== b.kubeVersion) causes.push({ kind: 'option', name: 'kube-version', before: a.kubeVersion, after: b.kubeVersion });
  return causes;
}
