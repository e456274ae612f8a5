/** Services that nearly select a pod of the chart: all labels except one, which is misspelt. Pods of other charts are not known, so nothing more can be reported. */
import { closestName } from '../base/closest.ts';
import { type Dict, isDict, type Value } from '../go/value.ts';
import type { ObjectFinding } from './finding.ts';

export function serviceFaults(objects: readonly Value[]): ObjectFinding[] {
  const pods = objects.flatMap(podLabels);
  return objects.flatMap((value, object): ObjectFinding[] => {
    if (!isDict(value) || value.get('kind') !== 'Service' || value.get('apiVersion') !== 'v1') return [];
    const selector = at(value, 'spec', 'selector');
    if (!selector || selector.size === 0 || pods.some((labels) => missing(selector, labels).length === 0)) return [];
    const near = pods.flatMap((labels) => {
      const [key, ...more] = missing(selector, labels);
      return key !== undefined && more.length === 0 && isNear(selector, labels, key) ? [{ key, labels }] : [];
    });
    return near.slice(0, 1).map(({ key, labels }) => {
      const actual = labels.get(key);
      const message = `no pod template has ${key}: ${String(selector.get(key))}; one has ${actual === undefined ? [...labels.keys()].join(', ') : String(actual)}`;
      return { rule: 'kubernetes/selector', object, path: ['spec', 'selector', key], message };
    });
  });
}

function podLabels(value: Value): Dict[] {
  if (!isDict(value)) return [];
  const labels =
    value.get('kind') === 'Pod'
      ? at(value, 'metadata', 'labels')
      : (at(value, 'spec', 'template', 'metadata', 'labels') ?? at(value, 'spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels'));
  return labels ? [labels] : [];
}

function missing(selector: Dict, labels: Dict): string[] {
  return [...selector].filter(([key, value]) => labels.get(key) !== value).map(([key]) => key);
}

function isNear(selector: Dict, labels: Dict, key: string): boolean {
  const wanted = String(selector.get(key));
  if (labels.has(key)) return closestName([String(labels.get(key))], wanted) !== undefined;
  return [...labels].some(([other, value]) => String(value) === wanted && closestName([other], key) !== undefined);
}

function at(value: Dict, ...path: string[]): Dict | undefined {
  let found: Value | undefined = value;
  for (const step of path) found = isDict(found ?? null) ? (found as Dict).get(step) : undefined;
  return isDict(found ?? null) ? (found as Dict) : undefined;
}
