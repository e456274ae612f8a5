/** Who merges objects: the server, or this program. */
import { ChartwrightError } from '../../base/errors.ts';

/** How objects are applied: as asked for, or as before. */
export function onServer(choice: string, before: string): boolean {
  if (choice === 'auto') return before === 'ssa';
  if (choice === 'true' || choice === 'false') return choice === 'true';
  throw new ChartwrightError('usage', `invalid/unknown release server-side apply method: ${choice}`);
}
