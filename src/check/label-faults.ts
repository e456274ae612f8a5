/** What is wrong with the labels and annotations of an object and of its pod template. Mirrors apimachinery's validation of qualified names. */
import { type Dict, isDict } from '../go/value.ts';

const NAME = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)$/;
const PREFIX = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST_PREFIX = 253;

type Fault = readonly [path: readonly string[], message: string];

export function labelFaults(object: Dict): Fault[] {
  const template = ['spec', 'template'];
  return [[], template, [...template.slice(0, 1), 'jobTemplate', ...template]].flatMap((path) => faultsBelow(object, path));
}

function faultsBelow(object: Dict, path: readonly string[]): Fault[] {
  const at = (names: readonly string[]): Dict | undefined => {
    let found: unknown = object;
    for (const name of names) found = isDict(found as Dict) ? (found as Dict).get(name) : undefined;
    return found instanceof Map ? (found as Dict) : undefined;
  };
  return ['labels', 'annotations'].flatMap((kind) => {
    const place = [...path, 'metadata', kind];
    return [...(at(place) ?? [])].flatMap(([key, value]): Fault[] => {
      const fault = keyFault(key) ?? (kind === 'labels' && typeof value === 'string' ? valueFault(value) : undefined);
      return fault ? [[[...place, key], fault]] : [];
    });
  });
}

function keyFault(key: string): string | undefined {
  const slash = key.indexOf('/');
  const [prefix, name] = slash < 0 ? [undefined, key] : [key.slice(0, slash), key.slice(slash + 1)];
  if (prefix !== undefined && (prefix.length > LONGEST_PREFIX || !PREFIX.test(prefix))) return `${key} has an invalid prefix`;
  return NAME.test(name) ? undefined : `${key} is not a valid key: at most 63 letters, digits, -, _ and ., a letter or digit at both ends`;
}

function valueFault(value: string): string | undefined {
  if (value === '' || NAME.test(value)) return undefined;
  return `${value} is not a valid label value: at most 63 letters, digits, -, _ and ., a letter or digit at both ends`;
}
