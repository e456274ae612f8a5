/** A time in a lock file: kept as text, but refused if Go's time.Time would refuse it. */
import { ChartwrightError } from '../../base/errors.ts';
import { quote } from '../../go/strconv.ts';
import type { Shape } from './decode-struct.ts';

/** The parts of the layout in order, and what each takes. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ['2006', /^\d{4}/],
  ['-', /^-/],
  ['01', /^(0[1-9]|1[0-2])/],
  ['-', /^-/],
  ['02', /^(0[1-9]|[12]\d|3[01])/],
  ['T', /^T/],
  ['15', /^([01]\d|2[0-3])/],
  [':', /^:/],
  ['04', /^[0-5]\d/],
  [':', /^:/],
  ['05', /^[0-5]\d(\.\d+)?/],
  ['Z07:00', /^(Z|[+-]([01]\d|2[0-3]):[0-5]\d)/],
];

/** `time.Time` in JSON. */
export const RFC3339: Shape<string> = {
  name: 'time.Time',
  zero: () => '',
  decode(value, current) {
    if (value === null) return current;
    if (typeof value !== 'string') throw new ChartwrightError('chart', 'Time.UnmarshalJSON: input is not a JSON string');
    let rest = value;
    for (const [part, pattern] of PARTS) {
      const found = pattern.exec(rest);
      if (!found) throw new ChartwrightError('chart', refusal(value, rest, part));
      rest = rest.slice(found[0].length);
    }
    if (rest !== '') throw new ChartwrightError('chart', `parsing time ${quote(value)}: extra text: ${quote(rest)}`);
    return value;
  },
};

function refusal(text: string, rest: string, part: string): string {
  return `parsing time ${quote(text)} as "2006-01-02T15:04:05Z07:00": cannot parse ${quote(rest)} as ${quote(part)}`;
}
