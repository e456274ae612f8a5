/** The time that archives are stamped with if builds are to be repeatable. */
import { ChartwrightError, wrapping } from '../../base/errors.ts';
import { parseInteger } from '../../go/strconv.ts';

/** SOURCE_DATE_EPOCH in milliseconds; undefined if it is not set. */
export function sourceDateEpoch(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const seconds = wrapping('invalid SOURCE_DATE_EPOCH', () => Number(parseInteger(text)));
  if (seconds < 0) throw new ChartwrightError('usage', 'invalid SOURCE_DATE_EPOCH: must not be negative');
  return seconds * 1000;
}
