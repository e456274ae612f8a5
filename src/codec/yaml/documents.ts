/** A text of several YAML documents, cut as k8s.io/apimachinery's NewYAMLReader does: by lines, without a look at the YAML. */
import { ChartwrightError } from '../../base/errors.ts';
import { trimSpace } from '../../go/space.ts';

const SEPARATOR = '---';

/**
 * The documents between the lines that begin with `---`. Each ends in a line break (CRLF becomes LF); a separator that
 * nothing is before stays part of the document after it, and is one by itself before another separator. Throws `invalid
 * Yaml document separator: …` (code `yaml`) if anything but a comment follows the dashes.
 */
export function splitYamlDocuments(text: string): string[] {
  return [...readYamlDocuments(text)].map((document) => document.text);
}

/** A document of a text, and the line on which it begins, from 1. */
export interface YamlDocument {
  readonly text: string;
  readonly line: number;
}

/** The same one by one, so that what is wrong with a document is seen before what is wrong with a later separator. */
export function* readYamlDocuments(text: string): Generator<YamlDocument, void> {
  const unix = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  const body = unix === '' || unix.endsWith('\n') ? unix : unix + '\n';
  let start = 0;
  let line = 1;
  for (let at = separatorAt(body, 0); at >= 0; at = separatorAt(body, at + 1)) {
    const end = body.indexOf('\n', at) + 1;
    checkSeparator(body, at, end);
    if (at === start) continue;
    yield { text: body.slice(start, at), line };
    line += lineBreaks(body, start, end);
    start = end;
  }
  if (start < body.length) yield { text: body.slice(start), line };
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The first line from `from` on that begins with the separator. */
function separatorAt(body: string, from: number): number {
  if (from === 0 && body.startsWith(SEPARATOR)) return 0;
  const at = body.indexOf('\n' + SEPARATOR, Math.max(from - 1, 0));
  return at < 0 ? -1 : at + 1;
}

function checkSeparator(body: string, at: number, end: number): void {
  const rest = trimSpace(body.slice(at + SEPARATOR.length, end));
  if (rest === '' || rest.startsWith('#')) return;
  const line = body.slice(0, at).split('\n').length;
  throw new ChartwrightError('yaml/syntax', `invalid Yaml document separator: ${rest}`, { position: { file: '', line } });
}
