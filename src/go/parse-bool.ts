/** Texts to booleans by Go's rules. */
import { ChartwrightError } from '../base/errors.ts';
import { quote } from './quote.ts';

/** Go's strconv.ParseBool. */
export function parseBool(text: string): boolean {
  if (/^(1|t|T|TRUE|true|True)$/.test(text)) return true;
  if (/^(0|f|F|FALSE|false|False)$/.test(text)) return false;
  throw new ChartwrightError('usage', `strconv.ParseBool: parsing ${quote(text)}: invalid syntax`);
}
