/** Labels that a release's record carries. */
import { ChartwrightError } from '../base/errors.ts';

const SYSTEM_LABELS = ['name', 'owner', 'status', 'version', 'createdAt', 'modifiedAt'];

/** Throws a `usage` error if labels would shadow those that releases have of themselves. */
export function checkLabels(labels: readonly string[]): void {
  if (!labels.some((label) => SYSTEM_LABELS.includes(label))) return;
  throw new ChartwrightError(
    'usage',
    `user supplied labels contains system reserved label name. System labels: [${SYSTEM_LABELS.join(' ')}]`,
  );
}
