/** Label and field selectors of lists and watches. */
import { at } from '../../../src/kube/json.ts';
import { badRequest, type Kind } from './failure.ts';

export type Matches = (object: unknown) => boolean;

const TERM = /^\s*(?:!\s*([\w./-]+)|([\w./-]+)\s*(?:(in|notin)\s*\(([^)]*)\)|(==|=|!=)\s*([\w.-]*))?)\s*$/;

export function labelMatcher(selector: string): Matches {
  const terms = (selector.match(/(?:\([^)]*\)|[^,(])+/g) ?? []).map(labelTerm);
  return (object) => {
    const labels = at(object, 'metadata', 'labels') ?? {};
    return terms.every((term) => term(labels as Record<string, string>));
  };
}

function labelTerm(text: string): (labels: Record<string, string>) => boolean {
  const [, absent, key = '', set, values = '', operator, value] = TERM.exec(text) ?? [];
  if (absent !== undefined) return (labels) => !(absent in labels);
  if (key === '') throw badRequest(`found '${text}', expected: !, identifier, or 'end of string'`);
  const all = values.split(',').map((one) => one.trim());
  if (set === 'in') return (labels) => key in labels && all.includes(labels[key] as string);
  if (set === 'notin') return (labels) => !(key in labels && all.includes(labels[key] as string));
  if (operator === '!=') return (labels) => labels[key] !== value;
  return operator === undefined ? (labels) => key in labels : (labels) => labels[key] === value;
}

/** Fields beside name and namespace that lists of a kind can be selected by. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Secret: ['type'],
  Pod: ['spec.nodeName', 'status.phase', 'status.podIP'],
  Event: ['involvedObject.kind', 'involvedObject.name', 'involvedObject.namespace', 'involvedObject.uid', 'reason', 'type'],
  Namespace: ['status.phase'],
};

export function fieldMatcher(selector: string, kind: Kind): Matches {
  const terms = selector.split(',').filter((term) => term !== '');
  const checks = terms.map((term): Matches => {
    const [, field = '', operator, value] = /^([^=!]+)(==|=|!=)(.*)$/.exec(term) ?? [];
    if (!['metadata.name', 'metadata.namespace', ...(FIELDS[kind.kind] ?? [])].includes(field))
      throw badRequest(`"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`);
    return (object) => ((at(object, ...field.split('.')) ?? '') === value) === (operator !== '!=');
  });
  return (object) => checks.every((check) => check(object));
}
