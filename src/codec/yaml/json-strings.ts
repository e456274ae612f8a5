/**
 * What becomes of a string that sigs.k8s.io/yaml writes as JSON and reads again as YAML: stray bytes
 * turn into U+FFFD, a next-line character (U+0085) is folded, some characters are refused.
 */
import { ChartwrightError } from '../../base/errors.ts';
import { byteLength, byteSlice, runes } from '../../go/utf8.ts';

const DIRTY = /[\x7f-\x9f\ud800-\udfff\ufffe\uffff]/;
const STRAY = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** A document marker at the beginning of a line. */
const INDICATOR = /\x85(?:---|\.\.\.)[ \x85]/;
const FORBIDDEN = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;
/** Reading a line break drops the blanks around it; one becomes a space, more become one less. */
const FOLDED = / *\x85[ \x85]*/g;
/** YAML's limit for a key on one line: characters of its JSON text, quotes included. */
const KEY_LIMIT = 1024;

/** The string as YAML gets to see it. Throws if `refusal` finds the reason. */
export function throughJson(text: string): string {
  if (!DIRTY.test(text)) return text;
  const clean = text.replace(STRAY, '\ufffd');
  if (FORBIDDEN.test(clean) || INDICATOR.test(clean)) throw new Refused();
  return clean.replace(FOLDED, (blanks) => '\n'.repeat(blanks.split('\x85').length - 2) || ' ');
}

/** As throughJson for the key of a mapping, which must be short and on one line. */
export function keyThroughJson(text: string): string {
  if (text.length * 6 > KEY_LIMIT && quotedLength(text) > KEY_LIMIT) throw new Refused();
  if (!DIRTY.test(text)) return text;
  if (text.includes('\x85')) throw new Refused();
  return throughJson(text);
}

/** Says that YAML refuses the JSON; its words are found by `refusal`, from the JSON text. */
export class Refused extends Error {}

/** The error that reading this JSON text as YAML ends in: the first one that go-yaml meets. */
export function jsonStringError(json: string): ChartwrightError {
  let line = 0;
  for (const { 0: token, 1: colon, index } of json.matchAll(/"(?:[^"\\]|\\.)*"(:?)/gs)) {
    const indicator = INDICATOR.exec(token);
    const read = indicator ? token.slice(0, indicator.index + 1) : token;
    const breaks = read.split('\x85').length - 1;
    if (!indicator && !(colon && (breaks > 0 || runes(token).length > KEY_LIMIT + 1))) {
      line += breaks;
      continue;
    }
    if (FORBIDDEN.test(readAhead(json, index + read.length))) break;
    return indicator
      ? problem(line + breaks + 1, 'found unexpected document indicator')
      : problem(line + breaks, "did not find expected ',' or '}'");
  }
  return problem(0, 'control characters are not allowed');
}

/** What go-yaml has checked when it has read up to `end`: it reads blocks of 512 bytes and checks the characters of each first. */
function readAhead(json: string, end: number): string {
  const bytes = byteLength(json.slice(0, end));
  return byteSlice(json, 0, Math.min(Math.ceil((bytes + 3) / 512) * 512, byteLength(json)));
}

function problem(line: number, reason: string): ChartwrightError {
  return new ChartwrightError('yaml/syntax', `yaml: ${line > 0 ? `line ${line}: ` : ''}${reason}`, { reason });
}

function quotedLength(text: string): number {
  let length = 2;
  for (const char of text) length += escapedLength(char);
  return length;
}

/** Characters that encoding/json writes for one. */
function escapedLength(char: string): number {
  if (/["\\\b\f\n\r\t]/.test(char)) return 2;
  return /[\x00-\x1f<>&\u2028\u2029]/.test(char) ? 6 : /[\ud800-\udfff]/.test(char) && char.length === 1 ? 6 : 1;
}
