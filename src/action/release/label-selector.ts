/** Label selectors as apimachinery's labels.Parse reads them: `a=b,c!=d,e in (f,g),h,!i`. */
import { ChartwrightError } from '../../base/errors.ts';

type Labels = Readonly<Record<string, string>>;
export type LabelMatch = (labels: Labels) => boolean;

/** A function that returns whether labels match. Throws `unable to parse requirement: …`. */
export function parseLabelSelector(text: string): LabelMatch {
  const tokens = text.match(/\(|\)|,|==|!=|=|!|>|<|[^\s(),=!<>]+/g) ?? [];
  const requirements: LabelMatch[] = [];
  let at = 0;
  const next = () => tokens[at++] ?? '';
  while (at < tokens.length) {
    requirements.push(requirement(next, () => tokens[at] ?? ''));
    const separator = next();
    if (separator === '') break;
    if (separator !== ',') throw refuse(`found '${separator}', expected: ',' or 'end of string'`);
    if (at >= tokens.length) throw refuse("found '', expected: identifier after ','");
  }
  return (labels) => requirements.every((matches) => matches(labels));
}

function requirement(next: () => string, peek: () => string): LabelMatch {
  const first = next();
  const absent = first === '!';
  const key = absent ? next() : first;
  if (!/^([A-Za-z0-9.-]+\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(key))
    throw new ChartwrightError('usage', `found '${key}', expected: !, identifier, or 'end of string'`);
  const value = (labels: Labels) => (Object.hasOwn(labels, key) ? labels[key] : undefined);
  if (absent) return (labels) => value(labels) === undefined;
  if (peek() === '' || peek() === ',') return (labels) => value(labels) !== undefined;
  const operator = next();
  switch (operator) {
    case '=':
    case '==': {
      const wanted = one(next, peek);
      return (labels) => value(labels) === wanted;
    }
    case '!=': {
      const unwanted = one(next, peek);
      return (labels) => value(labels) !== unwanted;
    }
    case 'in':
    case 'notin': {
      const values = list(next);
      return (labels) => values.has(value(labels) ?? '') === (operator === 'in') && (operator === 'notin' || value(labels) !== undefined);
    }
    case '>':
    case '<': {
      const bound = Number(one(next, peek));
      return (labels) => value(labels) !== undefined && (operator === '>' ? Number(value(labels)) > bound : Number(value(labels)) < bound);
    }
    default:
      throw refuse(`found '${operator}', expected: in, notin, =, ==, !=, gt, lt`);
  }
}

/** A value; nothing is the empty one. */
function one(next: () => string, peek: () => string): string {
  return peek() === '' || peek() === ',' ? '' : next();
}

function list(next: () => string): ReadonlySet<string> {
  const open = next();
  if (open !== '(') throw refuse(`found '${open}', expected: '('`);
  const values = new Set<string>();
  for (;;) {
    const token = next();
    if (token === ')') return values;
    if (token === '') throw refuse("found '', expected: ',', or ')'");
    if (token !== ',') values.add(token);
  }
}

const refuse = (reason: string) => new ChartwrightError('usage', `unable to parse requirement: ${reason}`);
