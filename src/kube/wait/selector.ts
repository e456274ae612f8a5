/** Label selectors of objects as the text that lists are asked with. */
import { ChartwrightError } from '../../base/errors.ts';
import { compareStrings } from '../../go/utf8.ts';
import { at, isObject } from '../json.ts';

const OPERATORS: ReadonlyMap<unknown, (key: string, values: string) => string> = new Map([
  ['In', (key, values) => `${key} in (${values})`],
  ['NotIn', (key, values) => `${key} notin (${values})`],
  ['Exists', (key) => key],
  ['DoesNotExist', (key) => `!${key}`],
]);

/** A `LabelSelector`; throws if there is none, or if an expression has an unknown operator. */
export function selectorText(selector: unknown): string {
  if (!isObject(selector)) throw new ChartwrightError('cluster', 'no selector found');
  const expressions = at(selector, 'matchExpressions');
  const terms = (Array.isArray(expressions) ? expressions : []).map((one): [string, string] => {
    const [key, values] = [String(at(one, 'key')), at(one, 'values')];
    const print = OPERATORS.get(at(one, 'operator'));
    if (!print) throw new ChartwrightError('cluster', `"${String(at(one, 'operator'))}" is not a valid label selector operator`);
    return [key, print(key, Array.isArray(values) ? values.map(String).sort(compareStrings).join(',') : '')];
  });
  const labels = Object.entries(labelsOf(selector.matchLabels)).map(([key, value]): [string, string] => [key, `${key}=${value}`]);
  return sorted([...labels, ...terms]);
}

/** The plain labels of a ReplicationController or Service as a selector. */
export function labelText(labels: unknown): string {
  return sorted(Object.entries(labelsOf(labels)).map(([key, value]) => [key, `${key}=${value}`]));
}

function labelsOf(labels: unknown): Record<string, string> {
  return isObject(labels) ? Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)])) : {};
}

function sorted(terms: [string, string][]): string {
  return terms
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([, text]) => text)
    .join(',');
}
