/** The first value of a text, as json.Decoder reads it: what is behind it is not looked at. */
import { ChartwrightError } from '../../base/errors.ts';
import type { Value } from '../../go/value.ts';
import { parseJson } from './parse.ts';
import { UnexpectedEnd } from './syntax-error.ts';

/** Reads the value that a text begins with. Throws as parseJson, but `unexpected EOF` if the value has no end, `EOF` if there is none. */
export function parseFirstJson(text: string): Value {
  if (/^[ \t\r\n]*$/.test(text)) throw new ChartwrightError('json/syntax', 'EOF');
  try {
    return parseJson(firstValue(text));
  } catch (error) {
    throw error instanceof UnexpectedEnd ? new ChartwrightError('json/syntax', 'unexpected EOF', { cause: error }) : error;
  }
}

/** Up to where the brackets are closed; all of it if they are not, or if there are none. */
function firstValue(text: string): string {
  let depth = 0;
  if (!/^[ \t\r\n]*[{[]/.test(text)) return /^[ \t\r\n]*(?:"(?:[^"\\]|\\.)*"|[^ \t\r\n]+)/s.exec(text)?.[0] ?? text;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/gs)) {
    if (token === '{' || token === '[') depth++;
    else if ((token === '}' || token === ']') && --depth === 0) return text.slice(0, index + 1);
  }
  return text;
}
