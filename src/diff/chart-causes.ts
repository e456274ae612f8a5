/** Causes beyond lines and values: other versions of dependencies, of the chart itself, of Kubernetes and of Helm. */
import { isDict, isList, type Value } from '../go/value.ts';
import type { Cause } from './cause.ts';
import type { FieldChange } from './change.ts';
import type { Lines, Sides } from './find-causes.ts';
import { belowChart } from './side.ts';

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
