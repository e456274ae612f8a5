/** How URLs are refused. */
import { ChartwrightError, errorText } from '../../base/errors.ts';
import { quote } from '../quote.ts';

/** Refuses with the reason alone; `refusing` adds which URL it was. */
export function refuseUrl(reason: string): never {
  throw new ChartwrightError('usage', reason);
}

/** What `parse` gives; a refusal becomes `parse "…": <reason>`. */
export function refusing<T>(text: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new ChartwrightError('usage', `parse ${quote(text)}: ${errorText(error)}`);
  }
}
