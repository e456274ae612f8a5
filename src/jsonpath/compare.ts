/** Comparisons in JSONPath filters: those of old text/template, which know no mixing of integers and floats. */
import { ChartwrightError } from '../base/errors.ts';
import { compareStrings } from '../go/utf8.ts';
import { GoInt, type Value } from '../go/value.ts';

type Kind = 'bool' | 'int' | 'uint' | 'float' | 'string';

/** Whether `left OPERATOR right` holds. Throws a `usage` error for kinds that don't compare and for unknown operators. */
export function compareValues(operator: string, left: Value, right: Value): boolean {
  switch (operator) {
    case '==':
      return order(left, right, true) === 0;
    case '!=':
      return order(left, right, true) !== 0;
    case '<':
      return order(left, right) < 0;
    case '<=':
      return order(left, right) <= 0;
    case '>':
      return order(left, right) > 0;
    case '>=':
      return order(left, right) >= 0;
    default:
      throw new ChartwrightError('usage', `unrecognized filter operator ${operator}`);
  }
}

/** Negative, zero or positive; booleans are only equal or not. */
function order(left: Value, right: Value, equality = false): number {
  const [a, b] = [kindOf(left), kindOf(right)];
  const integers = (kind: Kind) => kind === 'int' || kind === 'uint';
  if (a !== b && !(integers(a) && integers(b))) throw new ChartwrightError('usage', 'incompatible types for comparison');
  if (left instanceof GoInt && right instanceof GoInt) return left.value === right.value ? 0 : left.value < right.value ? -1 : 1;
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right);
  if (a === 'bool' && !equality) throw new ChartwrightError('usage', 'invalid type for comparison');
  return left === right ? 0 : (left as number) < (right as number) ? -1 : 1;
}

function kindOf(value: Value): Kind {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float';
  if (typeof value === 'string') return 'string';
  if (value instanceof GoInt) return value.type.kind.startsWith('uint') ? 'uint' : 'int';
  throw new ChartwrightError('usage', 'invalid type for comparison');
}
